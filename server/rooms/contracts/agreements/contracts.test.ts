import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as contract from '#contract/contracts';
import type { Endpoint } from '#contract/endpoint';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { agreementAt, calendarAt } from '../index.ts';

let t: TestApp;
const admin = actorOf('admin');
const minute = 60_000;
const start = Date.UTC(2026, 10, 23, 9);
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts'], now: start });
});
afterAll(() => t.close());

const call = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) => {
  const answer = await t.call(admin, method, url, body);
  if (answer.status >= 300) throw new Error(`${method} ${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
let count = 0;
/** A client with two stores, and a calendar. */
async function client() {
  const n = ++count;
  const { id: clientId } = await call('POST', '/api/clients', { name: `Client ${n}` });
  const store = async (name: string) =>
    (await call('POST', '/api/stores', { url: `https://${name}${n}.example`, clientId })).id as string;
  const calendar = await call('POST', '/api/calendars', {
    name: `Hours ${n}`,
    data: { timeZone: 'Europe/Kyiv', hours: { mon: [['09:00', '18:00']] } },
  });
  return {
    clientId: clientId as string,
    stores: [await store('a'), await store('b')],
    calendarId: calendar.id as string,
  };
}
const sla = {
  critical: {
    reaction: { minutes: 15, hours: 'around_the_clock' },
    update: { minutes: 60, hours: 'around_the_clock' },
    resolution: { minutes: 240, hours: 'around_the_clock' },
  },
  major: { reaction: { minutes: 120, hours: 'calendar' } },
  minor: {},
  info: {},
};
const price = { model: 'monthly', currency: 'USD', monthlyFee: 50_000, hourlyRate: 4_000, includedMinutes: 600 };
const terms = (of: { calendarId: string }, more: object = {}) => ({
  calendarId: of.calendarId,
  sla,
  price,
  report: { rhythm: 'monthly', form: 'page' },
  ...more,
});
async function draft(of: Awaited<ReturnType<typeof client>>, more: object = {}, values: object = {}) {
  return call('POST', '/api/contracts', {
    clientId: of.clientId,
    name: 'Support',
    timeZone: 'Europe/Kyiv',
    begins: '2026-11-01',
    terms: terms(of, more),
    ...values,
  });
}
async function inForce(of: Awaited<ReturnType<typeof client>>, more: object = {}, values: object = {}) {
  const { id } = await draft(of, more, values);
  return call('POST', `/api/contracts/${id}/activate`);
}
const refused = async (method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => {
  const answer = await t.call(admin, method, url, body);
  return [answer.status, answer.body.error?.field ?? answer.body.error?.code];
};

test('a draft may be written anew and removed; what is in force may not', async () => {
  const of = await client();
  const made = await draft(of);
  const url = `/api/contracts/${made.id}`;
  expect(made).toMatchObject({ state: 'draft', versions: [{ version: 1, state: 'draft', begins: '2026-11-01' }] });
  const again = { name: 'Care', begins: '2026-12-01', terms: terms(of, { remarks: 'By phone at night.' }) };
  expect(await call('PUT', `${url}/draft`, again)).toMatchObject({
    name: 'Care',
    versions: [{ version: 1, begins: '2026-12-01', terms: { remarks: 'By phone at night.' } }],
  });
  expect(await call('POST', `${url}/activate`)).toMatchObject({ state: 'coming', versions: [{ state: 'coming' }] });
  expect(await refused('PUT', `${url}/draft`, again)).toEqual([409, 'no_draft']);
  expect(await refused('DELETE', `${url}/draft`)).toEqual([409, 'no_draft']);
  expect(await refused('POST', `${url}/activate`)).toEqual([409, 'in_force']);
  const other = await draft(of);
  await call('DELETE', `/api/contracts/${other.id}/draft`);
  expect((await t.call(admin, 'GET', `/api/contracts/${other.id}`)).status).toBe(404);
  expect(await refused('DELETE', `/api/clients/${of.clientId}`)).toEqual([409, 'client_has_stores']);
});

test.each<[object, string]>([
  [{ calendarId: '00000000-0000-7000-8000-000000000001' }, 'terms.calendarId'],
  [{ storeIds: ['00000000-0000-7000-8000-000000000001'] }, 'terms.storeIds'],
  [{ sla: { ...sla, minor: { reaction: { minutes: 14, hours: 'calendar' } } } }, 'terms.sla.minor.reaction.minutes'],
  [
    {
      sla: {
        ...sla,
        minor: { reaction: { minutes: 60, hours: 'calendar' }, resolution: { minutes: 30, hours: 'calendar' } },
      },
    },
    'terms.sla.minor.resolution',
  ],
  [
    { sla: { ...sla, minor: { reaction: { minutes: 60, hours: 'calendar', warnMinutes: 60 } } } },
    'terms.sla.minor.reaction.warnMinutes',
  ],
  [{ sla: { critical: {}, major: {}, minor: {}, info: {} } }, 'terms.sla'],
  [{ price: { ...price, currency: 'ZZZ' } }, 'terms.price.currency'],
  [{ price: { ...price, monthlyFee: 0 } }, 'terms.price.monthlyFee'],
  [{ price: { ...price, monthlyFee: 1.5 } }, 'terms.price.monthlyFee'],
  [{ price: { ...price, model: 'hourly' } }, 'terms.price.monthlyFee'],
  [{ price: { ...price, model: 'hourly', monthlyFee: 0, hourlyRate: 0 } }, 'terms.price.hourlyRate'],
  [{ price: { ...price, model: 'tier' } }, 'terms.price.tier'],
  [{ price: { ...price, model: 'mix' } }, 'terms.price.criticalCallFee'],
  [{ price: { ...price, excess: { withoutApproval: 90, atMost: 60 } } }, 'terms.price.excess.withoutApproval'],
  [{ price: { ...price, includedMinutes: 0, rollOver: { months: 2, capMinutes: null } } }, 'terms.price.rollOver'],
  [{ price: { ...price, multipliers: { urgent: 50, outOfHours: 100 } } }, 'terms.price.multipliers.urgent'],
])('terms that cannot be promised are refused by field: %j', async (wrong, field) => {
  const of = await client();
  const body = { clientId: of.clientId, name: 'Bad', timeZone: 'UTC', begins: '2026-12-01', terms: terms(of, wrong) };
  expect(await refused('POST', '/api/contracts', body)).toEqual([422, field]);
  expect((await call('GET', `/api/contracts?clientId=${of.clientId}`)).total).toBe(0);
});

describe('versions', () => {
  test('follow one another without gap or overlap, and leave the past as it was', async () => {
    const of = await client();
    const { id } = await inForce(of);
    const url = `/api/contracts/${id}/versions`;
    const dearer = terms(of, { price: { ...price, monthlyFee: 60_000 } });
    const same = terms(of, { remarks: 'New' });
    expect(await refused('POST', url, { begins: '2026-11-23', terms: same })).toEqual([422, 'begins']);
    expect(await refused('POST', url, { begins: '2026-10-01', terms: same })).toEqual([422, 'begins']);
    expect(await refused('POST', url, { begins: '2026-12-15', terms: dearer })).toEqual([422, 'begins']);
    await call('POST', url, { begins: '2026-11-25', terms: same, note: 'Phone' });
    const made = await call('POST', url, { begins: '2027-01-01', terms: dearer });
    expect(made.versions.map((v: contract.ContractVersion) => [v.version, v.state, v.validFrom, v.validTo])).toEqual([
      [3, 'coming', '2026-12-31T22:00:00.000Z', null],
      [2, 'coming', '2026-11-24T22:00:00.000Z', '2026-12-31T22:00:00.000Z'],
      [1, 'holds', '2026-10-31T22:00:00.000Z', '2026-11-24T22:00:00.000Z'],
    ]);
    expect(await refused('POST', url, { begins: '2026-12-24', terms: same })).toEqual([422, 'begins']);
    await call('DELETE', `${url}/3`);
    expect(await refused('DELETE', `${url}/3`)).toEqual([404, 'not_found']);
    expect(await refused('DELETE', `${url}/1`)).toEqual([409, 'begun']);
    expect((await call('GET', `/api/contracts/${id}`)).versions[0]).toMatchObject({ state: 'withdrawn' });
    const [from, to] = [Date.UTC(2026, 10, 24, 22), Date.UTC(2027, 5, 1)];
    const at = async (instant: number) => (await agreementAt(t.app.db, of.stores[0]!, instant))?.version;
    expect([await at(from - 1), await at(from), await at(to)]).toEqual([1, 2, 2]);
    await expect(
      t.app.database.pool.query('update contract_versions set begins = $1 where contract_id = $2', ['2026-01-01', id]),
    ).rejects.toThrow(/only grows/);
  });

  test('end with the last day of the contract, in its own time zone', async () => {
    const of = await client();
    const { id } = await inForce(of);
    const url = `/api/contracts/${id}`;
    expect(await refused('POST', `${url}/end`, { on: '2026-11-22' })).toEqual([422, 'on']);
    expect(await call('POST', `${url}/end`, { on: '2026-11-30' })).toMatchObject({
      ends: '2026-11-30',
      state: 'active',
    });
    const over = Date.UTC(2026, 10, 30, 22);
    const at = async (instant: number) => (await agreementAt(t.app.db, of.stores[0]!, instant))?.version ?? null;
    expect([await at(over - 1), await at(over)]).toEqual([1, null]);
    expect(await refused('POST', `${url}/versions`, { begins: '2026-12-01', terms: terms(of) })).toEqual([
      422,
      'begins',
    ]);
    t.clock.set(over);
    expect((await call('GET', url)).state).toBe('ended');
    expect(await refused('POST', `${url}/end`, { on: '2026-12-30' })).toEqual([409, 'ended']);
    t.clock.set(start);
  });
});

describe('a store has one contract at a time', () => {
  test('one that names it, else the one for all', async () => {
    const of = await client();
    const all = await inForce(of);
    const named = await inForce(of, { storeIds: [of.stores[0]] }, { begins: '2026-12-01' });
    const at = async (store: number, instant: number) =>
      (await agreementAt(t.app.db, of.stores[store]!, instant))?.contractId ?? null;
    const [november, december] = [start, Date.UTC(2026, 11, 10)];
    expect([await at(0, november), await at(0, december), await at(1, december)]).toEqual([all.id, named.id, all.id]);
    expect(await at(0, Date.UTC(2026, 9, 1))).toBeNull();
    const second = await draft(of, { storeIds: of.stores }, { begins: '2027-01-01' });
    expect(await refused('POST', `/api/contracts/${second.id}/activate`)).toEqual([409, 'terms.storeIds']);
    await call('POST', `/api/contracts/${named.id}/end`, { on: '2026-12-31' });
    expect((await call('POST', `/api/contracts/${second.id}/activate`)).state).toBe('coming');
    expect(await refused('POST', `/api/contracts/${named.id}/end`, { on: '2027-01-01' })).toEqual([
      409,
      'terms.storeIds',
    ]);
  });

  test('and the door says what holds: terms in milliseconds, the calendar as it was then, the price', async () => {
    const of = await client();
    await inForce(of);
    const before = start + minute;
    t.clock.set(start + 2 * minute);
    const data = { timeZone: 'Europe/Kyiv', hours: { mon: [['00:00', '24:00']] } };
    await call('PATCH', `/api/calendars/${of.calendarId}`, { data });
    const held = (await agreementAt(t.app.db, of.stores[0]!, before))!;
    expect(held).toMatchObject({
      version: 1,
      validFrom: Date.UTC(2026, 9, 31, 22),
      validTo: null,
      calendar: { id: of.calendarId, version: 1, data: { hours: { mon: [['09:00', '18:00']] } } },
      price: { monthlyFee: 50_000, roundingMinutes: 15, rollOver: null },
    });
    expect(held.sla).toEqual({
      critical: {
        reaction: { duration: 15 * minute, hours: 'around_the_clock' },
        update: { duration: 60 * minute, hours: 'around_the_clock' },
        resolution: { duration: 240 * minute, hours: 'around_the_clock' },
      },
      major: { reaction: { duration: 120 * minute, hours: 'calendar' } },
      minor: {},
      info: {},
    });
    expect((await agreementAt(t.app.db, of.stores[0]!, t.clock.now()))!.calendar).toMatchObject({ version: 2, data });
    expect((await calendarAt(t.app.db, of.calendarId, before))!.version).toBe(1);
    expect(await refused('DELETE', `/api/calendars/${of.calendarId}`)).toEqual([409, 'calendar_in_use']);
    t.clock.set(start);
  });
});

test('on every route a client’s people see their own client’s contracts alone, and change none', async () => {
  const [mine, theirs] = [await client(), await client()];
  const [own, other] = [await inForce(mine), await inForce(theirs)];
  const hidden = await draft(mine);
  const person = actorOf('client_admin', { clientIds: [mine.clientId] });
  const { items, total } = (await t.call(person, 'GET', '/api/contracts')).body;
  expect([total, items.map((i: contract.Contract) => i.id)]).toEqual([1, [own.id]]);
  expect((await t.call(person, 'GET', `/api/contracts?clientId=${theirs.clientId}`)).body.total).toBe(0);
  const routes = Object.values(contract as Record<string, unknown>).filter(
    (e): e is Endpoint => typeof e === 'object' && e !== null && 'path' in e && 'method' in e,
  );
  const named = routes.filter((e) => e.path.startsWith('/api/contracts/:id'));
  expect(named.length).toBeGreaterThan(6);
  for (const { method, path, access } of named)
    for (const id of [other.id, hidden.id]) {
      const url = path.replace(':id', id).replace(':version', '1');
      const body = { digest: 'a'.repeat(64), by: 'Nobody', how: 'console' };
      const { status } = await t.call(person, method, url, method === 'GET' || method === 'DELETE' ? undefined : body);
      expect([method, path, status]).toEqual([method, path, access === 'contracts.write' ? 403 : 404]);
    }
  expect((await t.call(person, 'GET', `/api/contracts/${own.id}`)).status).toBe(200);
});

describe('the printed agreement', () => {
  test('is in the client’s language, and its acceptance keeps the text as it was', async () => {
    const of = await client();
    await call('PATCH', `/api/clients/${of.clientId}`, { language: 'ru' });
    const team = [{ name: 'Оксана', role: 'DevOps', responsible: true, channel: '@oksana' }];
    const mixed = { ...price, model: 'mix', criticalCallFee: 15_000, rollOver: { months: 2, capMinutes: 90 } };
    const { id } = await inForce(of, { team, price: mixed });
    const url = `/api/contracts/${id}/versions/1`;
    const { document, digest, acceptance } = await call('GET', `${url}/agreement`);
    expect([document.language, document.title, acceptance]).toEqual(['ru', 'Договор о поддержке: Support', null]);
    const text = JSON.stringify(document).replaceAll('\u00a0', ' ');
    for (const part of [
      '15 мин, днём и ночью',
      '2 ч рабочего времени',
      '500 $ (USD)',
      'Каждый критический вызов: 150 $ (USD)',
      'ещё 2 месяца',
      'не больше 1 ч 30 мин',
      'DevOps, ответственный',
      '1 ноября 2026',
      'Все магазины клиента',
      '09:00–18:00',
    ])
      expect(text).toContain(part);
    const stranger = await t.call(admin, 'POST', `${url}/acceptance`, { digest: '0'.repeat(64), by: 'Ivan' });
    expect([stranger.status, stranger.body.error.code]).toEqual([409, 'text_changed']);
    expect(await refused('POST', `${url}/acceptance`, { digest })).toEqual([422, 'by']);
    const person = actorOf('client_admin', { clientIds: [of.clientId], name: 'Shop owner' });
    const accepted = await t.call(person, 'POST', `${url}/acceptance`, { digest, by: 'Someone else', how: 'paper' });
    expect(accepted.body.versions[0].acceptance).toEqual({
      at: new Date(start).toISOString(),
      by: 'Shop owner',
      recordedBy: 'Shop owner',
      how: 'console',
      digest,
    });
    expect(await refused('POST', `${url}/acceptance`, { digest, by: 'Ivan' })).toEqual([409, 'accepted']);
    await call('PATCH', `/api/clients/${of.clientId}`, { name: 'Renamed client', language: 'uk' });
    const kept = await call('GET', `${url}/agreement`);
    expect([kept.document, kept.digest]).toEqual([document, digest]);
    const viewer = actorOf('client_viewer', { clientIds: [of.clientId] });
    expect((await t.call(viewer, 'POST', `${url}/acceptance`, { digest })).status).toBe(403);
    expect((await t.call(viewer, 'GET', `${url}/agreement`)).status).toBe(200);
  });

  test('of a draft that somebody accepted is not rewritten', async () => {
    const of = await client();
    const { id } = await draft(of);
    const url = `/api/contracts/${id}`;
    const { digest } = await call('GET', `${url}/versions/1/agreement`);
    await call('PUT', `${url}/draft`, { name: 'Support', begins: '2026-12-01', terms: terms(of) });
    expect(await refused('POST', `${url}/versions/1/acceptance`, { digest, by: 'Ivan', how: 'email' })).toEqual([
      409,
      'text_changed',
    ]);
    const again = await call('GET', `${url}/versions/1/agreement`);
    await call('POST', `${url}/versions/1/acceptance`, { digest: again.digest, by: 'Ivan', how: 'email' });
    expect(await refused('PUT', `${url}/draft`, { name: 'X', begins: '2026-12-01', terms: terms(of) })).toEqual([
      409,
      'no_draft',
    ]);
    expect((await call('POST', `${url}/activate`)).versions[0].acceptance).toMatchObject({ by: 'Ivan', how: 'email' });
  });
});

test('a client whose contract is kept is kept as well', async () => {
  const { body } = await t.call(admin, 'POST', '/api/clients', { name: 'Without stores' });
  const { calendarId } = await client();
  const made = await draft({ clientId: body.id, stores: [], calendarId });
  expect(await refused('DELETE', `/api/clients/${body.id}`)).toEqual([409, 'client_in_use']);
  await call('DELETE', `/api/contracts/${made.id}/draft`);
  expect((await t.call(admin, 'DELETE', `/api/clients/${body.id}`)).status).toBe(204);
});
