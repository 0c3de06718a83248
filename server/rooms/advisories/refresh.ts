import {
  advisoriesIn,
  type Advisory,
  type Feed,
  feeds,
  fetchFeed,
  type Stamp,
  type Trouble,
  troubleOf,
} from '#advisories';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { keyOf } from './key.ts';
import { claimFeed, clearAdvisories, endClaim, insertAdvisories } from './store.ts';
import type { FeedRow } from './tables.ts';

const MINUTE = 60_000;
/** Longer than any feed takes; who was killed meanwhile is replaced then. */
const LEASE = 60 * MINUTE;
/** Until the next try after a failure, the last again and again. */
const backOff = [5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 6 * 60 * MINUTE];
const BATCH = 500;

/** Somebody changed the feed while it was read: what came may be of another address. */
class Superseded extends Error {}

/** Reads the feeds that are due, one after another. */
export async function refreshDue(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const until = app.clock.now() + LEASE;
    const row = await inTransaction(app.db, (trx) => claimFeed(trx, app.clock.now(), until));
    if (row === undefined) return;
    await refresh(app, row, until, stopping);
  }
}

async function refresh(app: App, row: FeedRow, until: number, stopping: AbortSignal | undefined): Promise<void> {
  const feed = feeds.get(row.name);
  if (!feed) {
    // Of a version that knew it.
    await inTransaction(app.db, (trx) => endClaim(trx, row, until, { enabled: false }));
    return;
  }
  const asking = {
    address: row.address ?? feed.address,
    key: keyOf(app, row),
    stamp: { etag: row.etag, lastModified: row.last_modified },
    out: app.settings.netPolicy,
    signal: stopping,
  };
  const trouble = await fetchFeed(feed, asking, (files, stamp) => replace(app, row, until, feed, files, stamp)).then(
    (count) => (count === null ? confirm(app, row, until, feed) : null),
    (error: unknown): Trouble | null => {
      if (error instanceof Superseded) return null;
      const known = troubleOf(error);
      if (known === null && !stopping?.aborted)
        app.log.error({ err: error, feed: row.name }, 'a feed could not be taken in');
      return known ?? { code: 'ours', values: {} };
    },
  );
  if (trouble === null) return;
  // One that we broke off ourselves is due again at once, and nothing was wrong with it.
  const next = stopping?.aborted
    ? {}
    : { trouble, attempts: row.attempts + 1, due_at: app.clock.now() + waitOf(row, trouble) };
  await inTransaction(app.db, (trx) => endClaim(trx, row, until, next));
}

/** Waiting helps against no missing key: it is looked for again when somebody enters one. */
const waitOf = ({ attempts }: FeedRow, { code }: Trouble): number =>
  code === 'no_key' ? backOff.at(-1)! : (backOff[attempts] ?? backOff.at(-1)!);

/** The new data take the place of the old in one transaction: whoever looks sees the one or the other. */
function replace(app: App, row: FeedRow, until: number, feed: Feed, files: string[], stamp: Stamp): Promise<number> {
  return inTransaction(app.db, async (trx) => {
    await clearAdvisories(trx, row.name);
    let [count, batch]: [number, Advisory[]] = [0, []];
    const flush = async (): Promise<void> => {
      await insertAdvisories(trx, row.name, batch);
      count += batch.length;
      batch = [];
    };
    for await (const advisory of advisoriesIn(feed, files)) if (batch.push(advisory) >= BATCH) await flush();
    await flush();
    const now = app.clock.now();
    const outcome = {
      ...wellAt(now, feed),
      fetched_at: now,
      advisories: count,
      etag: stamp.etag,
      last_modified: stamp.lastModified,
    };
    if (!(await endClaim(trx, row, until, outcome))) throw new Superseded();
    return count;
  });
}

async function confirm(app: App, row: FeedRow, until: number, feed: Feed): Promise<null> {
  await inTransaction(app.db, (trx) => endClaim(trx, row, until, wellAt(app.clock.now(), feed)));
  return null;
}

const wellAt = (now: number, { everyMs }: Feed) => ({
  checked_at: now,
  due_at: now + everyMs,
  trouble: null,
  attempts: 0,
});
