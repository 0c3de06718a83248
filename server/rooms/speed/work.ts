import { z } from 'zod';
import type { MeasuredSet } from '#contract/speed';
import { measuredSetOf, measureSpeed, NoBrowser } from '#inspection';
import type { App } from '#kit/app';
import { type Database, inTransaction, type Transaction } from '#kit/db/db';
import { storable } from '#kit/db/storable';
import { keepNotes } from '#kit/jobs/keep-notes';
import { addJob } from '#kit/jobs/queue';
import { changed } from '#kit/live';
import { createNet } from '#kit/net/create-net';
import { job } from '#kit/room';
import { netPolicyOf, storeById } from '#rooms/stores';
import { keepSet } from './keep-set.ts';
import { changeTry, claimStale, claimWaiting, someoneWaits } from './store.ts';
import type { SetRow } from './tables.ts';

export const work = job({
  name: 'speed.work',
  payload: z.object({}),
  run: (app, _, { signal }) => workOff(app, signal),
});

/** Any worker that is free takes the next that waits; one call that nobody has heard yet is enough. */
export const callWorker = (trx: Transaction): Promise<void> =>
  addJob(trx, 'speed.work', {}, { key: 'speed.work', maxAttempts: 3 });

/** A browser fills memory and keeps a processor busy: one set at a time in a process. */
const busy = new WeakSet<Database>();
/** Long enough for a database that is away, short enough for a person who looks on. */
const silentMs = 30_000;
const tries = 3;

/** Measures what waits, one set after another, until nothing is left or this process is told to stop. */
export async function workOff(app: App, stopping?: AbortSignal): Promise<void> {
  if (busy.has(app.database)) return;
  busy.add(app.database);
  try {
    while (!stopping?.aborted) {
      const set = await inTransaction(app.db, async (trx) => {
        const claimed = await claimWaiting(trx, app.clock.now());
        if (claimed) await changed(trx, { topic: 'audit', id: claimed.id, storeId: claimed.store_id });
        return claimed;
      });
      if (!set) return;
      await conduct(app, set, stopping);
    }
  } finally {
    busy.delete(app.database);
  }
}

async function conduct(app: App, set: SetRow, stopping?: AbortSignal): Promise<void> {
  const over = new AbortController();
  const notes = notesOf(app, set, () => over.abort());
  const signal = AbortSignal.any([over.signal, ...(stopping ? [stopping] : [])]);
  const measured = await measure(app, set, { signal, onDone: notes.tell }).finally(notes.stop);
  if (over.signal.aborted) return;
  await inTransaction(app.db, async (trx) => {
    if (stopping?.aborted) {
      // Another process begins anew, and this does not count as a try.
      const given = { state: 'waiting' as const, started_at: null, done: 0, attempt: set.attempt - 1 };
      if (await changeTry(trx, set, given)) await callWorker(trx);
      return;
    }
    await finish(trx, app, set, measured);
  });
}

type Outcome = MeasuredSet | 'no_browser' | 'not_measured';

async function finish(trx: Transaction, app: App, set: SetRow, measured: Outcome): Promise<void> {
  const now = app.clock.now();
  const store = await storeById(trx, set.store_id, null);
  if (!store) return;
  await changed(trx, { topic: 'audit', id: set.id, storeId: set.store_id });
  if (typeof measured === 'string') {
    await changeTry(trx, set, { state: 'failed', finished_at: now, trouble: measured });
    return;
  }
  const { lighthouse, chromium, failed } = storable(measured);
  const isMine = await changeTry(trx, set, {
    state: 'done',
    finished_at: now,
    done: set.pages.length * set.devices.length,
    lighthouse,
    chromium,
    failed,
  });
  if (isMine) await keepSet(trx, app, { id: set.id, at: now, store }, storable(measured));
}

async function measure(
  app: App,
  set: SetRow,
  { signal, onDone }: { signal: AbortSignal; onDone(done: number): void },
): Promise<Outcome> {
  const net = createNet(await netPolicyOf(app, true));
  const parts: MeasuredSet[] = [];
  const failed: MeasuredSet['failed'] = [];
  let done = 0;
  for (const page of set.pages)
    for (const device of set.devices) {
      if (signal.aborted) return 'not_measured';
      try {
        parts.push(measuredSetOf(await measureSpeed([page], { net, signal, runs: set.runs, devices: [device] })));
      } catch (error) {
        if (error instanceof NoBrowser) return 'no_browser';
        if (!signal.aborted)
          app.log.warn({ err: error, storeId: set.store_id, kind: page.kind, device }, 'a page was not measured');
        failed.push({ kind: page.kind, device, reason: error instanceof Error ? error.message : '–' });
      }
      onDone(++done);
    }
  const [first] = parts;
  return first ? { ...first, runs: set.runs, pages: parts.flatMap(({ pages }) => pages), failed } : 'not_measured';
}

/** Writes down how far it is. */
function notesOf(app: App, { id, attempt, store_id: storeId }: SetRow, onOver: () => void) {
  let done = 0;
  const notes = keepNotes(
    (isNews) =>
      inTransaction(app.db, async (trx) => {
        const mine = await changeTry(trx, { id, attempt }, { beat_at: app.clock.now(), done });
        if (mine && isNews) await changed(trx, { topic: 'audit', id, storeId });
        return mine;
      }),
    onOver,
  );
  return {
    tell: (now: number) => {
      done = now;
      notes.tell();
    },
    stop: notes.stop,
  };
}

/**
 * A set whose worker was killed waits for another, which begins anew; one that dies again and again is told as broken off. A
 * call that nobody heeded is said again.
 */
export async function revive(app: App): Promise<void> {
  const now = app.clock.now();
  await inTransaction(app.db, async (trx) => {
    for (const set of await claimStale(trx, now - silentMs)) {
      const isLast = set.attempt >= tries;
      await changeTry(
        trx,
        set,
        isLast
          ? { state: 'failed', finished_at: now, trouble: 'broken_off' }
          : { state: 'waiting', started_at: null, done: 0 },
      );
      await changed(trx, { topic: 'audit', id: set.id, storeId: set.store_id });
    }
    if (await someoneWaits(trx)) await callWorker(trx);
  });
}
