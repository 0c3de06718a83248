import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { publicHolidays } from './public-holidays.ts';
import { versionAt } from './store.ts';

let t: TestApp;
const admin = actorOf('admin');
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts'], now: Date.UTC(2026, 10, 23, 9) });
});
afterAll(() => t.close());

const data = {
  timeZone: 'Europe/Kyiv',
  hours: {
    mon: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    fri: [['22:00', '06:00']],
  },
  overrides: { '2026-12-24': [['09:00', '12:00']], '2026-12-31': [] },
  breaks: { '2026-12-23': [['12:00', '12:30']] },
};
let count = 0;
const make = async (values: object = {}) => {
  const answer = await t.call(admin, 'POST', '/api/calendars', { name: `Calendar ${++count}`, data, ...values });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const holidays = async (id: string, year = 2027) =>
  (await t.call(admin, 'GET', `/api/calendars/${id}/holidays?year=${year}`)).body;
const rows = async <T>(text: string, values: unknown[] = []) =>
  (await t.app.database.pool.query(text, values)).rows as T[];

test('what is saved is read back, with every kind of entry', async () => {
  const made = await make({ country: 'DE', region: 'BY' });
  expect(made.current).toMatchObject({
    version: 1,
    validFrom: '2026-11-23T09:00:00.000Z',
    madeBy: 'admin of the test',
    data: { ...data, holidays: [], annualHolidays: [] },
  });
  expect((await t.call(admin, 'GET', `/api/calendars/${made.id}`)).body).toEqual(made);
  expect((await t.call(admin, 'GET', `/api/calendars?q=${encodeURIComponent(made.name)}`)).body.total).toBe(1);
});

test('other hours make a version from now on, and the old one still says what it said', async () => {
  const { id, current } = await make();
  const before = t.clock.now();
  t.clock.advance(3_600_000);
  const hours = { mon: [['00:00', '24:00']] };
  const changed = await t.call(admin, 'PATCH', `/api/calendars/${id}`, {
    data: { ...data, hours },
    note: 'Night shift',
    basedOn: 1,
  });
  expect(changed.body.current).toMatchObject({ version: 2, note: 'Night shift', data: { hours } });
  expect((await versionAt(t.app.db, id, t.clock.now() - 1))!.data).toEqual(current.data);
  expect((await versionAt(t.app.db, id, t.clock.now()))!.data.hours).toEqual(hours);
  expect((await versionAt(t.app.db, id, before - 86_400_000))!.version).toBe(1);
  expect((await t.call(admin, 'GET', `/api/calendars/${id}/versions`)).body).toMatchObject({
    total: 2,
    items: [{ version: 2 }, { version: 1, data: current.data }],
  });
  expect(
    await rows("select payload from outbox where name = 'calendar.changed' and payload->>'calendarId' = $1", [id]),
  ).toEqual([{ payload: { calendarId: id, version: 2, validFrom: t.clock.now() } }]);
  await expect(rows("update calendar_versions set note = 'x' where calendar_id = $1", [id])).rejects.toThrow(
    /only grows/,
  );
});

test('the same hours and another name make no version; an edit of an old version is refused', async () => {
  const { id } = await make();
  const url = `/api/calendars/${id}`;
  const order = Object.fromEntries(Object.entries(data).toReversed());
  expect((await t.call(admin, 'PATCH', url, { name: 'Renamed', data: order })).body).toMatchObject({
    name: 'Renamed',
    current: { version: 1 },
  });
  await t.call(admin, 'PATCH', url, { data: { ...data, hours: {} }, basedOn: 1 });
  expect((await t.call(admin, 'PATCH', url, { data, basedOn: 1 })).body.error.code).toBe('calendar_changed');
  expect((await t.call(admin, 'GET', url)).body.current.version).toBe(2);
});

test.each([
  [{ hours: { mon: [['09:00', '25:00']] } }, 'data.hours.mon.0.1'],
  [{ hours: { moonday: [] } }, 'data.hours.moonday'],
  [{ hours: { mon: [['09:00', '09:00']] } }, 'data.hours.mon.0'],
  [{ hours: { xyz: [] } }, 'data.hours.xyz'],
  [{ timeZone: 'Europe/Atlantis' }, 'data.timeZone'],
  [{ holidays: [{ date: '2027-01-01' }, { date: '2027-02-30' }] }, 'data.holidays.1.date'],
  [{ annualHolidays: ['13-01'] }, 'data.annualHolidays.0'],
  [{ overrides: { '2027-13-01': [] } }, 'data.overrides.2027-13-01'],
  [{ breaks: { '2027-01-01': [['12', '13:00']] } }, 'data.breaks.2027-01-01.0.0'],
])('a bad calendar is refused by the name of its field: %j', async (wrong, field) => {
  const answer = await t.call(admin, 'POST', '/api/calendars', { name: 'Bad', data: { ...data, ...wrong } });
  expect([answer.status, answer.body.error.field]).toEqual([422, field]);
  expect((await t.call(admin, 'GET', '/api/calendars?q=Bad')).body.total).toBe(0);
});

test('names are taken once, places must be known', async () => {
  const { id, name } = await make();
  expect((await t.call(admin, 'POST', '/api/calendars', { name: name.toUpperCase(), data })).status).toBe(409);
  const patch = async (values: object) => {
    const { body } = await t.call(admin, 'PATCH', `/api/calendars/${id}`, values);
    return body.error?.field ?? [body.country, body.region];
  };
  expect(await patch({ country: 'XX' })).toBe('country');
  expect(await patch({ country: 'DE', region: 'ZZ' })).toBe('region');
  expect(await patch({ region: 'BY' })).toBe('region');
  expect(await patch({ country: 'DE', region: 'BY' })).toEqual(['DE', 'BY']);
  expect(await patch({ country: 'PL' })).toEqual(['PL', null]);
  expect((await t.call(admin, 'DELETE', `/api/calendars/${id}`)).status).toBe(204);
  expect((await t.call(admin, 'GET', `/api/calendars/${id}`)).status).toBe(404);
});

describe('public holidays', () => {
  test('are proposed and do not count until a person takes them', async () => {
    const { id } = await make({
      country: 'PL',
      data: { ...data, holidays: [{ date: '2027-03-15', name: 'Our day' }] },
    });
    const before = await holidays(id);
    expect(before.reviewed).toBeNull();
    expect(before.items).toContainEqual({
      date: '2027-11-11',
      name: expect.any(String),
      kind: 'public',
      partOfDay: false,
      state: 'proposed',
      suggested: true,
    });
    const url = `/api/calendars/${id}/holidays`;
    const after = await t.call(admin, 'POST', url, { year: 2027, dates: ['2027-11-11', '2027-01-01'] });
    expect(after.body.reviewed).toMatchObject({ by: 'admin of the test' });
    const stateOf = (date: string) => after.body.items.find((i: { date: string }) => i.date === date).state;
    expect([stateOf('2027-11-11'), stateOf('2027-01-01'), stateOf('2027-05-03')]).toEqual([
      'accepted',
      'accepted',
      'declined',
    ]);
    const { current, reviewedYears } = (await t.call(admin, 'GET', `/api/calendars/${id}`)).body;
    expect(reviewedYears).toEqual([2027]);
    expect(current.version).toBe(2);
    expect(current.data.holidays.map((h: { date: string; source: string }) => [h.date, h.source])).toEqual([
      ['2027-01-01', 'PL'],
      ['2027-03-15', null],
      ['2027-11-11', 'PL'],
    ]);
    expect((await t.call(admin, 'POST', url, { year: 2027, dates: ['2027-11-12'] })).body.error.field).toBe('dates');
    await t.call(admin, 'POST', url, { year: 2027, dates: [] });
    expect((await t.call(admin, 'GET', `/api/calendars/${id}`)).body.current.data.holidays).toHaveLength(1);
  });

  test('that the library changes after the review are shown as a difference, and stay as they were taken', async () => {
    const { id } = await make({ country: 'PL' });
    await t.call(admin, 'POST', `/api/calendars/${id}/holidays`, { year: 2027, dates: ['2027-01-01', '2027-01-06'] });
    // As if the library had listed another day then, and not yet the 3rd of May.
    await rows(
      `update holiday_reviews set proposed = (proposed - '2027-05-03') || '["2027-07-22"]' where calendar_id = $1`,
      [id],
    );
    const latest = (await t.call(admin, 'GET', `/api/calendars/${id}`)).body.current.data;
    const moved = [...latest.holidays, { date: '2027-07-22', name: 'Old day', source: 'PL' }];
    await t.call(admin, 'PATCH', `/api/calendars/${id}`, { data: { ...latest, holidays: moved } });
    const states = Object.fromEntries(
      (await holidays(id)).items.map((i: { date: string; state: string }) => [i.date, i.state]),
    );
    expect(states).toMatchObject({ '2027-01-01': 'accepted', '2027-05-03': 'added', '2027-07-22': 'gone' });
    expect(states['2027-11-11']).toBe('declined');
  });

  test('of two kinds on one date are one entry, and those of some hours say so', async () => {
    const { items } = await holidays((await make({ country: 'AT' })).id);
    expect(items.length).toBeGreaterThan(5);
    const dates = items.map((i: { date: string }) => i.date);
    expect(new Set(dates).size).toBe(dates.length);
    expect(items.find((i: { date: string }) => i.date === '2027-12-24')).toMatchObject({
      partOfDay: true,
      suggested: false,
    });
    // Clocks go forward on that Sunday, so its holiday has 23 hours; it is a whole day all the same.
    expect((await publicHolidays('PL', null, 2027, 'en')).find((h) => h.date === '2027-03-28')).toMatchObject({
      partOfDay: false,
    });
    expect((await publicHolidays('PL', null, 2027, 'en')).some((h) => h.date === '2027-03-27')).toBe(false);
  });

  test('a calendar without a country has none', async () => {
    const { id } = await make();
    expect((await holidays(id)).items).toEqual([]);
    const answer = await t.call(admin, 'POST', `/api/calendars/${id}/holidays`, { year: 2027, dates: [] });
    expect(answer.body.error.field).toBe('country');
    const { items } = (await t.call(admin, 'GET', '/api/holiday-countries')).body;
    expect(items.find((i: { country: string }) => i.country === 'DE').regions).toContainEqual({
      region: 'BY',
      name: 'Bayern',
    });
  });
});

test('engineers read calendars, a client’s people do not', async () => {
  const { id } = await make();
  const status = async (role: 'engineer' | 'manager' | 'client_admin', method: 'GET' | 'PATCH') =>
    (
      await t.call(
        actorOf(role),
        method,
        `/api/calendars/${id}`,
        method === 'PATCH' ? { name: `By ${role}` } : undefined,
      )
    ).status;
  expect([await status('engineer', 'GET'), await status('engineer', 'PATCH')]).toEqual([200, 403]);
  expect([await status('manager', 'PATCH'), await status('client_admin', 'GET')]).toEqual([200, 403]);
});
