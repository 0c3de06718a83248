import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#kit/app';
import type { Database } from '#kit/db/db';
import { Signs } from '#kit/jobs/signs';
import { deliver, deliverRecoveries, longestWaitMs, type Outcome } from '../deliver.ts';
import { allChannels } from '../store.ts';
import type { DeliveryRow } from '../tables.ts';
import { claimDue, giveBack, healTimes, hurry, sentByOthers, signSending } from './store.ts';

/** So many of one channel are under way at once: a dead mail server delays its own notices and nothing else. */
const perChannel = 10;
/** Urgent notices go before older ones for so long. */
const freshMs = 600_000;
const signEveryMs = 5000;
/** Whoever gave no sign for so long was killed; what they were sending is sent again. */
const lostAfterMs = 20_000;
const lookEveryMs = 500;
/** Those that end together make room together. */
const gatherMs = 20;
/** Told to stop, what is under way has so long. */
const leaveMs = 5000;

/**
 * Sends what is due, many at once. Any number of processes may do it: each claims its own rows, and signs them while it
 * sends. A kill between sending and writing it down means that the notice is sent again, under the same id; nothing is lost.
 */
export class Courier {
  readonly #app: App;
  readonly #now: () => number;
  readonly #signs: Signs;
  readonly #sending = new Map<string, string>();
  /** Channels whose last notice went out. */
  readonly #working = new Set<string>();
  #wake = () => {};
  #signedAt = -Infinity;

  /** @param now monotonic milliseconds */
  constructor(app: App, now: () => number = () => performance.now()) {
    this.#app = app;
    this.#now = now;
    this.#signs = new Signs(lostAfterMs, now);
  }

  /**
   * Sends until nothing is due and nothing is under way. Told to stop, it takes nothing new, and gives back what does not
   * end soon.
   * @returns how many it took
   */
  async run(stopping?: AbortSignal): Promise<number> {
    let taken = 0;
    while (!stopping?.aborted) {
      const ended = new Promise<void>((resolve) => (this.#wake = resolve));
      const more = await this.#take();
      taken += more;
      if (more === 0 && this.#sending.size === 0) return taken;
      const over = new AbortController();
      await Promise.race([
        ended.then(() => sleep(gatherMs)),
        sleep(lookEveryMs, undefined, {
          signal: stopping ? AbortSignal.any([over.signal, stopping]) : over.signal,
        }).catch(() => undefined),
      ]);
      over.abort();
    }
    await this.#leave();
    return taken;
  }

  async #take(): Promise<number> {
    const { db, clock } = this.#app;
    if (this.#now() - this.#signedAt >= signEveryMs) await this.#sign();
    const under = Map.groupBy(this.#sending.values(), (channelId) => channelId);
    const rooms = (await allChannels(db))
      .map(({ id }) => ({ channelId: id, room: perChannel - (under.get(id)?.length ?? 0) }))
      .filter(({ room }) => room > 0);
    if (rooms.length === 0) return 0;
    const now = clock.now();
    const claimed = await db.transaction().execute((trx) => claimDue(trx, { now, freshSince: now - freshMs, rooms }));
    for (const delivery of claimed) this.#sending.set(delivery.id, delivery.channel_id!);
    const recoveries = Map.groupBy(
      claimed.filter((d) => d.kind === 'recovered'),
      (d) => d.channel_id!,
    );
    for (const delivery of claimed)
      if (delivery.kind !== 'recovered') this.#follow([delivery], deliver(this.#app, delivery));
    for (const [channelId, group] of recoveries)
      this.#follow(
        group,
        deliverRecoveries(this.#app, channelId, group, (more) =>
          more.forEach((d) => this.#sending.set(d.id, channelId)),
        ),
      );
    return claimed.length;
  }

  #follow(claimed: readonly DeliveryRow[], work: Promise<{ outcome: Outcome; ids: string[] }>): void {
    const channelId = claimed[0]!.channel_id!;
    const end = async () => {
      try {
        const { outcome, ids } = await work;
        for (const id of ids) this.#sending.delete(id);
        await this.#learn(channelId, outcome);
      } catch (error) {
        // Nothing was sent. Unsigned from now on, it is taken for lost and sent again.
        this.#app.log.error(
          { err: error, channel: channelId },
          'notices could not be sent by a fault of ours; they are tried again',
        );
      }
      for (const { id } of claimed) this.#sending.delete(id);
      this.#wake();
    };
    void end();
  }

  async #learn(channelId: string, outcome: Outcome): Promise<void> {
    if (outcome === 'failed') this.#working.delete(channelId);
    if (outcome !== 'sent' || this.#working.has(channelId)) return;
    this.#working.add(channelId);
    await hurry(this.#app.db, channelId, this.#app.clock.now());
  }

  async #sign(): Promise<void> {
    const { db, clock } = this.#app;
    const mine = [...this.#sending.keys()];
    await signSending(db, mine);
    await healTimes(db, clock.now(), longestWaitMs);
    await giveBack(db, this.#signs.silent(await sentByOthers(db, mine)), clock.now());
    this.#signedAt = this.#now();
  }

  async #leave(): Promise<void> {
    const until = performance.now() + leaveMs;
    while (performance.now() < until && this.#sending.size > 0) await sleep(gatherMs);
    await giveBack(this.#app.db, [...this.#sending.keys()], this.#app.clock.now());
  }
}

const couriers = new WeakMap<Database, Courier>();

/** The one of this process. */
export function courierOf(app: App): Courier {
  const courier = couriers.get(app.database) ?? new Courier(app);
  couriers.set(app.database, courier);
  return courier;
}
