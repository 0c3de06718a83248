import type { z } from 'zod';
import type * as c from '#contract/contracts';
import type { Db } from '#kit/db/db';
import type { CalendarRow, CalendarVersionRow } from '../tables.ts';
import { contractsByCalendar } from '../agreements/store.ts';
import { sourceOf } from './review-holidays.ts';
import { latestReviews, latestVersions } from './store.ts';

export const presentVersion = (row: CalendarVersionRow): z.input<typeof c.calendarVersion> => ({
  version: row.version,
  validFrom: new Date(row.valid_from).toISOString(),
  data: row.data,
  note: row.note,
  madeBy: row.made_by,
});

export async function presentCalendars(db: Db, rows: readonly CalendarRow[]): Promise<z.input<typeof c.calendar>[]> {
  const ids = rows.map((row) => row.id);
  const [versions, reviews, used] = await Promise.all([
    latestVersions(db, ids),
    latestReviews(db, ids),
    contractsByCalendar(db, ids),
  ]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    country: row.country,
    region: row.region,
    current: presentVersion(versions.find((v) => v.calendar_id === row.id)!),
    reviewedYears: reviews.filter((r) => r.calendar_id === row.id && r.source === sourceOf(row)).map((r) => r.year),
    contractCount: used.find((u) => u.calendar_id === row.id)?.n ?? 0,
    createdAt: new Date(row.created_at).toISOString(),
  }));
}
