/** Duty read in the plainest way, minute by minute with a wall clock that is looked at: the tests measure the real one by it. */
import { Temporal } from 'temporal-polyfill';
import type { Changes, Hours, Layer, Schedule } from './index.ts';

const minute = 60_000;
const day = 1440 * minute;
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const walls = new Map<string, number>();

/** What the wall shows, as if it were UTC. */
function wallAt(zone: string, at: number): number {
  const key = `${zone} ${at}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const wall = at + Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
  walls.set(key, wall);
  return wall;
}

const lengths = { hours: 60 * minute, days: day, weeks: 7 * day };
const timeOf = (text: string) => Number(text.slice(0, 2)) * 60 * minute + Number(text.slice(3)) * minute;

/** Watches the wall for the hours: each begins and ends at the first minute at which the wall shows its edge or more. */
function watchHours(hours: readonly Hours[], zone: string, from: number) {
  if (hours.length === 0) return () => true;
  const first = Math.floor(wallAt(zone, from) / day) * day - day;
  const coming: { opens: number; closes: number; state: 'ahead' | 'open' | 'over' }[] = [];
  for (let date = first; date < first + 40 * day; date += day)
    for (const { days, from: opens, to } of hours)
      if ((days as readonly string[]).includes(names[new Date(date).getUTCDay()]!))
        coming.push({
          opens: date + timeOf(opens),
          closes: date + timeOf(to) + (timeOf(to) > timeOf(opens) ? 0 : day),
          state: 'ahead',
        });
  return (at: number) => {
    const wall = wallAt(zone, at);
    for (const one of coming) {
      if (one.state === 'ahead' && wall >= one.opens) one.state = 'open';
      if (one.state === 'open' && wall >= one.closes) one.state = 'over';
    }
    return coming.some((one) => one.state === 'open');
  };
}

/** Watches the wall for hand-overs: the next turn begins at the first minute at which the wall shows its hour or more. */
function watchTurns(layer: Layer) {
  let next = Date.parse(`${layer.starts}Z`);
  let turn = -1;
  const isOpen = watchHours(layer.hours, layer.timeZone, next - 3 * day);
  return (at: number) => {
    const wall = wallAt(layer.timeZone, at);
    for (; wall >= next; next += layer.turn.length * lengths[layer.turn.unit]) turn++;
    return { turn, open: isOpen(at) };
  };
}

export interface Walked {
  at: number;
  personId: string | null;
  needed: boolean;
}

/** Each minute of `[from, to)`. Hand-overs begin less than a month before `to`, and everything lies on whole minutes. */
export function walk(schedule: Schedule, changes: Changes, from: number, to: number): Walked[] {
  const firsts = schedule.layers.map((l) => Date.parse(`${l.starts}Z`) - 2 * day);
  const found: Walked[] = [];
  const layers = schedule.layers.map(watchTurns);
  const isNeeded = watchHours(schedule.needed, schedule.timeZone, Math.min(from, ...firsts));
  for (let at = Math.min(from, ...firsts); at < to; at += minute) {
    const turns = layers.map((look) => look(at));
    const needed = isNeeded(at);
    if (at >= from) found.push({ at, personId: personAt(schedule, changes, turns, at), needed });
  }
  return found;
}

function personAt(
  schedule: Schedule,
  changes: Changes,
  turns: readonly { turn: number; open: boolean }[],
  at: number,
): string | null {
  const during = <T extends { from: number; to: number }>(list: readonly T[]) =>
    list.filter((w) => w.from <= at && at < w.to);
  const here = (id: string) => !during(changes.absences).some((a) => a.personId === id);
  const moved = (id: string, since: number) => {
    let now = id;
    for (let order = 0; order < 100; order++)
      for (const s of during(changes.swaps))
        if (s.order === order && order > since && s.givenBy === now) now = s.takenBy;
    return now;
  };
  for (let order = 100; order >= 0; order--)
    for (const o of during(changes.overrides))
      if (o.order === order && here(moved(o.personId, order))) return moved(o.personId, order);
  for (const [i, { people, standIn }] of schedule.layers.entries()) {
    const { turn, open } = turns[i]!;
    if (!open || turn < 0) continue;
    const whose = moved(people[turn % people.length]!, -1);
    if (here(whose)) return whose;
    for (let k = 1; standIn && k <= people.length; k++)
      if (here(people[(turn + k) % people.length]!)) return people[(turn + k) % people.length]!;
  }
  return null;
}
