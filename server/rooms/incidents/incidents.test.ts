import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { ackLink } from './ack-link.ts';
import { flipOf, givenStore, recovered, tell } from './testing/flips.ts';

const minute = 60_000;
const engineer = actorOf('engineer');
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'] });
});
afterAll(() => t.close());

const list = async (storeId: string, query = '') =>
  (await t.call(engineer, 'GET', `/api/incidents?storeId=${storeId}${query}`)).body.items;
const read = async (id: string, actor = engineer) => (await t.call(actor, 'GET', `/api/incidents/${id}`)).body;

test('a page that goes down opens one incident, which ends with its recovery; who noticed it is on record', async () => {
  const store = await givenStore(t);
  const down = await tell(t, flipOf(store.id, { at: t.clock.now() - 20_000 }));
  const [incident] = await list(store.id);
  expect(incident).toMatchObject({
    state: 'open',
    severity: 'critical',
    noticedBy: 'monitor',
    failure: 'http',
    signals: 1,
    title: 'Home page: answers with an error',
  });
  expect(incident.startedAt).toBe(new Date(down.at).toISOString());
  t.clock.advance(5 * minute);
  await tell(t, recovered(down, t.clock.now()));
  const after = await read(incident.id);
  expect(after).toMatchObject({ state: 'resolved', noticedBy: 'monitor' });
  expect(after.timeline.map((e: { kind: string }) => e.kind)).toEqual(['opened', 'signal', 'recovered', 'resolved']);
  expect(after.timeline[1].evidence).toMatchObject({ status: 500, conditions: ['✗ [STATUS] (500) = 200-399'] });
  expect(after.firstSteps.length).toBeGreaterThan(0);
});

test('one cause, one incident: ten pages of a host that does not answer, then its name server as the deeper cause', async () => {
  const store = await givenStore(t);
  for (const page of ['home', 'category', 'product', 'search', 'cart', 'checkout', 'login'] as const) {
    await tell(
      t,
      flipOf(store.id, {
        at: t.clock.now(),
        page,
        monitorName: page,
        failure: 'timeout',
        reason: { code: 'timeout', params: {} },
      }),
    );
    t.clock.advance(5000);
  }
  expect(await list(store.id)).toHaveLength(1);
  await tell(
    t,
    flipOf(store.id, {
      at: t.clock.now(),
      type: 'dns',
      page: null,
      monitorName: 'DNS',
      failure: 'dns',
      reason: { code: 'nxdomain', params: {} },
    }),
  );
  const incidents = await list(store.id);
  expect(incidents).toHaveLength(1);
  expect(incidents[0]).toMatchObject({
    signals: 8,
    severity: 'critical',
    failure: 'dns',
    title: 'DNS: the name is not found',
  });
  expect((await read(incidents[0].id)).timeline.map((e: { kind: string }) => e.kind)).toContain('lead');
});

test('it ends only when everything in it works again; what comes back within minutes is the same incident, later a recurrence', async () => {
  const store = await givenStore(t);
  const cart = await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'cart', monitorName: 'Cart' }));
  const checkout = await tell(
    t,
    flipOf(store.id, { at: t.clock.now() + 1000, page: 'checkout', monitorName: 'Checkout' }),
  );
  await tell(t, recovered(cart, t.clock.now() + 2000));
  expect((await list(store.id))[0]).toMatchObject({ state: 'open', signals: 2 });
  t.clock.advance(2 * minute);
  await tell(t, recovered(checkout, t.clock.now()));
  expect((await list(store.id))[0].state).toBe('resolved');
  t.clock.advance(3 * minute);
  const again = await tell(t, { ...cart, at: t.clock.now() });
  const [same, ...none] = await list(store.id);
  expect(none).toEqual([]);
  expect(same.state).toBe('open');
  await tell(t, recovered(again, t.clock.now() + minute));
  t.clock.advance(10 * 86_400_000);
  await tell(t, { ...cart, at: t.clock.now() });
  const [second, first] = await list(store.id);
  expect(second).toMatchObject({ state: 'open', recurrence: 1 });
  expect((await read(second.id)).earlier.map((e: { number: number }) => e.number)).toEqual([first.number]);
  t.clock.advance(91 * 86_400_000);
  await tell(t, recovered({ ...cart }, t.clock.now()));
  t.clock.advance(20 * minute);
  await tell(t, { ...cart, at: t.clock.now() });
  expect((await list(store.id))[0].recurrence).toBe(0);
});

test('a monitor that fails in another way than before stays in its incident', async () => {
  const store = await givenStore(t);
  const slow = await tell(
    t,
    flipOf(store.id, { at: t.clock.now(), status: 'degraded', failure: 'slow', reason: { code: 'slow', params: {} } }),
  );
  expect((await list(store.id))[0]).toMatchObject({ severity: 'minor' });
  await tell(t, {
    ...slow,
    at: t.clock.now() + 1000,
    from: 'degraded',
    status: 'down',
    failure: 'http',
    reason: { code: 'status', params: { status: 503 } },
  });
  const incidents = await list(store.id);
  expect(incidents.filter((i: { state: string }) => i.state === 'open')).toHaveLength(1);
  expect(incidents[0]).toMatchObject({ severity: 'critical' });
  await tell(t, recovered(slow, t.clock.now() + minute));
  expect(await list(store.id, '&state=active')).toEqual([]);
});

test('people take it, assign it, comment, merge and close it; internal notes stay in the team; the trail knows all', async () => {
  const store = await givenStore(t);
  const client = actorOf('client_admin', { clientIds: [store.clientId], name: 'Client' });
  const made = await t.call(client, 'POST', '/api/incidents', {
    storeId: store.id,
    title: 'Customers cannot pay',
    description: 'Three called',
    severity: 'critical',
  });
  expect(made).toMatchObject({ status: 200, body: { noticedBy: 'client', state: 'open' } });
  const { id } = made.body;
  expect((await t.call(engineer, 'POST', `/api/incidents/${id}/acknowledge`)).body).toMatchObject({
    state: 'acknowledged',
    assignee: { name: engineer.name },
  });
  await t.call(engineer, 'POST', `/api/incidents/${id}/comments`, { text: 'password is hunter2', internal: true });
  await t.call(client, 'POST', `/api/incidents/${id}/comments`, { text: 'Thank you', internal: true });
  const seen = (await read(id, client)).timeline.map((e: { text: string }) => e.text);
  expect(seen).toContain('Thank you');
  expect(seen.join()).not.toContain('hunter2');
  const other = (await t.call(engineer, 'POST', '/api/incidents', { storeId: store.id, title: 'Payment is broken' }))
    .body;
  expect((await t.call(engineer, 'POST', `/api/incidents/${other.id}/merge`, { into: id })).body).toMatchObject({
    state: 'merged',
    mergedInto: id,
  });
  const list = async (q: string) => (await t.call(engineer, 'GET', `/api/incidents?q=${q}`)).body.items;
  expect(await list('Payment is broken')).toEqual([]);
  expect(await list(`%23${other.number}`)).toMatchObject([{ id: other.id, state: 'merged' }]);
  expect(
    (
      await t.call(engineer, 'POST', `/api/incidents/${id}/resolve`, {
        cause: 'The bank',
        prevention: 'A second provider',
      })
    ).body,
  ).toMatchObject({ state: 'resolved', cause: 'The bank' });
  expect((await t.call(engineer, 'POST', `/api/incidents/${id}/acknowledge`)).status).toBe(409);
});

test('a person of another client learns nothing, not even that it exists', async () => {
  const [mine, theirs] = [await givenStore(t), await givenStore(t)];
  const made = (await t.call(engineer, 'POST', '/api/incidents', { storeId: mine.id, title: 'Secret trouble' })).body;
  const stranger = actorOf('client_admin', { clientIds: [theirs.clientId] });
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['POST', '/comments', { text: 'x' }],
  ] as const)
    expect((await t.call(stranger, method, `/api/incidents/${made.id}${path}`, body)).status).toBe(404);
  expect((await t.call(stranger, 'GET', `/api/incidents?storeId=${mine.id}`)).body).toEqual({ items: [], total: 0 });
  expect((await t.call(stranger, 'GET', '/api/incident-counts')).body).toEqual({ stores: {}, total: 0 });
  expect((await t.call(stranger, 'POST', '/api/incidents', { storeId: mine.id, title: 'Let me in' })).status).toBe(422);
});

test('an acknowledge link works without signing in, for its incident and person only; a forged one does not', async () => {
  const store = await givenStore(t);
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  const [incident] = await list(store.id);
  const secret = ackLink('', t.app.secrets, incident.id, 'Night phone').split('/').at(-1)!;
  expect((await t.call(null, 'GET', `/api/ack/${secret}`)).body).toMatchObject({
    number: incident.number,
    person: 'Night phone',
    state: 'open',
  });
  expect((await t.call(null, 'POST', `/api/ack/${secret}`)).body).toEqual({ state: 'acknowledged' });
  expect((await t.call(null, 'POST', `/api/ack/${secret}`)).body).toEqual({ state: 'acknowledged' });
  expect((await read(incident.id)).timeline.filter((e: { kind: string }) => e.kind === 'acknowledged')).toMatchObject([
    { actor: 'Night phone' },
  ]);
  expect((await t.call(null, 'POST', `/api/ack/${secret[0] === 'x' ? 'y' : 'x'}${secret.slice(1)}`)).status).toBe(404);
});

test('bad input is refused with the field and changes nothing; a removed store takes its incidents along', async () => {
  const store = await givenStore(t);
  const bad = await t.call(engineer, 'POST', '/api/incidents', { storeId: store.id, title: 'x' });
  expect(bad).toMatchObject({ status: 422, body: { error: { field: 'title' } } });
  const future = await t.call(engineer, 'POST', '/api/incidents', {
    storeId: store.id,
    title: 'Not yet',
    startedAt: new Date(t.clock.now() + minute).toISOString(),
  });
  expect(future).toMatchObject({ status: 422, body: { error: { field: 'startedAt' } } });
  expect(await list(store.id)).toEqual([]);
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  await t.call(actorOf('owner'), 'DELETE', `/api/stores/${store.id}`);
  await t.drain();
  const { rows } = await t.app.database.pool.query('select count(*)::int as n from incidents where store_id = $1', [
    store.id,
  ]);
  expect(rows).toEqual([{ n: 0 }]);
});

test("sentences of the timeline are said in the reader's language", async () => {
  const store = await givenStore(t);
  const down = await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'checkout' }));
  await tell(t, recovered(down, t.clock.now() + minute));
  const [incident] = await list(store.id);
  const russian = actorOf('engineer', { language: 'ru' });
  const shown = await read(incident.id, russian);
  expect(shown.title).toBe('Оформление заказа: отвечает ошибкой');
  expect(shown.timeline[0].text).toBe('Открыт мониторингом.');
});
