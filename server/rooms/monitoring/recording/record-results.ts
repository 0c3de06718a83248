import type { Evidence } from '#core/probe';
import type { App } from '#kit/app';
import { inTransaction, type Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import { saveSpansInOrder, type SpanChange } from '../history/store.ts';
import { ensurePartitions } from '../history/partitions.ts';
import { announceFlapping, announceStatus } from './announce-status.ts';
import { flagsOf, type Heard } from './heard.ts';
import { isCalm, type Judged, judgeHeard } from './judge-heard.ts';
import { storable } from './storable.ts';
import {
  insertResults,
  keepCalm,
  lockWatched,
  firstTime,
  markDirty,
  probeSoon,
  resultsKept,
  sameResult,
  saveBaselines,
  saveSlots,
  saveStates,
  type SlotChange,
  type Watched,
  wasTaken,
} from './store.ts';

/** Who probed. `others`: more probers serve the region now, and one of them had better repeat a failing probe. */
export interface Reporter {
  key: number;
  others: boolean;
}

/** Others have this long to repeat a failing probe; then anyone does. */
const LEAVE_TO_OTHERS_MS = 1500;
/** A child's outage waits this long for its parent to be asked. */
const ASK_PARENT_MS = 3000;
/** Rollups are made this long after a bucket ended at the earliest: what comes later makes them out of date. */
export const LATE_MS = 80_000;

/** Results judged in one transaction: what a great outage brings first is told before the last of it is judged. */
const JUDGED_AT_ONCE = 250;

/**
 * Stores results and draws the consequences. The great many that say "up" of a monitor that is up take the short way.
 * @param again an earlier try ended without an answer: what it stored after all is left out
 * @returns whether probes are to be repeated at once
 */
export async function recordResults(
  app: App,
  reporter: Reporter,
  heard: readonly Heard[],
  again = false,
): Promise<{ confirm: boolean }> {
  await ensurePartitions(
    app,
    heard.map((h) => h.at),
  );
  const known = again ? await resultsKept(app.db, reporter.key, heard) : null;
  const rest = await keepTheCalm(
    app,
    reporter,
    known ? heard.filter((h) => !known.has(sameResult({ ...h, flags: flagsOf(h) }))) : heard,
  );
  let confirm = false;
  for (const part of inParts(rest)) {
    const judged = await inTransaction(app.db, (trx) => recordJudged(trx, app, reporter, part));
    confirm ||= judged.confirm;
  }
  return { confirm };
}

/** Results of one monitor stay together. */
function inParts(heard: readonly Heard[]): Heard[][] {
  const parts: Heard[][] = [];
  for (const own of Map.groupBy(heard, (h) => h.key).values()) {
    const last = parts.at(-1);
    if (last && last.length + own.length <= JUDGED_AT_ONCE) last.push(...own);
    else parts.push(own);
  }
  return parts;
}

async function keepTheCalm(app: App, reporter: Reporter, heard: readonly Heard[]): Promise<readonly Heard[]> {
  const late = app.clock.now() - LATE_MS;
  const seen = new Set<string>();
  const calm = heard.filter((h) => {
    const place = `${h.key}/${h.region}`;
    const plain = h.outcome.verdict === 'up' ? !h.special : h.brief === true;
    const fits = plain && !h.confirmation && h.at > late && !seen.has(place);
    seen.add(place);
    return fits;
  });
  if (calm.length === 0) return heard;
  const kept = await keepCalm(app, reporter.key, calm);
  if (kept.size === heard.length) return [];
  const stored = new Set(calm.filter((h) => kept.has(`${h.key}/${h.region}`)));
  return heard.filter((h) => !stored.has(h));
}

/** A batch that a prober far away hands in, perhaps not for the first time: it counts once. */
export async function recordBatch(
  app: App,
  reporter: Reporter,
  batch: string,
  heard: readonly Heard[],
): Promise<{ confirm: boolean; stored: number }> {
  const stored = heard.length;
  if (await wasTaken(app.db, batch)) return { confirm: false, stored };
  await ensurePartitions(
    app,
    heard.map((h) => h.at),
  );
  const rest = await keepTheCalm(app, reporter, heard);
  return inTransaction(app.db, async (trx) => {
    if (!(await firstTime(trx, batch, app.clock.now()))) return { confirm: false, stored };
    // An earlier try may have ended after the short way.
    const known = await resultsKept(trx, reporter.key, rest);
    const news = rest.filter((h) => !known.has(sameResult({ ...h, flags: flagsOf(h) })));
    const { confirm } = news.length === 0 ? { confirm: false } : await recordJudged(trx, app, reporter, news);
    return { confirm, stored };
  });
}

/** The long way, within a transaction: judges each result in the order of its probe. */
export async function recordJudged(
  trx: Transaction,
  app: App,
  reporter: Reporter,
  heard: readonly Heard[],
): Promise<{ confirm: boolean }> {
  const now = app.clock.now();
  const watched = new Map((await lockWatched(trx, [...new Set(heard.map((h) => h.key))])).map((w) => [w.key, w]));
  // A monitor that was removed meanwhile has no history either.
  const kept = heard
    .filter((h) => watched.get(h.key)?.slots.some((s) => s.region === h.region))
    .map((h) => ({ ...h, outcome: storable(h.outcome) }))
    .sort((a, b) => a.at - b.at);
  const work: Work = {
    now,
    reporter,
    spans: [],
    slots: new Map(),
    flapping: new Set(),
    ask: { keys: new Set(), ids: new Set(), notSince: now },
    learned: new Map(),
  };
  const written = kept.map((h) => take(work, watched.get(h.key)!, h));
  await insertResults(trx, reporter.key, kept, written);
  const late = kept.filter((h) => h.at < now - LATE_MS).map((h) => h.at);
  if (late.length > 0) await markDirty(trx, late);
  await saveSpansInOrder(trx, work.spans);
  const judged = [...watched.values()];
  for (const w of judged) if (work.flapping.has(w.key)) await announceFlapping(trx, app, w);
  await announceStatus(trx, app, judged);
  await saveStates(trx, judged);
  if (work.learned.size > 0)
    await saveBaselines(
      trx,
      [...work.learned].map(([key, baseline]) => ({ key, baseline, at: now })),
    );
  for (const slot of work.slots.values()) slot.calm = isCalm(watched.get(slot.key)!, slot.region);
  await saveSlots(trx, [...work.slots.values()], now);
  if (work.ask.keys.size + work.ask.ids.size > 0)
    await probeSoon(trx, { keys: [...work.ask.keys], ids: [...work.ask.ids], now, notSince: work.ask.notSince });
  for (const key of new Set(work.spans.map((s) => s.key)))
    await changed(trx, { topic: 'monitor', id: watched.get(key)!.id, storeId: watched.get(key)!.store_id });
  return { confirm: [...work.slots.values()].some((s) => s.confirm && !s.confirm.avoid) };
}

interface Work {
  now: number;
  reporter: Reporter;
  spans: SpanChange[];
  slots: Map<string, SlotChange>;
  flapping: Set<number>;
  /** Regions and parents that had better look at once. */
  ask: { keys: Set<number>; ids: Set<string>; notSince: number };
  learned: Map<number, unknown>;
}

interface Written {
  reason: Heard['outcome']['reason'] | null;
  detail: { conditions?: Heard['outcome']['conditions']; evidence?: Evidence } | null;
}

/** Takes one result in; returns what of it is kept beside its numbers. */
function take(work: Work, w: Watched, h: Heard): Written {
  const { outcome } = h;
  const first = w.status === 'pending';
  const known = w.reason?.code === outcome.reason.code && w.status === outcome.verdict;
  const wide =
    outcome.verdict === 'up' && !first && !h.special
      ? null
      : { conditions: outcome.conditions, ...(known || !outcome.evidence ? {} : { evidence: outcome.evidence }) };
  const written: Written = { reason: outcome.verdict === 'up' && !wide ? null : outcome.reason, detail: wide };
  // It was probed as it is no longer: that is history, and says nothing about the monitor as it is now.
  if (h.revision !== w.revision || w.paused) return written;
  const judged = judgeHeard(w, h, work.now);
  work.spans.push(...judged.spans);
  if (judged.spans.length > 0 && w.depends_on && w.status !== 'up') w.hold_until = work.now + ASK_PARENT_MS;
  if (judged.flapping) work.flapping.add(w.key);
  if (judged.suspected) askOthers(work, w, h);
  w.expires_at = expiryIn(h) ?? w.expires_at;
  if (outcome.learned !== undefined && outcome.learned !== null && (!w.learned || outcome.verdict === 'up'))
    work.learned.set(w.key, outcome.learned);
  work.slots.set(`${h.key}/${h.region}`, slotChange(work, h, judged));
  return written;
}

function slotChange({ now, reporter }: Work, h: Heard, judged: Judged): SlotChange {
  const confirm = judged.confirm
    ? { at: now, avoid: reporter.others ? reporter.key : null, until: now + LEAVE_TO_OTHERS_MS }
    : null;
  return { key: h.key, region: h.region, lastAt: h.at, lastMs: h.outcome.totalMs, calm: false, confirm };
}

function askOthers(work: Work, w: Watched, h: Heard): void {
  if (w.slots.length > 1) work.ask.keys.add(w.key);
  if (w.depends_on) work.ask.ids.add(w.depends_on);
  if (w.slots.length > 1 || w.depends_on) work.ask.notSince = Math.min(work.ask.notSince, h.at);
}

/** When the certificate or the registration that was looked at ends; epoch ms. */
export function expiryIn({ outcome }: Pick<Heard, 'outcome'>): number | null {
  const { certificate, facts } = outcome.evidence ?? {};
  const end = certificate?.validTo ?? facts?.['expiresAt'];
  const at = typeof end === 'number' ? end : typeof end === 'string' ? Date.parse(end) : NaN;
  return Number.isNaN(at) ? null : at;
}
