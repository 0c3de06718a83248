import type { z } from 'zod';
import type * as c from '#contract/cover';
import { type CoverSpan, gapsOf } from '#core/cover';
import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import { peopleByIds } from '#rooms/people';
import { changesOf, type Facts, laneOf, readFacts, spansOf } from './reckon.ts';
import { allSchedules } from './store.ts';
import type { AbsenceRow, ChangeRow, ScheduleRow } from './tables.ts';

export const aheadMs = 30 * 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

export type Names = (id: string) => { id: string; name: string };

/** The names of people; of those who are no longer known, a dash. */
export async function namesOf(db: Db, ids: Iterable<string | null | undefined>): Promise<Names> {
  const wanted = [...new Set([...ids].filter((id) => id !== null && id !== undefined))];
  const names = new Map((await peopleByIds(db, wanted)).map((p) => [p.id, p.name]));
  return (id) => ({ id, name: names.get(id) ?? '—' });
}

const peopleIn = (spans: readonly CoverSpan[]): (string | null | undefined)[] =>
  spans.flatMap((s) => [s.duty?.personId, s.duty?.standsInFor, ...s.absent]);

function presentSpan(span: CoverSpan, names: Names): z.input<typeof c.coverSpan> {
  const { duty } = span;
  return {
    from: iso(span.from),
    to: iso(span.to),
    person: duty && names(duty.personId),
    needed: span.needed,
    source: duty?.source ?? null,
    layerId: duty?.source === 'layer' ? duty.sourceId : null,
    swapped: duty?.swapId != null,
    standsInFor: duty?.standsInFor ? names(duty.standsInFor) : null,
    absent: span.absent.map(names),
  };
}

const presentGaps = (spans: readonly CoverSpan[], names: Names): z.input<typeof c.coverGap>[] =>
  gapsOf(spans).map((gap) => ({ from: iso(gap.from), to: iso(gap.to), absent: gap.absent.map(names) }));

/** The picture of a stretch: each layer by itself, then what comes of all of it. */
export async function presentCover(
  db: Db,
  schedule: Pick<ScheduleRow, 'id' | 'data'>,
  facts: Facts,
  from: number,
  to: number,
): Promise<z.input<typeof c.cover>> {
  const changes = changesOf(facts, schedule.id);
  const lanes = schedule.data.layers.map((layer) => ({
    layerId: layer.id,
    name: layer.name,
    spans: laneOf(schedule.data, layer, changes, from, to),
  }));
  const spans = spansOf(schedule, facts, from, to);
  const names = await namesOf(db, peopleIn([...spans, ...lanes.flatMap((l) => l.spans)]));
  return {
    from: iso(from),
    to: iso(to),
    lanes: lanes.map((lane) => ({ ...lane, spans: lane.spans.map((s) => presentSpan(s, names)) })),
    spans: spans.map((s) => presentSpan(s, names)),
    gaps: presentGaps(spans, names),
  };
}

export async function presentSchedules(app: App, rows: readonly ScheduleRow[]): Promise<z.input<typeof c.schedule>[]> {
  const now = app.clock.now();
  const facts = await readFacts(app.db, rows, now, now + aheadMs);
  const all = rows.map((row) => ({ row, spans: spansOf(row, facts, now, now + aheadMs) }));
  const names = await namesOf(
    app.db,
    all.flatMap(({ spans }) => peopleIn(spans)),
  );
  return all.map(({ row, spans }) => ({
    id: row.id,
    name: row.name,
    data: row.data,
    version: row.version,
    now: nowOf(row, spans, names),
    gaps: presentGaps(spans, names),
    createdAt: iso(row.created_at),
  }));
}

function nowOf(row: ScheduleRow, spans: readonly CoverSpan[], names: Names): z.input<typeof c.onDutyNow> {
  const first = spans[0]!;
  const next = spans.find((s) => s.duty?.personId !== first.duty?.personId || (!s.duty && s.needed !== first.needed));
  return {
    scheduleId: row.id,
    name: row.name,
    person: first.duty && names(first.duty.personId),
    until: next ? iso(next.from) : null,
    needed: first.needed,
  };
}

export async function presentChanges(db: Db, rows: readonly ChangeRow[]): Promise<z.input<typeof c.coverChange>[]> {
  const schedules = new Map((await allSchedules(db)).map((s) => [s.id, s.name]));
  const names = await namesOf(
    db,
    rows.flatMap((r) => [r.person_id, r.given_by]),
  );
  return rows.map((row) => ({
    id: row.id,
    scheduleId: row.schedule_id,
    scheduleName: schedules.get(row.schedule_id) ?? '',
    kind: row.kind,
    state: row.state,
    from: iso(row.from_at),
    to: iso(row.to_at),
    note: row.note,
    person: names(row.person_id),
    givenBy: row.given_by ? names(row.given_by) : null,
    madeBy: row.made_by,
    madeAt: iso(row.made_at),
  }));
}

export async function presentAbsences(db: Db, rows: readonly AbsenceRow[]): Promise<z.input<typeof c.absence>[]> {
  const names = await namesOf(
    db,
    rows.map((r) => r.person_id),
  );
  return rows.map((row) => ({
    id: row.id,
    person: names(row.person_id),
    from: iso(row.from_at),
    to: iso(row.to_at),
    note: row.note,
    kind: row.kind,
    madeBy: row.made_by,
  }));
}
