import { z } from 'zod';

/**
 * Where reading stands. A poll begins at `since` and takes what changed up to its own moment, page by page; the next
 * begins a while before that moment, since what was written last may be shown late. Both are of the tracker's clock.
 */
export interface Standing {
  since: number;
  /** When this poll began, and its next page; absent between polls. */
  begun?: number | null;
  page?: string;
}

const standing = z.object({ since: z.number(), begun: z.number().nullish(), page: z.string().optional() });

/** Our clock and theirs may differ so much. */
const clocksDiffer = 10 * 60_000;

export function standingOf(cursor: string | null, from: number): Standing {
  if (cursor === null) return { since: from - clocksDiffer };
  const { since, begun, page } = standing.parse(JSON.parse(cursor));
  return { since, begun: begun ?? null, ...(page === undefined ? {} : { page }) };
}

export const sinceOurs = (instant: number): number => instant - clocksDiffer;

/** @param page of the next page; null where this was the last @param now the tracker's, null where it does not say it */
export function moved(at: Standing, page: string | null, now: number | null, settlesMs: number) {
  const begun = at.page === undefined ? now : (at.begun ?? null);
  const next: Standing =
    page === null
      ? { since: begun === null ? at.since : Math.max(at.since, begun - settlesMs) }
      : { since: at.since, begun, page };
  return { cursor: JSON.stringify(next), more: page !== null };
}
