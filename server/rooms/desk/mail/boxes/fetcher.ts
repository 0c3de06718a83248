import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapSettings } from '#contract/desk-mail';
import type { App } from '#kit/app';
import type { Database } from '#kit/db/db';
import { BoxFailure } from './imap.ts';
import { boxSettings } from './settings.ts';
import { type BoxRow, claimBoxes, giveBackBoxes } from './store.ts';
import { fails } from './tell-silence.ts';
import { watchBox } from './watch-box.ts';

/** Seconds until the next try; the last repeats. */
const backOff = [5, 15, 30, 60, 120, 300];
const claimMs = 30_000;
const turnEveryMs = 1000;

interface Watch {
  revision: number;
  stop: AbortController;
  done: Promise<void>;
}

/** Holds a connection to each IMAP mailbox that no other server holds. */
export class Fetcher {
  readonly #app: App;
  readonly #me = randomUUID();
  readonly #watches = new Map<string, Watch>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Claims, begins where nothing is under way and a try is due, and lets go what is not ours any more. */
  async turn(): Promise<void> {
    const now = this.#app.clock.now();
    const mine = await claimBoxes(this.#app.db, this.#me, claimMs);
    for (const [id, watch] of this.#watches)
      if (mine.find((box) => box.id === id)?.revision !== watch.revision) {
        watch.stop.abort();
        await watch.done;
      }
    // A clock that jumped back makes nobody wait for longer than the longest pause.
    const longest = backOff.at(-1)! * 1000;
    for (const box of mine)
      if (!this.#watches.has(box.id) && (box.try_at <= now || box.try_at > now + longest)) this.#begin(box);
  }

  async run(stopping?: AbortSignal): Promise<void> {
    if (!stopping) return this.turn();
    try {
      while (!stopping.aborted) {
        await this.turn();
        await sleep(turnEveryMs, undefined, { signal: stopping }).catch(() => undefined);
      }
    } finally {
      await this.close();
    }
  }

  /** Lets all go; another server may take them at once. */
  async close(): Promise<void> {
    const all = [...this.#watches.values()];
    for (const { stop } of all) stop.abort();
    await Promise.all(all.map(({ done }) => done));
    await giveBackBoxes(this.#app.db, this.#me);
  }

  #begin(box: BoxRow): void {
    const stop = new AbortController();
    const settings: ImapSettings = boxSettings(this.#app, box);
    const done = this.#follow(box, settings, stop.signal);
    this.#watches.set(box.id, { revision: box.revision, stop, done });
  }

  async #follow(box: BoxRow, settings: ImapSettings, stop: AbortSignal): Promise<void> {
    try {
      await watchBox(this.#app, box, settings, stop);
    } catch (error) {
      await this.#fail(box, error);
    } finally {
      this.#watches.delete(box.id);
    }
  }

  async #fail(box: BoxRow, error: unknown): Promise<void> {
    const app = this.#app;
    if (!(error instanceof BoxFailure)) {
      app.log.error(
        { err: error, mailbox: box.id },
        'a mailbox could not be read by a fault of ours; it is tried again',
      );
      return;
    }
    const wait = backOff[Math.min(box.failures, backOff.length - 1)]! * 1000;
    await app.db
      .transaction()
      .execute((trx) => fails(trx, app, box, error.trouble, wait))
      .catch((err: unknown) => app.log.error({ err, mailbox: box.id }, 'the state of a mailbox could not be written'));
  }
}

const fetchers = new WeakMap<Database, Fetcher>();

/** The one of this process. */
export function fetcherOf(app: App): Fetcher {
  const fetcher = fetchers.get(app.database) ?? new Fetcher(app);
  fetchers.set(app.database, fetcher);
  return fetcher;
}
