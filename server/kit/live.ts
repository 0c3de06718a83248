import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import type { App } from './app.ts';
import type { Transaction } from './db/db.ts';

export type Topic =
  | 'monitor'
  | 'store'
  | 'discovery'
  | 'incident'
  | 'request'
  | 'task'
  | 'time'
  | 'hours'
  | 'delivery'
  | 'maintenance'
  | 'prober'
  | 'cover'
  | 'status_page'
  | 'audit'
  | 'finding'
  | 'tracker';

/** Tells that a thing changed: to the team, to the people of its store's client, and to those of `clientId`. */
export interface Change {
  topic: Topic;
  id: string;
  storeId: string | null;
  clientId?: string | null;
}

/** Tells every console, once the transaction is committed; nothing is told where it is rolled back. */
export async function changed(trx: Transaction, change: Change): Promise<void> {
  await sql`select pg_notify('vakhta_live', ${JSON.stringify(change)})`.execute(trx);
}

/** Hears the changes of all processes of this database; listens again after the database was away. */
export class LiveHub extends EventEmitter<{ change: [Change]; reconnected: [] }> {
  readonly #app: App;
  #client: pg.Client | null = null;
  #stopped = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(app: App) {
    super();
    this.setMaxListeners(0);
    this.#app = app;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#app.settings.databaseUrl,
      application_name: 'vakhta live',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    const again = () => {
      if (this.#stopped || this.#client !== client) return;
      this.#client = null;
      this.#retry = setTimeout(() => void this.start(), 1000);
    };
    this.#client = client;
    client
      .on('error', again)
      .on('end', again)
      .on('notification', (n) => this.emit('change', JSON.parse(n.payload ?? '{}') as Change));
    try {
      await client.connect();
      await client.query('listen vakhta_live');
      this.emit('reconnected');
    } catch (error) {
      this.#app.log.warn({ err: error }, 'live updates wait for the database');
      again();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}
