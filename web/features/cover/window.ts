import { dayMs, firstInstant, localOf, zoneOf } from '#core/time-zone';

/** So many days from today's midnight of the zone: the same all day, so that what is read is kept. */
export function rangeFrom(now: number, days: number, zone: string): { from: string; to: string } {
  const today = Math.floor(localOf(zoneOf(zone), now) / dayMs);
  const at = (day: number) => new Date(firstInstant(zoneOf(zone), day * dayMs)).toISOString();
  return { from: at(today), to: at(today + days) };
}
