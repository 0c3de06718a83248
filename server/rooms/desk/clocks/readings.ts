import type { Calendar } from '#core/calendar';
import { type Agreements, type ClockEvent, type ClockReading, readClock, type TargetReading } from '#core/sla';
import type { Db } from '#kit/db/db';
import { type NamedCalendar, type NamedTerms, noCalendar, noTerms } from './agreed.ts';
import { calendarsNamed, logsOf, termsNamed } from './store.ts';
import type { ClockEventRow, ClockRow } from './tables.ts';

/** Logs of some clocks, with the versions that they name. */
export interface Logs {
  of(clockId: string): ClockEvent[];
  rows(clockId: string): readonly ClockEventRow[];
  agreements: Agreements;
  contract(name: string): NamedTerms | undefined;
  calendar(name: string): NamedCalendar | undefined;
}

// What a name stands for never changes, and a calendar that is read again and again is laid out once.
const knownTerms = new Map<string, NamedTerms>();
const knownCalendars = new Map<string, NamedCalendar>();
const mostKnown = 5000;

export const eventOf = ({ seq, at, recorded_at, kind, values }: ClockEventRow): ClockEvent =>
  // A correction that names no instant strikes out.
  ({
    ...(kind === 'corrected' && { to: null }),
    ...values,
    seq,
    at,
    recordedAt: recorded_at,
    kind,
  }) as unknown as ClockEvent;

export async function readLogs(db: Db, clockIds: readonly string[]): Promise<Logs> {
  return withNames(db, await logsOf(db, clockIds));
}

/** @param fresh what was agreed just now and is perhaps not written down yet */
export async function withNames(db: Db, logs: ReadonlyMap<string, readonly ClockEventRow[]>): Promise<Logs> {
  const names = { terms: new Set<string>(), calendar: new Set<string>() };
  for (const log of logs.values())
    for (const { values } of log) {
      if (typeof values['terms'] === 'string') names.terms.add(values['terms']);
      if (typeof values['calendar'] === 'string') names.calendar.add(values['calendar']);
    }
  await Promise.all([
    learn(knownTerms, names.terms, (missing) => termsNamed(db, missing)),
    learn(knownCalendars, names.calendar, (missing) => calendarsNamed(db, missing)),
  ]);
  const terms = pick(names.terms, knownTerms, (row) => row.terms);
  const calendars = pick(names.calendar, knownCalendars, (row): Calendar => row.data);
  return {
    rows: (id) => logs.get(id) ?? [],
    of: (id) => (logs.get(id) ?? []).map(eventOf),
    agreements: { terms: { ...terms, none: noTerms }, calendars: { ...calendars, none: noCalendar } },
    contract: (name) => knownTerms.get(name),
    calendar: (name) => knownCalendars.get(name),
  };
}

async function learn<T extends { name: string }>(
  known: Map<string, T>,
  names: ReadonlySet<string>,
  ask: (names: string[]) => Promise<T[]>,
): Promise<void> {
  if (known.size > mostKnown) known.clear();
  const missing = [...names].filter((name) => name !== 'none' && !known.has(name));
  if (missing.length > 0) for (const row of await ask(missing)) known.set(row.name, row);
}

const pick = <T, V>(names: ReadonlySet<string>, known: ReadonlyMap<string, T>, of: (row: T) => V): Record<string, V> =>
  Object.fromEntries([...names].flatMap((name) => (known.has(name) ? [[name, of(known.get(name)!)]] : [])));

export const readingOf = (logs: Logs, clock: Pick<ClockRow, 'id'>, now: number): ClockReading =>
  readClock(logs.of(clock.id), logs.agreements, now);

/** The first answer, every wait for an update, the end. */
export const targetsOf = ({ reaction, updates, resolution }: ClockReading): TargetReading[] =>
  [reaction, ...updates, resolution].filter((target) => target !== null);

/** The open target that is due first; one that was missed and is not done comes before all that are not. */
export function nextOf(reading: ClockReading): TargetReading | null {
  const open = targetsOf(reading).filter((target) => target.open && target.dueAt !== null);
  return open.sort((a, b) => a.dueAt! - b.dueAt!)[0] ?? null;
}
