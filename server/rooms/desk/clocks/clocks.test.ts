import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, system } from '#kit/http/actor';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { addContractVersion, changeCalendar, givenAgreement, office, promise, sla } from '../testing/agreement.ts';
import { engineer, givenClient } from '../testing/desk.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
const hour = 3_600_000;
const minute = 60_000;
/** `mon 09:30` by the clock in Kyiv, in the week from 1 June 2026. */
const at = (text: string): number => {
  const [day, time] = text.split(' ') as [string, string];
  const date = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day) + 1;
  return Date.parse(`2026-06-0${date}T${time}:00+03:00`);
};
const iso = (text: string) => new Date(at(text)).toISOString();

beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'contracts', 'incidents', 'desk'], now: at('mon 09:00') });
});
beforeEach(async () => {
  t.clock.set(at('mon 09:00'));
  shop = await givenClient(t);
});
afterAll(() => t.close());

const answers = { major: { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' }, advice: { about: 'question' } };
const opened = async (of: Record<string, unknown> = {}, actor: Actor = shop.person) => {
  const body = { topic: 'Cart is empty', text: 'Since this morning.', answers: answers.major, storeId: shop.storeId };
  const { status, body: request } = await t.call(actor, 'POST', '/api/requests', { ...body, ...of });
  expect({ status, error: request.error }).toEqual({ status: 200, error: undefined });
  return request;
};
const to = (moment: string) => t.clock.set(at(moment));
const patch = (id: string, body: object) => t.call(engineer, 'PATCH', `/api/requests/${id}`, body);
const write = (id: string, actor: Actor, body: object) => t.call(actor, 'POST', `/api/requests/${id}/messages`, body);
const clock = async (id: string, actor: Actor = engineer, kind = 'requests') =>
  (await t.call(actor, 'GET', `/api/${kind}/${id}/clock`)).body;
const why = async (id: string, target: string, actor: Actor = engineer) =>
  (await t.call(actor, 'GET', `/api/requests/${id}/clock/${target}`)).body;
const kinds = (read: { log: { kind: string }[] }) => read.log.map((entry) => entry.kind);
const look = async () => {
  await t.drain();
  await t.sweep();
  await t.drain();
};

describe('the clock of a request', () => {
  test('starts by the contract, and counts working hours', async () => {
    await givenAgreement(t, shop.clientId, { name: 'Care' });
    const { id, severity } = await opened();
    expect(severity).toBe('major');
    to('mon 12:00');
    const read = await clock(id, shop.person);
    expect(read).toMatchObject({
      state: 'running',
      text: 'The clock runs.',
      startedAt: iso('mon 09:00'),
      agreement: { contract: 'Care', version: 1, calendarVersion: 1, timeZone: 'Europe/Kyiv' },
      reaction: { standing: 'missed', dueAt: iso('mon 10:00'), usedMs: 3 * hour, leftMs: -2 * hour },
      update: { standing: 'missed', dueAt: iso('mon 11:00') },
      resolution: { standing: 'at_risk', dueAt: iso('mon 13:00'), warnAt: iso('mon 12:00'), leftMs: hour },
      next: { target: 'reaction', dueAt: iso('mon 10:00'), standing: 'missed' },
    });
    expect(read.log).toMatchObject([{ seq: 1, kind: 'started', text: 'Started: major, Care' }]);
  });

  test('pauses for the client and a third party, and goes on; each answer starts the next wait', async () => {
    await givenAgreement(t, shop.clientId);
    const { id } = await opened();
    to('mon 09:30');
    await write(id, engineer, { text: 'Which browser?', state: 'waiting_client' });
    to('mon 11:00');
    expect(await clock(id)).toMatchObject({
      state: 'paused',
      text: 'The clock is paused: waiting for the client.',
      waitingFor: ['waiting_for_client'],
      reaction: { standing: 'met', doneAt: iso('mon 09:30') },
      resolution: { dueAt: null, usedMs: hour / 2 },
      next: null,
    });
    expect((await why(id, 'resolution')).forecast).toEqual({ resumedAt: iso('mon 11:00'), dueAt: iso('mon 15:30') });
    await patch(id, { state: 'waiting_third' });
    to('mon 12:00');
    await write(id, engineer, { text: 'The bank answered.', state: 'open' });
    const read = await clock(id);
    expect(read.resolution.dueAt).toBe(iso('mon 16:30'));
    expect(read.update).toMatchObject({ startedAt: iso('mon 12:00'), dueAt: iso('mon 15:00') });
    expect(kinds(read)).toEqual([
      'started',
      'paused',
      'reaction_given',
      'resumed',
      'paused',
      'resumed',
      'update_given',
    ]);
    to('mon 16:30');
    await write(id, engineer, { text: 'Mended.', state: 'solved' });
    to('tue 09:00');
    expect(await clock(id)).toMatchObject({
      state: 'stopped',
      outcome: 'resolved',
      resolution: { standing: 'met', usedMs: 4 * hour },
    });
  });

  test('goes on with its time used when it is opened again; closed unsolved it is void', async () => {
    await givenAgreement(t, shop.clientId);
    const { id } = await opened();
    to('mon 11:00');
    await patch(id, { state: 'solved' });
    to('wed 09:00');
    await write(id, shop.person, { text: 'It is back.' });
    const read = await clock(id);
    expect(read.resolution).toMatchObject({ standing: 'on_track', usedMs: 2 * hour, dueAt: iso('wed 11:00') });
    expect(kinds(read)).toEqual(['started', 'stopped', 'reopened']);
    await patch(id, { state: 'closed' });
    const closed = await clock(id);
    expect(closed).toMatchObject({ outcome: 'withdrawn', resolution: { standing: 'void' } });
    expect(closed.text).toBe('The clock has stopped: it was closed without being solved.');
  });

  test('time used stays used when severity, calendar or contract change; nothing is due in the past', async () => {
    const { calendarId, contractId, terms } = await givenAgreement(t, shop.clientId);
    const minor = await opened();
    await patch(minor.id, { severity: 'minor' });
    const { id } = await opened();
    to('mon 12:00');
    await patch(minor.id, { severity: 'major' });
    expect((await clock(minor.id)).resolution).toMatchObject({ usedMs: 3 * hour, dueAt: iso('mon 13:00') });
    to('mon 12:30');
    await changeCalendar(t, calendarId, { ...office, overrides: { '2026-06-01': [] } });
    await look();
    expect((await clock(id)).resolution).toMatchObject({ usedMs: 3.5 * hour, dueAt: iso('tue 09:30') });
    await addContractVersion(t, contractId, '2026-06-02', {
      ...terms,
      sla: { ...sla, major: { ...sla.major, resolution: promise(8) } },
    });
    await look();
    to('tue 09:10');
    await look();
    const read = await clock(id);
    expect(read.resolution).toMatchObject({ usedMs: 3.5 * hour + 10 * minute, dueAt: iso('tue 14:30') });
    expect(read.agreement).toMatchObject({ version: 2, calendarVersion: 2 });
    expect(read.log.map((entry: { kind: string; at: string }) => [entry.kind, entry.at])).toEqual([
      ['started', iso('mon 09:00')],
      ['calendar_changed', iso('mon 12:30')],
      ['terms_changed', iso('tue 00:00')],
    ]);
  });
});

describe('agreements', () => {
  test('without a contract nothing is promised, and it says so; a contract that comes counts from then on', async () => {
    const { id } = await opened();
    to('mon 11:00');
    expect(await clock(id)).toMatchObject({
      state: 'no_agreement',
      text: 'No contract covers this: no deadline is promised.',
      agreement: null,
      reaction: null,
      resolution: null,
      next: null,
    });
    expect(await why(id, 'resolution')).toMatchObject({ text: 'Nothing of the kind was promised.', pieces: [] });
    await givenAgreement(t, shop.clientId);
    await look();
    expect(await clock(id)).toMatchObject({ state: 'running', resolution: { usedMs: 0, dueAt: iso('mon 16:00') } });
    const advice = await opened({ answers: answers.advice });
    expect(await clock(advice.id)).toMatchObject({
      state: 'not_promised',
      text: 'The contract promises no deadline for this severity.',
    });
  });

  test('a contract that ends promises nothing from then on', async () => {
    const { contractId } = await givenAgreement(t, shop.clientId);
    to('mon 17:00');
    const { id } = await opened();
    await t.call(actorOf('admin'), 'POST', `/api/contracts/${contractId}/end`, { on: '2026-06-01' });
    to('tue 12:00');
    await look();
    expect(await clock(id)).toMatchObject({ state: 'no_agreement', resolution: { dueAt: null, usedMs: hour } });
  });

  test('of the contract that names the store; without a store the one for all, or the only one', async () => {
    await givenAgreement(t, shop.clientId, { name: 'Of the store', storeIds: [shop.storeId] });
    const without = await opened({ storeId: undefined });
    expect((await clock(without.id)).agreement.contract).toBe('Of the store');
    const other = await t.write((trx) =>
      addStore(trx, t.app, system, { url: `https://${shop.clientId}.example`, clientId: shop.clientId }),
    );
    await givenAgreement(t, shop.clientId, { name: 'Of all others' });
    const general = await opened({ storeId: other.id });
    expect((await clock(general.id)).agreement.contract).toBe('Of all others');
    to('mon 10:00');
    await patch(general.id, { storeId: shop.storeId });
    const moved = await clock(general.id);
    expect(moved.agreement.contract).toBe('Of the store');
    expect(moved.resolution).toMatchObject({ usedMs: hour, dueAt: iso('mon 13:00') });
  });

  test('a store that moves to another client takes its incidents to the contract of that client', async () => {
    await givenAgreement(t, shop.clientId, { name: 'Before' });
    const incident = await openIncident();
    const buyer = await givenClient(t);
    await givenAgreement(t, buyer.clientId, { name: 'After', sla: { ...sla, major: { resolution: promise(8) } } });
    to('mon 10:00');
    const moved = await t.call(actorOf('admin'), 'PATCH', `/api/stores/${shop.storeId}`, { clientId: buyer.clientId });
    expect(moved.status).toBe(200);
    await look();
    const read = await clock(incident, engineer, 'incidents');
    expect(read.agreement.contract).toBe('After');
    expect(read.resolution).toMatchObject({ usedMs: hour, dueAt: iso('mon 18:00') });
    expect((await t.call(shop.person, 'GET', `/api/incidents/${incident}/clock`)).status).toBe(404);
    expect((await t.call(buyer.person, 'GET', `/api/incidents/${incident}/clock`)).status).toBe(200);
  });
});

const openIncident = async (of: Record<string, unknown> = {}): Promise<string> => {
  const body = { storeId: shop.storeId, title: 'Payment fails', severity: 'major', ...of };
  const { status, body: incident } = await t.call(engineer, 'POST', '/api/incidents', body);
  expect({ status, error: incident.error }).toEqual({ status: 200, error: undefined });
  await t.drain();
  return incident.id as string;
};
const ofIncident = async (id: string) => {
  await t.drain();
  return clock(id, engineer, 'incidents');
};
const incidentCall = (id: string, what: string, body: object = {}) =>
  t.call(engineer, 'POST', `/api/incidents/${id}/${what}`, body);

describe('the clock of an incident', () => {
  test('follows what happens to it', async () => {
    await givenAgreement(t, shop.clientId);
    const id = await openIncident();
    to('mon 09:20');
    await incidentCall(id, 'acknowledge');
    to('mon 10:00');
    await incidentCall(id, 'comments', { text: 'Looking into it.', internal: true });
    to('mon 10:10');
    await incidentCall(id, 'comments', { text: 'The bank is down.' });
    to('mon 10:30');
    await t.call(engineer, 'PATCH', `/api/incidents/${id}`, { severity: 'minor' });
    to('mon 10:40');
    await t.call(engineer, 'PATCH', `/api/incidents/${id}`, { severity: 'major' });
    to('mon 12:00');
    await incidentCall(id, 'resolve', {});
    const read = await ofIncident(id);
    expect(kinds(read)).toEqual([
      'started',
      'reaction_given',
      'update_given',
      'severity_changed',
      'severity_changed',
      'stopped',
    ]);
    expect(read).toMatchObject({
      outcome: 'resolved',
      reaction: { standing: 'met', doneAt: iso('mon 09:20') },
      resolution: { standing: 'met', usedMs: 3 * hour },
    });
  });

  test('is paused and resumed by the team alone, and says so in the timeline', async () => {
    await givenAgreement(t, shop.clientId);
    const id = await openIncident();
    to('mon 10:00');
    const wait = { reason: 'waiting_for_third_party' };
    expect((await t.call(shop.person, 'POST', `/api/incidents/${id}/clock/pause`, wait)).status).toBe(403);
    const past = await incidentCall(id, 'clock/pause', { ...wait, until: iso('mon 09:59') });
    expect([past.status, past.body.error.field]).toEqual([422, 'until']);
    expect((await incidentCall(id, 'clock/pause', wait)).body).toMatchObject({
      state: 'paused',
      text: 'The clock is paused: waiting for a third party.',
    });
    to('mon 11:00');
    const again = (await incidentCall(id, 'clock/resume')).body;
    expect(again).toMatchObject({ state: 'running', resolution: { dueAt: iso('mon 15:00') } });
    expect(kinds((await incidentCall(id, 'clock/resume')).body)).toEqual(kinds(again));
    await incidentCall(id, 'resolve', {});
    await t.drain();
    expect((await incidentCall(id, 'clock/pause', wait)).status).toBe(409);
    const { body } = await t.call(shop.person, 'GET', `/api/incidents/${id}`);
    expect(body.timeline.map((line: { text: string }) => line.text)).toEqual(
      expect.arrayContaining(['Clock paused by Engineer: waiting for a third party', 'Clock runs again (Engineer)']),
    );
  });
});

describe('merged', () => {
  test('the clock that began first goes on, whichever way they are merged', async () => {
    await givenAgreement(t, shop.clientId);
    const first = await opened();
    to('mon 10:00');
    await write(first.id, engineer, { text: 'Which browser?', state: 'waiting_client' });
    to('mon 11:00');
    const second = await opened();
    await t.call(engineer, 'POST', `/api/requests/${first.id}/merge`, { into: second.id });
    const goesOn = await clock(second.id);
    expect(goesOn).toMatchObject({
      state: 'running',
      startedAt: iso('mon 09:00'),
      reaction: { standing: 'met' },
      resolution: { usedMs: hour, dueAt: iso('mon 15:00') },
    });
    expect(await clock(first.id)).toMatchObject({
      state: 'stopped',
      outcome: 'merged',
      startedAt: iso('mon 11:00'),
      resolution: { standing: 'void' },
    });
    const third = await opened();
    await t.call(engineer, 'POST', `/api/requests/${third.id}/merge`, { into: second.id });
    expect((await clock(second.id)).resolution).toEqual(goesOn.resolution);
    expect((await clock(third.id)).outcome).toBe('merged');
  });

  test('so it is with incidents, which keep what they waited for and become as bad as the worse', async () => {
    await givenAgreement(t, shop.clientId);
    const first = await openIncident({ severity: 'critical' });
    to('mon 09:10');
    const second = await openIncident();
    await incidentCall(second, 'clock/pause', { reason: 'waiting_for_client' });
    await incidentCall(first, 'merge', { into: second });
    expect(await ofIncident(second)).toMatchObject({
      state: 'paused',
      startedAt: iso('mon 09:00'),
      severity: 'critical',
      resolution: { usedMs: 10 * minute },
    });
    expect(await ofIncident(first)).toMatchObject({ outcome: 'merged', startedAt: iso('mon 09:10') });
  });
});

test('every route of a clock gives another client nothing', async () => {
  await givenAgreement(t, shop.clientId);
  const [request, incident] = [(await opened()).id, await openIncident()];
  const stranger = await givenClient(t);
  for (const url of [
    `/api/requests/${request}/clock`,
    `/api/requests/${request}/clock/resolution`,
    `/api/incidents/${incident}/clock`,
    `/api/incidents/${incident}/clock/resolution`,
  ]) {
    expect([url, (await t.call(shop.person, 'GET', url)).status]).toEqual([url, 200]);
    expect([url, (await t.call(stranger.person, 'GET', url)).status]).toEqual([url, 404]);
  }
});

test('why then: every stretch with its reason, in the language of the reader, without holes', async () => {
  await givenAgreement(t, shop.clientId, { name: 'Care', data: { ...office, holidays: [{ date: '2026-06-02' }] } });
  to('mon 16:00');
  const { id } = await opened();
  to('mon 17:00');
  await write(id, engineer, { text: 'Which browser?', state: 'waiting_client' });
  to('mon 17:30');
  await write(id, shop.person, { text: 'All.' });
  const shown = await why(id, 'resolution', { ...shop.person, timeZone: 'Europe/Kyiv' });
  expect(shown.pieces.map((p: Record<string, string>) => [p['kind'], p['from'], p['ahead']])).toEqual([
    ['counted', iso('mon 16:00'), false],
    ['paused', iso('mon 17:00'), false],
    ['counted', iso('mon 17:30'), true],
    ['skipped', iso('mon 18:00'), true],
    ['skipped', iso('tue 00:00'), true],
    ['skipped', iso('wed 00:00'), true],
    ['counted', iso('wed 09:00'), true],
  ]);
  expect(shown.pieces.at(-1).to).toBe(shown.reading.dueAt);
  expect(shown.pieces[4].text).toMatch(/^not counted: holiday on 2026-06-02 in Office \d+$/);
  expect(shown).toMatchObject({ countedMs: hour, pausedMs: hour / 2, skippedMs: 0, forecast: null });
  expect(shown.text).toMatch(
    /^4 h 0 min of working hours \(Office \d+\) were promised from 1 Jun 2026, 16:00 on; 1 h 0 min of it are used; 30 min of open time did not count while waiting for others; so it is due at 3 Jun 2026, 11:30\.$/,
  );
  const ru = await why(id, 'resolution', { ...engineer, language: 'ru', timeZone: 'Europe/Kyiv' });
  expect(ru.text).toMatch(/^С 1 июн.* обещано 4 ч 0 мин рабочего времени .*; поэтому срок — 3 июн.*$/);
  const uk = await why(id, 'resolution', { ...engineer, language: 'uk', timeZone: 'Europe/Kyiv' });
  expect(uk.pieces[1].text).toBe('пауза: чекали на клієнта');
});

test('the log of a clock only grows', async () => {
  const { id } = await opened();
  await clock(id);
  const { pool } = t.app.database;
  await expect(pool.query('update clock_events set at = 0')).rejects.toThrow('only grows');
  await expect(pool.query('delete from clock_events')).rejects.toThrow('only grows');
});

test('lists carry the next deadline, sort and filter by it', async () => {
  await givenAgreement(t, shop.clientId);
  const minor = await opened();
  await patch(minor.id, { severity: 'minor' });
  to('mon 09:10');
  const major = await opened();
  const paused = await opened();
  await patch(paused.id, { state: 'waiting_client' });
  const list = async (query: string) =>
    (await t.call(shop.person, 'GET', `/api/requests?${query}`)).body.items.map((one: { id: string }) => one.id);
  expect(await list('sort=deadline')).toEqual([major.id, minor.id, paused.id]);
  expect(await list(`dueBefore=${iso('mon 11:00')}`)).toEqual([major.id]);
  const { body } = await t.call(shop.person, 'GET', '/api/requests?sort=deadline');
  expect(body.items.map((one: { clock: unknown }) => one.clock)).toEqual([
    { state: 'running', next: { target: 'reaction', dueAt: iso('mon 10:10'), standing: 'on_track' } },
    { state: 'running', next: { target: 'reaction', dueAt: iso('mon 13:00'), standing: 'on_track' } },
    { state: 'paused', next: null },
  ]);
});
