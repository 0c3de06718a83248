import * as c from '#contract/contracts';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { createCalendar, deleteCalendar, noCalendar, updateCalendar } from './edit-calendar.ts';
import { presentCalendars, presentVersion } from './present.ts';
import { holidayPlaces } from './public-holidays.ts';
import { readHolidays, reviewHolidays } from './review-holidays.ts';
import { calendarsByIds, searchCalendars, versionsOf } from './store.ts';

async function read(app: App, id: string) {
  const rows = await calendarsByIds(app.db, [id]);
  return (await presentCalendars(app.db, rows))[0] ?? notFound(noCalendar);
}

export const routes: Route[] = [
  serve(c.listCalendars, async ({ app, query }) => {
    const { items, total } = await searchCalendars(app.db, query);
    return { items: await presentCalendars(app.db, items), total };
  }),
  serve(c.createCalendar, async ({ app, actor, body }) =>
    read(app, await inTransaction(app.db, (trx) => createCalendar(trx, app, actor, body))),
  ),
  serve(c.readCalendar, ({ app, params }) => read(app, params.id)),
  serve(c.updateCalendar, async ({ app, actor, params, body }) => {
    await inTransaction(app.db, (trx) => updateCalendar(trx, app, actor, params.id, body));
    return read(app, params.id);
  }),
  serve(c.deleteCalendar, ({ app, actor, params }) =>
    inTransaction(app.db, (trx) => deleteCalendar(trx, app, actor, params.id)),
  ),
  serve(c.listCalendarVersions, async ({ app, params, query }) => {
    await read(app, params.id);
    const { items, total } = await versionsOf(app.db, params.id, query);
    return { items: items.map(presentVersion), total };
  }),
  serve(c.listHolidayCountries, async () => ({ items: await holidayPlaces() })),
  serve(c.readHolidays, ({ app, params, query, language }) => readHolidays(app.db, params.id, query.year, language)),
  serve(c.reviewHolidays, ({ app, actor, params, body, language }) =>
    inTransaction(app.db, (trx) => reviewHolidays(trx, app, actor, params.id, body, language)),
  ),
];
