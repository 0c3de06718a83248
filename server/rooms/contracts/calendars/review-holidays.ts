import type { z } from 'zod';
import type * as c from '#contract/contracts';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { notFound, refuse } from '#kit/refuse';
import type { CalendarRow, CalendarVersionRow } from '../tables.ts';
import { addVersion, lockedCalendar, noCalendar } from './edit-calendar.ts';
import { type PublicHoliday, publicHolidays } from './public-holidays.ts';
import { calendarsByIds, insertReview, latestReviews, latestVersions } from './store.ts';

type Answer = z.input<(typeof c.readHolidays)['response']>;

export const sourceOf = (row: Pick<CalendarRow, 'country' | 'region'>): string =>
  row.region ? `${row.country}-${row.region}` : (row.country ?? '');

/** What the library lists for a year beside what the calendar counts: a difference is shown, never taken over. */
export async function readHolidays(db: Db, id: string, year: number, language: Language): Promise<Answer> {
  const [row] = await calendarsByIds(db, [id]);
  if (!row) notFound(noCalendar);
  const [latest] = await latestVersions(db, [id]);
  return compare(db, row, latest!, year, await listed(row, year, language));
}

const listed = (row: CalendarRow, year: number, language: Language): Promise<PublicHoliday[]> =>
  row.country === null ? Promise.resolve([]) : publicHolidays(row.country, row.region, year, language);

async function compare(
  db: Db,
  row: CalendarRow,
  latest: CalendarVersionRow,
  year: number,
  list: PublicHoliday[],
): Promise<Answer> {
  const review = (await latestReviews(db, [row.id])).find((r) => r.year === year && r.source === sourceOf(row));
  const counted = latest.data.holidays.filter((h) => h.source !== null && h.date.startsWith(`${year}-`));
  const stateOf = (date: string) => {
    if (counted.some((h) => h.date === date)) return 'accepted' as const;
    if (!review) return 'proposed' as const;
    return review.proposed.includes(date) ? ('declined' as const) : ('added' as const);
  };
  const gone = counted
    .filter((h) => !list.some((l) => l.date === h.date))
    .map((h) => ({ ...h, kind: 'public', partOfDay: false, state: 'gone' as const, suggested: false }));
  const items = list.map((l) => {
    const state = stateOf(l.date);
    const good = l.kind === 'public' && !l.partOfDay;
    return { ...l, state, suggested: state === 'accepted' || (state !== 'declined' && good) };
  });
  return {
    year,
    country: row.country,
    region: row.region,
    reviewed: review ? { at: new Date(review.reviewed_at).toISOString(), by: review.reviewed_by } : null,
    items: [...items, ...gone].sort((a, b) => a.date.localeCompare(b.date)),
  };
}

/** Takes these dates as the year's public holidays; what a person entered by hand stays. */
export async function reviewHolidays(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  { year, dates }: { year: number; dates: readonly string[] },
  language: Language,
): Promise<Answer> {
  const { row, latest } = await lockedCalendar(trx, id);
  if (row.country === null)
    refuse(
      'no_country',
      {
        en: 'Choose the country of the calendar first.',
        ru: 'Сначала выберите страну календаря.',
        uk: 'Спершу виберіть країну календаря.',
      },
      { field: 'country' },
    );
  const list = await listed(row, year, language);
  const before = latest.data.holidays;
  const ofYear = before.filter((h) => h.source !== null && h.date.startsWith(`${year}-`));
  const taken = [...new Set(dates)].sort().map((date) => {
    const kept = ofYear.find((h) => h.date === date);
    const found = list.find((l) => l.date === date);
    return kept ?? (found ? { date, name: found.name.slice(0, 120), source: sourceOf(row) } : notListed(date, year));
  });
  const others = before.filter((h) => !ofYear.includes(h));
  const holidays = [...others, ...taken].sort((a, b) => a.date.localeCompare(b.date));
  await insertReview(trx, {
    calendar_id: id,
    year,
    reviewed_at: app.clock.now(),
    reviewed_by: actor.name,
    source: sourceOf(row),
    proposed: list.map((l) => l.date),
    accepted: taken.map((h) => h.date),
  });
  const note = `${sourceOf(row)} ${year}`;
  await addVersion(trx, app, actor, { row, latest, data: { ...latest.data, holidays }, note });
  await audit(trx, app, actor, 'calendar.holidays_reviewed', row.name, {
    calendarId: id,
    year,
    accepted: taken.length,
  });
  return compare(trx, row, (await latestVersions(trx, [id]))[0]!, year, list);
}

function notListed(date: string, year: number): never {
  return refuse(
    'not_listed',
    {
      en: '{date} is not among the public holidays of {year}; enter it by hand as a day off.',
      ru: 'Даты {date} нет среди праздников {year} года; внесите её как выходной вручную.',
      uk: 'Дати {date} немає серед свят {year} року; внесіть її як вихідний вручну.',
    },
    { field: 'dates', values: { date, year } },
  );
}
