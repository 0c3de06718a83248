import type { z } from 'zod';
import { calendarChanged } from '#contract/events/contracts';
import type * as c from '#contract/contracts';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { contractsByCalendar } from '../agreements/store.ts';
import type { CalendarRow, CalendarVersionRow } from '../tables.ts';
import { holidayPlaces } from './public-holidays.ts';
import { checkData } from './check-data.ts';
import {
  changeCalendar,
  insertCalendar,
  insertVersion,
  isNameTaken,
  latestVersions,
  lockCalendar,
  removeCalendar,
} from './store.ts';

export const noCalendar = {
  en: 'There is no such calendar.',
  ru: 'Такого календаря нет.',
  uk: 'Такого календаря немає.',
};

/** Makes a calendar; its first version also stands for all the time before. @returns its id */
export async function createCalendar(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: z.output<(typeof c.createCalendar)['body']>,
): Promise<string> {
  checkData(input.data);
  await checkPlace(input.country, input.region);
  const now = app.clock.now();
  const id = newId(now);
  const row = { id, name: input.name, country: input.country, region: input.region, created_at: now };
  if (!(await insertCalendar(trx, row))) nameTaken(input.name);
  const data = input.data;
  await insertVersion(trx, { calendar_id: id, version: 1, valid_from: now, data, note: '', made_by: actor.name });
  await audit(trx, app, actor, 'calendar.created', input.name, { calendarId: id });
  return id;
}

/** Changes a calendar. Other hours are a new version from now on; a name or a country is not. */
export async function updateCalendar(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: z.output<(typeof c.updateCalendar)['body']>,
): Promise<void> {
  const { row, latest } = await lockedCalendar(trx, id);
  if (input.basedOn !== undefined && input.basedOn !== latest.version)
    conflict('calendar_changed', {
      en: 'Somebody else has changed this calendar meanwhile. Look at their change, then make yours.',
      ru: 'Этот календарь тем временем изменил кто-то другой. Посмотрите на его изменение и внесите своё.',
      uk: 'Цей календар тим часом змінив хтось інший. Перегляньте його зміну та внесіть свою.',
    });
  if (input.name !== undefined && (await isNameTaken(trx, input.name, id))) nameTaken(input.name);
  const country = input.country === undefined ? row.country : input.country;
  const region = input.region === undefined ? (country === row.country ? row.region : null) : input.region;
  await checkPlace(country, region);
  await changeCalendar(trx, id, { ...(input.name ? { name: input.name } : {}), country, region });
  if (input.data) await addVersion(trx, app, actor, { row, latest, data: input.data, note: input.note });
  await audit(trx, app, actor, 'calendar.changed', row.name, { calendarId: id, note: input.note });
}

export async function lockedCalendar(
  trx: Transaction,
  id: string,
): Promise<{ row: CalendarRow; latest: CalendarVersionRow }> {
  const row = (await lockCalendar(trx, id)) ?? notFound(noCalendar);
  return { row, latest: (await latestVersions(trx, [id]))[0]! };
}

/** Adds a version from now on, where the data says something else. */
export async function addVersion(
  trx: Transaction,
  app: App,
  actor: Actor,
  { latest, data, note }: { row: CalendarRow; latest: CalendarVersionRow; data: c.CalendarData; note: string },
): Promise<void> {
  checkData(data);
  if (canonical(data) === canonical(latest.data)) return;
  const { calendar_id, version } = latest;
  // A clock that was set back must not put a version before the one that it follows.
  const validFrom = Math.max(app.clock.now(), latest.valid_from);
  const next = version + 1;
  await insertVersion(trx, { calendar_id, version: next, valid_from: validFrom, data, note, made_by: actor.name });
  await announce(trx, app, calendarChanged, { calendarId: calendar_id, version: next, validFrom });
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export async function deleteCalendar(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const { row } = await lockedCalendar(trx, id);
  if ((await contractsByCalendar(trx, [id])).length > 0)
    conflict('calendar_in_use', {
      en: 'Contracts name this calendar: it stays, so that their deadlines can be explained.',
      ru: 'На этот календарь ссылаются договоры: он остаётся, чтобы их сроки можно было объяснить.',
      uk: 'На цей календар посилаються договори: він лишається, щоб їхні терміни можна було пояснити.',
    });
  await removeCalendar(trx, id);
  await audit(trx, app, actor, 'calendar.removed', row.name, { calendarId: id });
}

/** @throws Refusal 422 where no holidays are known for the place */
async function checkPlace(country: string | null, region: string | null): Promise<void> {
  if (country === null) {
    if (region !== null)
      refuse(
        'no_country',
        { en: 'A region needs its country.', ru: 'К региону нужна страна.', uk: 'До регіону потрібна країна.' },
        { field: 'region' },
      );
    return;
  }
  const place = (await holidayPlaces()).find((p) => p.country === country);
  if (!place)
    refuse(
      'no_country',
      {
        en: 'No public holidays are known for the country {country}.',
        ru: 'Праздники страны {country} неизвестны.',
        uk: 'Свята країни {country} невідомі.',
      },
      { field: 'country', values: { country } },
    );
  if (region !== null && !place.regions.some((r) => r.region === region))
    refuse(
      'no_region',
      {
        en: '{country} has no region {region} here.',
        ru: 'У страны {country} нет региона {region}.',
        uk: 'Країна {country} не має регіону {region}.',
      },
      { field: 'region', values: { country, region } },
    );
}

function nameTaken(name: string): never {
  return conflict(
    'calendar_name_taken',
    { en: 'There is a calendar {name} already.', ru: 'Календарь {name} уже есть.', uk: 'Календар {name} вже є.' },
    { field: 'name', values: { name } },
  );
}
