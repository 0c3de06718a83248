import { dateOf, dayMs, firstInstant, isoDate, localOf, zoneOf } from '#core/time-zone';
import type { ContractRow, ContractVersionRow } from '../tables.ts';

/** The first instant of a date in a zone. */
export const beginningOf = (date: string, zone: string): number => firstInstant(zoneOf(zone), dateOf(date)! * dayMs);
/** The instant at which a date is over. */
export const endOf = (date: string, zone: string): number => firstInstant(zoneOf(zone), (dateOf(date)! + 1) * dayMs);
export const dateAt = (at: number, zone: string): string => isoDate(Math.floor(localOf(zoneOf(zone), at) / dayMs));

export interface Span {
  version: ContractVersionRow;
  from: number;
  /** Infinity: open. */
  to: number;
}

/**
 * When each version holds: from its beginning until the next one's, so that none overlap and none leaves a gap. Withdrawn
 * versions never hold, and one that would begin after the end of the contract has no span.
 */
export function spansOf(contract: Pick<ContractRow, 'ends_at'>, versions: readonly ContractVersionRow[]): Span[] {
  const held = versions.filter((v) => v.withdrawn_at === null).sort((a, b) => a.valid_from - b.valid_from);
  const last = contract.ends_at ?? Infinity;
  return held
    .map((version, i) => ({
      version,
      from: version.valid_from,
      to: Math.min(held[i + 1]?.valid_from ?? Infinity, last),
    }))
    .filter((span) => span.from < span.to);
}
