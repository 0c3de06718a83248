import { dayMs, firstInstant, localOf, zoneOf } from '#core/time-zone';

/** What the clock of the zone shows, as pickers want it: `2026-11-23 09:00:00`. */
export const wallOf = (at: number, zone: string): string =>
  new Date(localOf(zoneOf(zone), at)).toISOString().slice(0, 19).replace('T', ' ');

/** The instant of what a picker gives, as the API wants it; null where nothing is chosen. */
export function instantOf(wall: string | null, zone: string): string | null {
  const local = wall ? Date.parse(`${wall.replace(' ', 'T')}Z`) : NaN;
  return Number.isNaN(local) ? null : new Date(firstInstant(zoneOf(zone), local)).toISOString();
}

/** So many days from today's midnight of the zone: the same all day, so that what is read is kept. */
export function rangeFrom(now: number, days: number, zone: string): { from: string; to: string } {
  const today = Math.floor(localOf(zoneOf(zone), now) / dayMs);
  const at = (day: number) => new Date(firstInstant(zoneOf(zone), day * dayMs)).toISOString();
  return { from: at(today), to: at(today + days) };
}
