import { z } from 'zod';
import type { App } from '#kit/app';
import { type Database, inTransaction } from '#kit/db/db';
import { storable } from '#kit/db/storable';
import { keepNotes } from '#kit/jobs/keep-notes';
import { changed } from '#kit/live';
import { createNet } from '#kit/net/create-net';
import { job } from '#kit/room';
import { type Artifacts, inspect, type Inspection, type Within } from '#inspection';
import { advisoriesFor } from '#rooms/advisories';
import { netPolicyOf, storeById } from '#rooms/stores';
import { seoOfSnapshot } from '../snapshots/pack.ts';
import type { RunRow } from '../tables.ts';
import { finish } from './finish.ts';
import { changeTry, claimWaiting } from './store.ts';
import { callWorker } from './start-audit.ts';

export default job({
  name: 'audits.work',
  payload: z.object({}),
  run: (app, _, { signal }) => workOff(app, signal),
});

/** A store that answers nothing in time must not keep a worker for ever: what was gathered by then is judged. */
const MOST_MS = 60 * 60_000;

/** Pages of an earlier look that are opened again beside the usual. */
const MOST_AGAIN = 500;

/** An audit fills memory and keeps a processor busy: one at a time in a process. */
const busy = new WeakSet<Database>();

/** Runs what waits, one after another, until nothing is left or this process is told to stop. */
export async function workOff(app: App, stopping?: AbortSignal): Promise<void> {
  if (busy.has(app.database)) return;
  busy.add(app.database);
  try {
    while (!stopping?.aborted) {
      const run = await inTransaction(app.db, async (trx) => {
        const claimed = await claimWaiting(trx, app.clock.now());
        if (claimed) await changed(trx, { topic: 'audit', id: claimed.id, storeId: claimed.store_id });
        return claimed;
      });
      if (!run) return;
      await conduct(app, run, stopping);
    }
  } finally {
    busy.delete(app.database);
  }
}

async function conduct(app: App, run: RunRow, stopping?: AbortSignal): Promise<void> {
  const over = new AbortController();
  const policy = await netPolicyOf(app, true);
  const since = run.since_id === null ? null : await seoOfSnapshot(app.db, run.since_id);
  const notes = notesOf(app, run, () => over.abort());
  const inspection = await inspect(new URL(run.address), {
    net: createNet(policy),
    now: () => app.clock.now(),
    signal: AbortSignal.any([over.signal, AbortSignal.timeout(MOST_MS), ...(stopping ? [stopping] : [])]),
    onProgress: notes.tell,
    extras: run.extras,
    // Both looks see the same.
    alsoOpen: since?.pages.slice(0, MOST_AGAIN).map(({ url }) => url) ?? [],
    advisoriesFor: advisoriesFor(app),
    ...(policy.resolvers && { resolvers: policy.resolvers }),
    ...(policy.registry && { registry: policy.registry }),
    ...(app.settings.walkPauseMs !== undefined && { pauseMs: app.settings.walkPauseMs }),
    // Whoever gives signs of life for ever without working would never be missed.
  }).finally(notes.stop);
  if (over.signal.aborted) return;
  await inTransaction(app.db, async (trx) => {
    if (stopping?.aborted) {
      // Half a look says nothing: another process begins anew, and this does not count as a try.
      const given = { state: 'waiting' as const, progress: null, started_at: null, attempt: run.attempt - 1 };
      if (await changeTry(trx, run, given)) await callWorker(trx);
      return;
    }
    const store = await storeById(trx, run.store_id, null);
    if (store) await finish(trx, app, { run, store, inspection: storableInspection(inspection) });
  });
}

const storableInspection = ({ gaps, ...rest }: Inspection): Inspection => ({
  ...storable(rest),
  gaps: new Map(storable([...gaps])),
});

/** Writes down what is looked at now. */
function notesOf(app: App, { id, attempt, store_id: storeId }: RunRow, onOver: () => void) {
  let progress: RunRow['progress'] = { artifact: null, done: 0, of: 0 };
  let shown: RunRow['progress'] = progress;
  const notes = keepNotes(
    (isNews) =>
      inTransaction(app.db, async (trx) => {
        const now = progress;
        const mine = await changeTry(trx, { id, attempt }, { beat_at: app.clock.now(), progress: now });
        // How far a long step is changes all the time: consoles hear of it with the next sign of life.
        if (mine && (isNews || now !== shown)) await changed(trx, { topic: 'audit', id, storeId });
        shown = now;
        return mine;
      }),
    onOver,
  );
  return {
    tell: (artifact: keyof Artifacts, done: number, of: number, within?: Within) => {
      progress = { artifact, done, of, ...(within && { within }) };
      if (!within) notes.tell();
    },
    stop: notes.stop,
  };
}
