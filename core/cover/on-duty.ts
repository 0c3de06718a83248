import { zoneOf } from '#core/time-zone';
import type { Changes, Duty, Layer, Schedule, Standing, Swap, Window } from './data.ts';
import { isWithin, turnAt } from './wall.ts';

const covers = (window: Window, at: number): boolean => window.from <= at && at < window.to;

interface Candidate {
  personId: string;
  source: 'layer' | 'override';
  sourceId: string;
  /** Swaps made later than this may move it. */
  order: number;
  layer: Layer | null;
  turn: number;
}

/**
 * Who is on duty at an instant (epoch ms). Asked in this order: overrides, the latest made first; then the layers from
 * the top. Swaps that were made later than what they move hand it on, in the order of their making. Whoever is absent is
 * passed over: first for the layer's next person where it lets them stand in, then for whoever is asked next.
 */
export function onDuty(schedule: Schedule, changes: Changes, at: number): Standing {
  const away = new Set(changes.absences.filter((a) => covers(a, at)).map((a) => a.personId));
  const swaps = changes.swaps.filter((s) => covers(s, at)).sort((a, b) => a.order - b.order);
  const absent: string[] = [];
  let duty: Duty | null = null;
  for (const candidate of candidates(schedule, changes, at)) {
    duty = settle(candidate, swaps, away, absent);
    if (duty) break;
  }
  return { duty, absent, needed: isWithin(schedule.needed, zoneOf(schedule.timeZone), at) };
}

function* candidates(schedule: Schedule, changes: Changes, at: number): Generator<Candidate> {
  const overrides = changes.overrides.filter((o) => covers(o, at)).sort((a, b) => b.order - a.order);
  for (const { id, personId, order } of overrides)
    yield { personId, source: 'override', sourceId: id, order, layer: null, turn: 0 };
  for (const layer of schedule.layers) {
    const zone = zoneOf(layer.timeZone);
    const turn = turnAt(layer, zone, at);
    if (turn < 0 || layer.people.length === 0 || !isWithin(layer.hours, zone, at)) continue;
    const personId = layer.people[turn % layer.people.length]!;
    yield { personId, source: 'layer', sourceId: layer.id, order: -Infinity, layer, turn };
  }
}

function settle(
  { personId: planned, source, sourceId, order, layer, turn }: Candidate,
  swaps: readonly Swap[],
  away: ReadonlySet<string>,
  absent: string[],
): Duty | null {
  let personId = planned;
  let swapId: string | null = null;
  for (const swap of swaps)
    if (swap.order > order && swap.givenBy === personId) [personId, swapId] = [swap.takenBy, swap.id];
  if (!away.has(personId)) return { personId, source, sourceId, swapId, standsInFor: null };
  if (!absent.includes(personId)) absent.push(personId);
  if (!layer?.standIn) return null;
  const next = layer.people.map((_, i) => layer.people[(turn + 1 + i) % layer.people.length]!);
  const other = next.find((id) => !away.has(id));
  return other === undefined ? null : { personId: other, source, sourceId, swapId: null, standsInFor: personId };
}
