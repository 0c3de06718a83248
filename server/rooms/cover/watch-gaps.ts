import { coverGapAhead, coverUncovered } from '#contract/events/cover';
import { type Gap, gapsOf } from '#core/cover';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { aheadMs, type Names, namesOf } from './present.ts';
import { readFacts, spansOf } from './reckon.ts';
import { claimBegun, claimLooks, insertGap, removeGap, scheduleById, setGap, toldGaps } from './store.ts';
import type { GapRow, ScheduleRow } from './tables.ts';

const lookEveryMs = 3_600_000;
const atOnce = 20;

/** Looks for gaps where that is due, then tells those that begin. */
export async function watchGaps(app: App): Promise<void> {
  const now = app.clock.now();
  await app.db.transaction().execute(async (trx) => {
    for (const schedule of await claimLooks(trx, now, now + lookEveryMs, atOnce)) await look(trx, app, schedule, now);
  });
  await app.db.transaction().execute(async (trx) => {
    for (const gap of await claimBegun(trx, now)) await tellBegun(trx, app, gap, now);
  });
}

/** Compares what is found with what was told: new gaps are told, those that were closed are forgotten. */
async function look(trx: Transaction, app: App, schedule: ScheduleRow, now: number): Promise<void> {
  const facts = await readFacts(trx, [schedule], now, now + aheadMs);
  const found = gapsOf(spansOf(schedule, facts, now, now + aheadMs));
  const told = await toldGaps(trx, schedule.id, now);
  const fresh: Gap[] = [];
  const kept = new Set<string>();
  for (const gap of found) {
    const same = told.filter((row) => row.from_at < gap.to && gap.from < row.to_at);
    const own = same.find((row) => !kept.has(row.id));
    const values = { to_at: gap.to, absent: [...gap.absent] };
    if (own) {
      kept.add(own.id);
      // Of one that goes on, only the rest is seen.
      await setGap(trx, own.id, gap.from > now ? { ...values, from_at: gap.from } : values);
      continue;
    }
    await insertGap(trx, { id: newId(now), schedule_id: schedule.id, from_at: gap.from, ...values, begun_at: null });
    if (same.length === 0 && gap.from > now) fresh.push(gap);
  }
  for (const row of told) if (!kept.has(row.id)) await removeGap(trx, row.id);
  if (fresh.length === 0) return;
  const names = await namesOf(
    trx,
    fresh.flatMap((gap) => gap.absent),
  );
  await announce(trx, app, coverGapAhead, {
    ...factsOf(schedule, now),
    gaps: fresh.map((gap) => withNames(gap, names)),
  });
  await changed(trx, { topic: 'cover', id: schedule.id, storeId: null });
}

async function tellBegun(trx: Transaction, app: App, row: GapRow, now: number): Promise<void> {
  const schedule = await scheduleById(trx, row.schedule_id);
  if (!schedule) return;
  const names = await namesOf(trx, row.absent);
  const gap = withNames({ from: row.from_at, to: row.to_at, absent: row.absent }, names);
  await announce(trx, app, coverUncovered, { ...factsOf(schedule, now), gap });
  await changed(trx, { topic: 'cover', id: schedule.id, storeId: null });
}

const factsOf = ({ id, name, data }: ScheduleRow, at: number) => ({
  scheduleId: id,
  name,
  timeZone: data.timeZone,
  at,
});
const withNames = ({ from, to, absent }: Gap, names: Names) => ({
  from,
  to,
  absent: absent.map((id) => names(id).name),
});
