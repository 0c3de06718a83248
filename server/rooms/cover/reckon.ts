import type { ScheduleData } from '#contract/cover';
import { type Changes, coverSpans, type CoverSpan, onDuty as dutyAt } from '#core/cover';
import type { Db } from '#kit/db/db';
import { peopleByIds } from '#rooms/people';
import { absencesWithin, allSchedules, changesWithin } from './store.ts';
import type { AbsenceRow, ChangeRow } from './tables.ts';

/** Everything beside the schedules themselves that decides about duty in `[from, to)`. */
export interface Facts {
  changes: readonly ChangeRow[];
  absences: readonly Pick<AbsenceRow, 'id' | 'person_id' | 'from_at' | 'to_at'>[];
  /** People who left the team: they are never on duty. */
  gone: readonly string[];
}

interface Known {
  id: string;
  data: ScheduleData;
}

export async function readFacts(db: Db, schedules: readonly Known[], from: number, to: number): Promise<Facts> {
  const ids = schedules.map((s) => s.id);
  const [changes, absences] = await Promise.all([changesWithin(db, ids, from, to), absencesWithin(db, from, to)]);
  const people = [
    ...new Set([
      ...schedules.flatMap((s) => s.data.layers.flatMap((l) => l.people)),
      ...changes.map((c) => c.person_id),
    ]),
  ];
  const known = new Set((await peopleByIds(db, people)).filter((p) => p.active).map((p) => p.id));
  return { changes, absences, gone: people.filter((id) => !known.has(id)) };
}

/** What concerns one schedule, in the words of core/cover. */
export function changesOf(facts: Facts, scheduleId: string): Changes {
  const own = facts.changes.filter((c) => c.schedule_id === scheduleId);
  const window = (c: { id: string; from_at: number; to_at: number }) => ({ id: c.id, from: c.from_at, to: c.to_at });
  return {
    overrides: own
      .filter((c) => c.kind === 'override')
      .map((c) => ({ ...window(c), personId: c.person_id, order: c.seq })),
    swaps: own
      .filter((c) => c.kind === 'swap')
      .map((c) => ({ ...window(c), givenBy: c.given_by!, takenBy: c.person_id, order: c.seq })),
    absences: [
      ...facts.absences.map((a) => ({ ...window(a), personId: a.person_id })),
      ...facts.gone.map((id) => ({ id, personId: id, from: -Infinity, to: Infinity })),
    ],
  };
}

/** Who would be on duty by one layer alone. */
export const laneOf = (
  data: ScheduleData,
  layer: ScheduleData['layers'][number],
  changes: Changes,
  from: number,
  to: number,
): CoverSpan[] => coverSpans({ ...data, layers: [layer] }, { ...changes, overrides: [], swaps: [] }, from, to);

export interface OnDuty {
  scheduleId: string;
  name: string;
  /** Null: nobody. */
  personId: string | null;
  /** Somebody must be on duty. */
  needed: boolean;
}

/** Who is on duty at an instant (epoch ms), for each schedule. */
export async function onDuty(db: Db, at: number): Promise<OnDuty[]> {
  const schedules = await allSchedules(db);
  const facts = await readFacts(db, schedules, at, at + 1);
  return schedules.map(({ id, name, data }) => {
    const { duty, needed } = dutyAt(data, changesOf(facts, id), at);
    return { scheduleId: id, name, personId: duty?.personId ?? null, needed };
  });
}

export const spansOf = (schedule: Known, facts: Facts, from: number, to: number): CoverSpan[] =>
  coverSpans(schedule.data, changesOf(facts, schedule.id), from, to);
