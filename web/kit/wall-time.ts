import { firstInstant, localOf, zoneOf } from '#core/time-zone';

/** What the clock of the zone shows, as pickers want it: `2026-11-23 09:00:00`. */
export const wallOf = (at: number, zone: string): string =>
  new Date(localOf(zoneOf(zone), at)).toISOString().slice(0, 19).replace('T', ' ');

/**
 * The instant of what a picker gives (`2026-11-23 09:00`, with or without seconds), as the API wants it; in a spring gap the first
 * instant after it; null where it is no time.
 */
export function instantOf(wall: string | null, zone: string): string | null {
  const [, date, clock] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/.exec(wall ?? '') ?? [];
  const local = date && clock ? Date.parse(`${date}T${clock}Z`) : NaN;
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== date) return null;
  return new Date(firstInstant(zoneOf(zone), local)).toISOString();
}
