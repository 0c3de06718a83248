import { Kysely, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';

/** Reads. A room types its own tables: `db.withTables<MonitoringTables>()`. */
export type Db = Kysely<unknown>;
/** Writes take this, so that whoever calls decides what succeeds or fails together. */
export type Transaction = KyselyTransaction<unknown>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

// Counts and identities fit into a double here; timestamps are epoch milliseconds in bigint columns.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// `int[]`, ten times as fast as by the driver's own parser: a chart reads tens of thousands of them.
const int4Array = 1007 as typeof pg.types.builtins.INT4; // the driver's list of names knows no arrays
pg.types.setTypeParser(int4Array, (text) => JSON.parse(`[${text.slice(1, -1).replaceAll('NULL', 'null')}]`) as unknown);

/** Opens a pool. A connection that breaks is replaced; `onError` hears of it. */
export function connect(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    // A database that vanished without a word is missed after a while.
    keepAlive: true,
    application_name: 'vakhta',
  });
  let closed = false;
  // Connections that we end ourselves may still hear that the database goes, too: nobody needs to know.
  const tell = (error: Error) => void (closed || options.onError?.(error));
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', tell));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const close = () => {
    closed = true;
    return db.destroy();
  };
  return { db, pool, close };
}

export function inTransaction<T>(db: Db, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

/** Whether the database answers now. */
export const answers = (db: Db): Promise<boolean> =>
  sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );

/** It stops, was killed, starts, recovers, has no connection left, or is not there. */
const away = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether an error says that the database is away: the same may succeed when it is back. */
export function isAway(error: unknown): boolean {
  const { code, message } = error as Error & { code?: string };
  return (
    away.has(code ?? '') || /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message)
  );
}
