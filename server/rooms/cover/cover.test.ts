import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { onDuty } from './index.ts';

let t: TestApp;
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 23, 7);
const id = (n: number) => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [anna, bohdan, vira, client] = [id(1), id(2), id(3), id(4)];
const as = (personId: string, name: string, role: Actor['role'] = 'engineer') => actorOf(role!, { personId, name });
const admin = as(vira, 'Vira', 'admin');
const iso = (at: number) => new Date(at).toISOString();

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'cover'], now: start });
  for (const [person, name, role] of [
    [anna, 'Anna', 'engineer'],
    [bohdan, 'Bohdan', 'engineer'],
    [vira, 'Vira', 'admin'],
    [client, 'Client', 'client_admin'],
  ])
    await t.app.database.pool.query(
      `insert into people (id, email, name, role, language, time_zone, password, created_at) values ($1, $2, $3, $4, 'en', 'Europe/Kyiv', 'x', 0)`,
      [person, `${name!.toLowerCase()}@agency.example`, name, role],
    );
});
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.set(start);
  await t.app.database.pool.query(
    'delete from schedules; delete from absences; delete from cover_feeds; delete from outbox; update people set active = true',
  );
});

const layer = {
  id: 'one',
  name: 'Weekly',
  timeZone: 'Europe/Kyiv',
  people: [anna, bohdan],
  starts: '2026-11-23T09:00',
  turn: { unit: 'days', length: 1 },
};
const data = { timeZone: 'Europe/Kyiv', layers: [layer] };
const make = async (values: object = {}, name = 'Night') => {
  const answer = await t.call(admin, 'POST', '/api/schedules', { name, data: { ...data, ...values } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const now = async () => (await onDuty(t.app.db, t.clock.now()))[0]?.personId;
const told = async () =>
  (
    await t.app.database.pool.query<{ name: string; payload: Record<string, unknown> }>(
      "select name, payload from outbox where name like 'cover.%' order by at, id",
    )
  ).rows;

test('a schedule says who is on duty now, until when, and what the coming days look like', async () => {
  const made = await make();
  expect(made.now).toEqual({
    scheduleId: made.id,
    name: 'Night',
    person: { id: anna, name: 'Anna' },
    until: iso(start + day),
    needed: true,
  });
  expect(made.gaps).toEqual([]);
  const from = iso(start);
  const { body } = await t.call(
    admin,
    'GET',
    `/api/schedules/${made.id}/cover?from=${from}&to=${iso(start + 3 * day)}`,
  );
  expect(body.spans.map((s: { person: { name: string } }) => s.person.name)).toEqual(['Anna', 'Bohdan', 'Anna']);
  expect(body.lanes).toMatchObject([{ layerId: 'one', name: 'Weekly' }]);
  expect((await t.call(admin, 'GET', '/api/on-duty')).body.items).toEqual([made.now]);
  expect(await onDuty(t.app.db, start + day)).toEqual([
    { scheduleId: made.id, name: 'Night', personId: bohdan, needed: true },
  ]);
});

test('a preview shows spans and gaps, and saves nothing', async () => {
  const made = await make();
  const range = { from: iso(start), to: iso(start + 2 * day), scheduleId: made.id };
  const preview = (values: object) => t.call(admin, 'POST', '/api/cover-preview', { ...range, ...values });
  const absence = { personId: anna, from: iso(start + 2 * hour), to: iso(start + 5 * hour) };
  expect((await preview({ absence })).body.gaps).toEqual([
    { from: absence.from, to: absence.to, absent: [{ id: anna, name: 'Anna' }] },
  ]);
  const override = { ...absence, personId: vira };
  expect((await preview({ override })).body.spans.map((s: { person: { name: string } }) => s.person.name)).toEqual([
    'Anna',
    'Vira',
    'Anna',
    'Bohdan',
  ]);
  const shorter = { ...data, layers: [{ ...layer, hours: [{ days: ['mon'], from: '09:00', to: '12:00' }] }] };
  expect((await preview({ scheduleId: null, data: shorter })).body.gaps).toHaveLength(1);
  expect(await now()).toBe(anna);
  expect((await t.call(admin, 'GET', '/api/absences')).body.items).toEqual([]);
});

test('overrides: the later one counts, and taking it back gives duty back', async () => {
  const { id: scheduleId } = await make();
  const window = { from: iso(start), to: iso(start + day) };
  const add = (personId: string) =>
    t.call(admin, 'POST', `/api/schedules/${scheduleId}/overrides`, { ...window, personId });
  await add(bohdan);
  const second = (await add(vira)).body;
  expect(second).toMatchObject({
    kind: 'override',
    state: 'accepted',
    person: { name: 'Vira' },
    scheduleName: 'Night',
  });
  expect(await now()).toBe(vira);
  t.clock.advance(hour);
  expect((await t.call(admin, 'DELETE', `/api/cover-changes/${second.id}`)).status).toBe(204);
  expect(await now()).toBe(bohdan);
  expect((await onDuty(t.app.db, start + hour / 2))[0]!.personId).toBe(vira);
});

test('a swap is asked, and moves duty when it is accepted; nobody else can answer', async () => {
  const { id: scheduleId } = await make();
  const [a, b] = [as(anna, 'Anna'), as(bohdan, 'Bohdan')];
  const asked = (
    await t.call(a, 'POST', `/api/schedules/${scheduleId}/swaps`, {
      from: iso(start),
      to: iso(start + day),
      takenBy: bohdan,
      note: 'Dentist',
    })
  ).body;
  expect(asked).toMatchObject({ state: 'asked', givenBy: { name: 'Anna' }, person: { name: 'Bohdan' } });
  expect(await now()).toBe(anna);
  expect((await t.call(b, 'GET', '/api/me/cover')).body.askedOfMe).toEqual([asked]);
  expect((await t.call(a, 'POST', `/api/cover-changes/${asked.id}/answer`, { accept: true })).status).toBe(404);
  expect((await t.call(b, 'POST', `/api/cover-changes/${asked.id}/answer`, { accept: true })).body.state).toBe(
    'accepted',
  );
  expect(await now()).toBe(bohdan);
  expect((await t.call(b, 'POST', `/api/cover-changes/${asked.id}/answer`, { accept: false })).status).toBe(409);
  const mine = (await t.call(b, 'GET', '/api/me/cover')).body;
  expect(mine.shifts[0]).toMatchObject({ scheduleName: 'Night', from: iso(start), to: iso(start + 2 * day) });
});

test('whoever is absent or left the team is never on duty', async () => {
  await make({ layers: [{ ...layer, standIn: true }] });
  const a = as(anna, 'Anna');
  const away = { from: iso(start), to: iso(start + day), kind: 'sick' };
  expect((await t.call(a, 'POST', '/api/absences', { ...away, personId: bohdan })).status).toBe(403);
  const absence = (await t.call(a, 'POST', '/api/absences', away)).body;
  expect(absence).toMatchObject({ person: { name: 'Anna' }, kind: 'sick', madeBy: 'Anna' });
  expect(await now()).toBe(bohdan);
  await t.app.database.pool.query('update people set active = false where id = $1', [bohdan]);
  expect(await now()).toBeNull();
  expect((await t.call(as(bohdan, 'Bohdan'), 'DELETE', `/api/absences/${absence.id}`)).status).toBe(404);
  expect((await t.call(a, 'DELETE', `/api/absences/${absence.id}`)).status).toBe(204);
  expect(await now()).toBe(anna);
});

test('each gap ahead is told once, one that begins is told then, and one that was closed is not', async () => {
  const { id: scheduleId } = await make();
  const away = (personId: string, from: number, to: number) =>
    t.call(admin, 'POST', '/api/absences', { personId, from: iso(from), to: iso(to) });
  await t.sweep();
  expect(await told()).toEqual([]);
  await away(bohdan, start + day, start + day + 6 * hour);
  await away(anna, start + 2 * day, start + 2 * day + hour);
  await t.sweep();
  expect(await told()).toMatchObject([
    {
      name: 'cover.gap_ahead',
      payload: { scheduleId, name: 'Night', gaps: [{ from: start + day, absent: ['Bohdan'] }, { absent: ['Anna'] }] },
    },
  ]);
  t.clock.advance(2 * hour);
  await t.sweep();
  expect(await told()).toHaveLength(1);
  const filler = { from: iso(start + 2 * day), to: iso(start + 3 * day), personId: vira };
  await t.call(admin, 'POST', `/api/schedules/${scheduleId}/overrides`, filler);
  t.clock.set(start + day + 1000);
  await t.sweep();
  await t.sweep();
  expect((await told()).slice(1)).toMatchObject([
    { name: 'cover.uncovered', payload: { gap: { from: start + day, to: start + day + 6 * hour } } },
  ]);
  t.clock.set(start + 3 * day);
  await t.sweep();
  expect(await told()).toHaveLength(2);
});

test('wrong input is refused by its field and changes nothing', async () => {
  const made = await make();
  const refused = async (method: 'POST' | 'PATCH', url: string, body: object) => {
    const answer = await t.call(admin, method, url, body);
    return [answer.status, answer.body.error?.field];
  };
  const swap = `/api/schedules/${made.id}/swaps`;
  const window = { from: iso(start), to: iso(start + day) };
  const withLayer = (of: object) => ({ name: 'Other', data: { ...data, layers: [{ ...layer, ...of }] } });
  expect(await refused('POST', '/api/schedules', { name: 'night', data })).toEqual([422, 'name']);
  expect(await refused('POST', '/api/schedules', withLayer({ people: [] }))).toEqual([422, 'data.layers.0.people']);
  expect(await refused('POST', '/api/schedules', withLayer({ people: [client] }))).toEqual([
    422,
    'data.layers.0.people',
  ]);
  expect(await refused('POST', '/api/schedules', withLayer({ starts: '2026-02-30T09:00' }))).toEqual([
    422,
    'data.layers.0.starts',
  ]);
  expect((await refused('POST', '/api/schedules', withLayer({ timeZone: 'Mars/Base' })))[0]).toBe(422);
  expect(await refused('POST', swap, { ...window, takenBy: client })).toEqual([422, 'takenBy']);
  expect(await refused('POST', swap, { ...window, takenBy: vira })).toEqual([422, 'takenBy']);
  expect(await refused('POST', swap, { from: window.to, to: window.from, takenBy: anna })).toEqual([422, 'to']);
  expect(await refused('POST', '/api/absences', { from: iso(0), to: iso(1) })).toEqual([422, 'to']);
  expect((await refused('PATCH', `/api/schedules/${made.id}`, { basedOn: 7 }))[0]).toBe(409);
  expect((await t.call(admin, 'GET', '/api/schedules')).body.items).toEqual([made]);
});

test('engineers read schedules but do not change them; clients see nothing', async () => {
  const made = await make();
  const engineer = as(anna, 'Anna');
  expect((await t.call(engineer, 'GET', `/api/schedules/${made.id}`)).status).toBe(200);
  expect((await t.call(engineer, 'PATCH', `/api/schedules/${made.id}`, { name: 'Mine' })).status).toBe(403);
  for (const url of ['/api/schedules', '/api/on-duty', '/api/absences', '/api/me/cover', `/api/schedules/${made.id}`])
    expect((await t.call(actorOf('client_admin'), 'GET', url)).status).toBe(403);
});
