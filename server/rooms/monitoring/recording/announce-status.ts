import { monitorDegraded, monitorFlapping, monitorRecovered, monitorWentDown } from '#contract/events/monitoring';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { covers, windowsBetween } from '../maintenance/store.ts';
import { kinds } from '../monitors/kinds.ts';
import { regionNames } from '../monitors/store.ts';
import type { Announced } from '../tables.ts';
import { staleAfter } from './judge-heard.ts';
import { probeSoon, statusesOf, type Watched } from './store.ts';

/** Longer than a probe with its repeat takes. */
const ASK_AGAIN_MS = 30_000;
const rank: Record<Announced, number> = { up: 0, degraded: 1, down: 2 };
const spoken = (status: string): status is Announced => status in rank;

/**
 * Tells the other rooms what they do not know yet about these monitors, whose states are locked. What planned work, a
 * parent's outage, flapping or old news forbid to tell is owed, and told when that is over and still true.
 */
export async function announceStatus(trx: Transaction, app: App, all: readonly Watched[]): Promise<void> {
  const news = all.filter((w) => spoken(w.status) && w.status !== w.announced && !w.paused);
  for (const w of all) w.owes = news.includes(w);
  if (news.length === 0) return;
  const now = app.clock.now();
  const windows = await windowsBetween(trx, Math.min(now, ...news.map(lastHeard)), now + 1);
  const parents = await statusesOf(
    trx,
    news.flatMap((w) => w.depends_on ?? []),
  );
  // What was judged a moment ago in this very call is not written yet; whoever is asked a second time has not answered.
  for (const w of all)
    if (parents.has(w.id))
      parents.set(w.id, { status: w.status, since: w.since, lastAt: isAskedAgain(w, 'worse') ? null : lastHeard(w) });
  const regions = await regionNames(trx);
  const stale: Watched[] = [];
  for (const w of news) {
    const parent = w.depends_on ? parents.get(w.depends_on) : undefined;
    const planned = windows.filter((window) => covers(window, w));
    if (planned.some((window) => window.to_at > now) || mustWait(w, parent, now)) continue;
    if (isOldNews(w, parent, planned)) {
      stale.push(w);
      continue;
    }
    const from = w.announced;
    w.announced = w.status as Announced;
    w.owes = false;
    const event = w.status === 'up' ? monitorRecovered : w.status === 'down' ? monitorWentDown : monitorDegraded;
    const voices = w.slots.filter((slot) => w.regions[slot.region]?.status === w.status);
    await announce(trx, app, event, {
      ...subjectOf(w),
      at: w.since,
      beganAfter: Math.min(w.since, ...voices.map(({ region }) => w.regions[region]?.beganAfter ?? w.since)),
      from,
      status: w.announced,
      failure: w.failure,
      reason: w.reason ?? { code: 'answered', params: {} },
      conditions: w.conditions,
      evidence: w.evidence as Record<string, unknown> | null,
      regions: voices.map(({ region }) => regions.get(region) ?? ''),
    });
  }
  await askAgain(trx, stale, now);
}

/** Asked now, unless they are being asked already. */
async function askAgain(trx: Transaction, stale: readonly Watched[], now: number): Promise<void> {
  const asked = stale.filter((w) => (w.hold_until ?? 0) <= now);
  if (asked.length === 0) return;
  await probeSoon(trx, { keys: asked.map((w) => w.key), ids: [], now, notSince: now });
  for (const w of asked) w.hold_until = now + ASK_AGAIN_MS;
}

type Parent = { status: string; since: number; lastAt: number | null };

/** It was last seen failing during planned work, or while its parent was down, that is over now: perhaps all is well. */
function isOldNews(w: Watched, parent: Parent | undefined, planned: readonly { to_at: number }[]): boolean {
  if (w.status === 'up' || kinds.get(w.type)?.type.passive) return false;
  const heardAt = lastHeard(w);
  const over = Math.max(parent?.status === 'up' ? parent.since : 0, ...planned.map((window) => window.to_at));
  return heardAt < over || isAskedAgain(w, 'better');
}

const isAskedAgain = (w: Watched, toward: 'worse' | 'better'): boolean =>
  Object.values(w.regions).some((state) => state.suspicion?.toward === toward);
const lastHeard = (w: Watched): number => Math.max(0, ...w.slots.map((slot) => slot.last_at ?? 0));

function mustWait(w: Watched, parent: Parent | undefined, now: number): boolean {
  const better = rank[w.status as Announced] < rank[w.announced];
  const heardAt = lastHeard(w);
  // Handed in late: whether it is still so will be known at the next probe.
  if (heardAt < now - staleAfter(w.interval_ms)) return true;
  if (better) return w.flapping;
  if (parent?.status === 'down') return true;
  // The parent is being asked; one cause shall give one notice.
  return parent !== undefined && (w.hold_until ?? 0) > now && (parent.lastAt ?? 0) < w.since;
}

export async function announceFlapping(trx: Transaction, app: App, w: Watched): Promise<void> {
  await announce(trx, app, monitorFlapping, { ...subjectOf(w), at: app.clock.now(), flapping: w.flapping });
}

function subjectOf(w: Watched) {
  return {
    monitorId: w.id,
    storeId: w.store_id,
    monitorName: w.name,
    type: w.type,
    page: w.page,
    host: w.host,
    port: w.port,
    url: w.url,
    dependsOn: w.depends_on,
  };
}
