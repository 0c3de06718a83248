import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { startWebServer, type WebServer } from '../fakes/web-server.ts';

/**
 * One working day of an agency with three clients, lived by its API while the clock is moved: Monday, 30 March 2026, the
 * first day of summer time in Kyiv and London, with what the weekend left and what Tuesday morning brings.
 */
let t: TestApp;
let hook: WebServer;
const told: { kind: string; text: string }[] = [];
let owner: Actor;

// Wall clocks of that week: Kyiv is at +2 on Friday and Saturday, at +3 from Sunday on; London at +1; New York at -4.
const kyiv = (day: string, time: string) => Date.parse(`2026-03-${day}T${time}:00${day < '29' ? '+02:00' : '+03:00'}`);
const london = (day: string, time: string) => Date.parse(`2026-03-${day}T${time}:00+01:00`);
const iso = (at: number) => new Date(at).toISOString();
const minutes = (n: number) => n * 60_000;

async function does(actor: Actor, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: object) {
  const answer = await t.call(actor, method, url, body);
  expect({ url, status: answer.status, error: answer.body?.error }).toEqual({ url, status: 200, error: undefined });
  return answer.body;
}

/** Life goes on until this instant: whoever has to be told by then is told. */
async function until(at: number): Promise<void> {
  expect(at).toBeGreaterThanOrEqual(t.clock.now());
  t.clock.set(at);
  for (let i = 0; i < 2; i++) {
    await t.sweep();
    await t.drain();
  }
}

beforeAll(async () => {
  hook = await startWebServer((request, response) => {
    void bodyOf(request).then((text) => {
      told.push(JSON.parse(text) as (typeof told)[number]);
      response.end('{}');
    });
  });
  t = await testApp({ now: kyiv('27', '08:00') });
  const password = 'watch-the-shops';
  const signUp = { name: 'Owner', email: 'owner@agency.example', password, language: 'en', timeZone: 'Europe/Kyiv' };
  const { body } = await t.call(null, 'POST', '/api/owner', signUp);
  owner = actorOf('owner', { name: 'Owner', personId: body.person.id, language: 'en' });
});
afterAll(async () => {
  await t.close();
  await hook.close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

interface Client {
  id: string;
  storeId: string;
  contractId: string;
  person: Actor;
}

const workday = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const calendars = {
  kyiv: { timeZone: 'Europe/Kyiv', hours: weekOf(workday) },
  london: { timeZone: 'Europe/London', hours: weekOf([['09:00', '17:30']]) },
  // Its own office is closed when ours works; what is critical counts around the clock anyway.
  newYork: { timeZone: 'America/New_York', hours: weekOf([['09:00', '17:00']]) },
};
function weekOf(day: string[][]) {
  return { mon: day, tue: day, wed: day, thu: day, fri: day };
}
const hours = (n: number, by: 'calendar' | 'around_the_clock' = 'calendar') => ({ minutes: n * 60, hours: by });
const sla = {
  critical: { reaction: hours(0.25, 'around_the_clock'), resolution: hours(4, 'around_the_clock') },
  major: { reaction: hours(1), resolution: hours(8) },
  minor: { reaction: hours(4) },
  info: {},
};

async function takeOn(
  name: string,
  language: 'en' | 'ru' | 'uk',
  calendar: keyof typeof calendars,
  price: object,
): Promise<Client> {
  const { id } = await does(owner, 'POST', '/api/clients', { name, language });
  const url = `https://${name.toLowerCase()}.example`;
  const { id: storeId } = await t.write((trx) => addStore(trx, t.app, owner, { url, name, clientId: id }));
  const { id: calendarId } = await does(owner, 'POST', '/api/calendars', { name, data: calendars[calendar] });
  const { timeZone } = calendars[calendar];
  const contract = await does(owner, 'POST', '/api/contracts', {
    clientId: id,
    name,
    timeZone,
    begins: '2026-03-01',
    terms: {
      calendarId,
      sla,
      price: { roundingMinutes: 15, multipliers: { urgent: 100, outOfHours: 150 }, ...price },
      report: { rhythm: 'monthly', form: 'page', shows: { tasks: true, time: true } },
    },
  });
  await does(owner, 'POST', `/api/contracts/${contract.id}/activate`);
  const person = actorOf('client_admin', {
    name: `${name}’s`,
    clientIds: [id],
    language,
    timeZone,
    personId: `00000000-0000-7000-8000-0000000000${{ en: 'e1', ru: 'e2', uk: 'e3' }[language]}`,
  });
  return { id, storeId, contractId: contract.id as string, person };
}

/** A real person of the team, so that they can be on duty and enter time. */
async function hire(name: string, language: 'en' | 'ru' | 'uk', timeZone: string): Promise<Actor> {
  const invited = { email: `${name.toLowerCase()}@agency.example`, role: 'engineer', speciality: 'backend' };
  const { link } = await does(owner, 'POST', '/api/invitations', { ...invited, clientIds: [], language });
  const secret = new URL(link).pathname.split('/').at(-1)!;
  const { person } = await t
    .call(null, 'POST', `/api/invitation/${secret}`, { name, password: 'watch-the-shops', language, timeZone })
    .then(({ body }) => body);
  return actorOf('engineer', { name, personId: person.id, language, timeZone });
}

const request = (by: Client, topic: string, answers: object) =>
  does(by.person, 'POST', '/api/requests', { storeId: by.storeId, topic, text: topic, answers });
const write = (by: Actor, id: string, text: string, state?: string) =>
  does(by, 'POST', `/api/requests/${id}/messages`, { text, ...(state ? { state } : {}) });
const clockOf = (by: Actor, id: string) => does(by, 'GET', `/api/requests/${id}/clock`);

test('one working day of three clients', async () => {
  const settings = { url: `${hook.origin}/`, secret: 'sixteen-and-more-letters' };
  const channel = await does(owner, 'POST', '/api/channels', { kind: 'webhook', name: 'Log', settings });
  await does(owner, 'POST', '/api/rules', { name: 'Everything', channelIds: [channel.id] });
  const olena = await hire('Olena', 'uk', 'Europe/Kyiv');
  const timur = await hire('Timur', 'ru', 'Asia/Almaty');
  const zerno = await takeOn('Zerno', 'uk', 'kyiv', {
    model: 'hourly',
    currency: 'UAH',
    hourlyRate: 120_000,
    excess: { withoutApproval: null, atMost: null },
  });
  const kiln = await takeOn('Kiln', 'ru', 'london', {
    model: 'monthly',
    currency: 'GBP',
    monthlyFee: 90_000,
    hourlyRate: 4500,
    includedMinutes: 120,
  });
  const reef = await takeOn('Reef', 'en', 'newYork', {
    model: 'mix',
    currency: 'USD',
    monthlyFee: 50_000,
    criticalCallFee: 15_000,
    hourlyRate: 4000,
  });
  for (const { person, contractId } of [zerno, kiln, reef]) {
    const { document } = await does(person, 'GET', `/api/contracts/${contractId}/versions/1/agreement`);
    expect(document.language).toBe(person.language);
  }
  const duty = { unit: 'weeks', length: 1 };
  const week = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const layer = (id: string, who: Actor, own: object[]) => ({
    id,
    name: id,
    timeZone: 'Europe/Kyiv',
    people: [who.personId],
    starts: '2026-03-23T09:00',
    turn: duty,
    hours: own,
  });
  const { id: scheduleId } = await does(owner, 'POST', '/api/schedules', {
    name: 'Duty',
    data: {
      timeZone: 'Europe/Kyiv',
      layers: [layer('day', olena, [{ days: week, from: '09:00', to: '18:00' }]), layer('night', timur, [])],
    },
  });
  const onDuty = async () => (await does(owner, 'GET', `/api/schedules/${scheduleId}`)).now.person.name as string;

  // Friday, half an hour before the office closes: the rest of the hour is on Monday, in summer time.
  await until(kyiv('27', '17:30'));
  const filter = await request(zerno, 'The filter finds nothing', {
    about: 'fault',
    pay: 'partly',
    whom: 'some',
    detour: 'no',
  });
  expect(await clockOf(olena, filter.id)).toMatchObject({
    reaction: { dueAt: iso(kyiv('30', '09:30')) },
    resolution: { dueAt: iso(kyiv('30', '17:30')) },
  });

  // The night before Monday: the shop of the third client does not sell.
  await until(kyiv('30', '00:40'));
  expect(await onDuty()).toBe('Timur');
  const critical = { about: 'fault', pay: 'no', whom: 'all', detour: 'no' };
  const payment = await request(reef, 'Nobody can pay', critical);
  expect(payment.severity).toBe('critical');
  await until(kyiv('30', '00:50'));
  await write(timur, payment.id, 'We are on it.');
  await until(kyiv('30', '02:10'));
  await write(timur, payment.id, 'The payment module works again.', 'solved');
  await does(timur, 'POST', '/api/time', {
    requestId: payment.id,
    from: iso(kyiv('30', '00:50')),
    minutes: 80,
    note: 'Payment module',
  });
  expect(await clockOf(reef.person, payment.id)).toMatchObject({
    state: 'stopped',
    reaction: { standing: 'met', dueAt: iso(kyiv('30', '00:55')) },
    resolution: { standing: 'met', dueAt: iso(kyiv('30', '04:40')), usedMs: minutes(90) },
  });

  // Monday morning: of the hour a quarter is left, somebody is warned; the answer comes in time.
  const kinds = () => told.map(({ kind }) => kind);
  await until(kyiv('30', '09:14'));
  expect(kinds()).toEqual([]);
  await until(kyiv('30', '09:15'));
  await expect.poll(kinds).toEqual(['clock_at_risk']);
  await until(kyiv('30', '09:20'));
  expect(await onDuty()).toBe('Olena');
  await write(olena, filter.id, 'Дивимося.');
  await until(kyiv('30', '10:00'));
  await write(olena, filter.id, 'Який саме фільтр?', 'waiting_client');
  await until(kyiv('30', '11:30'));
  expect(await clockOf(olena, filter.id)).toMatchObject({ state: 'paused', waitingFor: ['waiting_for_client'] });
  await write(zerno.person, filter.id, 'За віком.');
  const why = await does(olena, 'GET', `/api/requests/${filter.id}/clock/resolution`);
  expect(why).toMatchObject({
    reading: { dueAt: iso(kyiv('31', '10:00')), usedMs: minutes(90) },
    pausedMs: minutes(90),
  });
  expect(why.pieces[0].from).toBe(iso(kyiv('27', '17:30')));
  for (const [i, piece] of why.pieces.entries()) if (i > 0) expect(piece.from).toBe(why.pieces[i - 1].to);
  const said = await Promise.all([olena, timur, owner].map(async (by) => (await clockOf(by, filter.id)).text));
  expect(said).toEqual(['Час іде.', 'Время идёт.', 'The clock runs.']);

  // A task of it, worked on with the timer.
  const task = await does(olena, 'POST', '/api/tasks', { requestId: filter.id, title: 'Індекс фільтра', kind: 'fix' });
  await until(kyiv('30', '14:10'));
  await does(olena, 'POST', '/api/timer', { taskId: task.id });
  await until(kyiv('30', '15:35'));
  await does(olena, 'POST', '/api/timer/stop', { note: 'Перебудова індексу' });
  await does(olena, 'POST', `/api/tasks/${task.id}/move`, { state: 'done' });
  await until(kyiv('30', '16:00'));
  await write(olena, filter.id, 'Фільтр знаходить усе.', 'solved');
  expect(await clockOf(zerno.person, filter.id)).toMatchObject({
    resolution: { standing: 'met', usedMs: minutes(300) },
  });

  // Late in the day in London; the rest of the four hours is on Tuesday.
  await until(london('30', '15:30'));
  const slow = { about: 'fault', pay: 'yes', whom: 'some', detour: 'yes' };
  const slowness = await request(kiln, 'Каталог открывается медленно', slow);
  expect(slowness.severity).toBe('minor');
  expect(await clockOf(timur, slowness.id)).toMatchObject({ reaction: { dueAt: iso(london('31', '11:00')) } });
  await until(london('31', '09:59'));
  expect(kinds()).toEqual(['clock_at_risk']);
  await until(london('31', '10:00'));
  await expect.poll(kinds).toEqual(['clock_at_risk', 'clock_at_risk']);
  await until(london('31', '11:01'));
  await until(london('31', '11:30'));
  await expect.poll(kinds).toEqual(['clock_at_risk', 'clock_at_risk', 'clock_missed']);
  await write(timur, slowness.id, 'Ищем причину.');
  const from = iso(london('31', '11:30'));
  await until(london('31', '12:30'));
  await does(timur, 'POST', '/api/time', { requestId: slowness.id, from, minutes: 50, note: 'Профиль запросов' });
  expect(await clockOf(kiln.person, slowness.id)).toMatchObject({ reaction: { standing: 'missed' } });

  await meansForTheMonth({ zerno, kiln, reef });
  await meansForQuality([zerno, kiln, reef]);
  for (const [one, other] of [
    [zerno, kiln],
    [kiln, reef],
    [reef, zerno],
  ] as const)
    for (const url of [`/api/contracts/${other.contractId}/ledger?month=2026-03`, `/api/stores/${other.storeId}`])
      expect((await t.call(one.person, 'GET', url)).status).toBe(404);
});

async function meansForTheMonth({ zerno, kiln, reef }: Record<'zerno' | 'kiln' | 'reef', Client>): Promise<void> {
  const lines = async ({ person, contractId }: Client) =>
    (await does(person, 'GET', `/api/contracts/${contractId}/ledger?month=2026-03`)).lines.map(
      (line: { kind: string; minutes: number | null; amount: number }) => [line.kind, line.minutes, line.amount],
    );
  // 85 minutes are 90 by quarters of an hour.
  expect(await lines(zerno)).toEqual([['excess', 90, 180_000]]);
  expect(await lines(kiln)).toEqual([
    ['monthly_fee', null, 90_000],
    ['included', 60, 0],
  ]);
  // 80 minutes are 90, at night half as much again; the fee of the call holds them.
  expect(await lines(reef)).toEqual([
    ['monthly_fee', null, 50_000],
    ['critical_calls', null, 15_000],
    ['critical_call_time', 135, 0],
  ]);
}

async function meansForQuality(clients: Client[]): Promise<void> {
  const period = `from=${iso(kyiv('27', '00:00'))}&to=${iso(kyiv('31', '23:59'))}`;
  const of = (actor: Actor) => does(actor, 'GET', `/api/quality?${period}`);
  expect(await of(owner)).toMatchObject({
    cases: 3,
    reaction: { hit: 2, of: 3 },
    resolution: { hit: 2, of: 2 },
    reopened: { hit: 0 },
  });
  for (const { person } of clients) expect((await of(person)).cases).toBe(1);
}
