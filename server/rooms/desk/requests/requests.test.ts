import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { storeRemoved } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { engineer, fault, givenClient } from '../testing/desk.ts';

let t: TestApp;
let shop: Awaited<ReturnType<typeof givenClient>>;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'desk'] });
});
beforeEach(async () => {
  shop = await givenClient(t);
});
afterAll(() => t.close());

const opened = async (actor: Actor = shop.person, of: Record<string, unknown> = {}) => {
  const body = { topic: 'Cart is empty', text: 'Since this morning.', answers: fault, storeId: shop.storeId, ...of };
  const { status, body: request } = await t.call(actor, 'POST', '/api/requests', body);
  expect({ status, error: request.error }).toEqual({ status: 200, error: undefined });
  return request;
};
const read = async (id: string, actor: Actor = engineer) => (await t.call(actor, 'GET', `/api/requests/${id}`)).body;
const write = (id: string, actor: Actor, body: object) => t.call(actor, 'POST', `/api/requests/${id}/messages`, body);
const patch = (id: string, body: object) => t.call(engineer, 'PATCH', `/api/requests/${id}`, body);
const texts = (request: { messages: { text: string }[] }) => request.messages.map((m) => m.text);
const told = async (id: string) => {
  const { rows } = await t.app.database.pool.query(
    `select name, payload from outbox where payload->>'requestId' = $1 order by at, name`,
    [id],
  );
  return rows.map((row) => row.name as string);
};

test('a client opens a request by answers; how bad it is and why is on record', async () => {
  const request = await opened();
  expect(request).toMatchObject({
    state: 'new',
    source: 'portal',
    severity: 'critical',
    severityReason: 'Customers cannot order or pay.',
    client: { id: shop.clientId },
    store: { id: shop.storeId },
    requester: 'Client',
    answeredAt: null,
    messages: [{ kind: 'message', side: 'client', author: 'Client', text: 'Since this morning.' }],
  });
  const own = await opened(engineer, { storeId: undefined, clientId: shop.clientId, answers: { about: 'question' } });
  expect(own).toMatchObject({ source: 'engineer', severity: 'info', store: null, client: { id: shop.clientId } });
  expect((await opened(shop.person, { storeId: undefined })).client.id).toBe(shop.clientId);
  expect(own.number).toBeGreaterThan(request.number);
});

test.each([
  [{ storeId: newId() }, 'storeId'],
  [{ storeId: undefined }, 'clientId'],
  [{ storeId: undefined, clientId: newId() }, 'clientId'],
  [{ clientId: newId() }, 'storeId'],
  [{ topic: 'x' }, 'topic'],
  [{ text: ' ' }, 'text'],
  [{ answers: { about: 'panic' } }, 'answers.about'],
])('refuses to open %o, naming %s', async (wrong, field) => {
  const body = { topic: 'Cart', text: 'Text', answers: fault, storeId: shop.storeId, ...wrong };
  const { status, body: answer } = await t.call(engineer, 'POST', '/api/requests', body);
  expect({ status: Math.floor(status / 100), field: answer.error.field }).toEqual({ status: 4, field });
});

test('an answer takes it into work; a word of the client ends the waiting and opens again what was solved', async () => {
  const { id } = await opened();
  t.clock.advance(60_000);
  const first = (await write(id, engineer, { text: 'Which browser?', state: 'waiting_client' })).body;
  expect(first).toMatchObject({ state: 'waiting_client', answeredAt: new Date(t.clock.now()).toISOString() });
  t.clock.advance(60_000);
  expect((await write(id, shop.person, { text: 'All of them' })).body.state).toBe('open');
  t.clock.advance(60_000);
  const solved = (await write(id, engineer, { text: 'Mended', state: 'solved' })).body;
  expect(solved).toMatchObject({ state: 'solved', answeredAt: first.answeredAt });
  expect(solved.solvedAt).toBe(new Date(t.clock.now()).toISOString());
  t.clock.advance(60_000);
  const again = (await write(id, shop.person, { text: 'It is back' })).body;
  expect(again).toMatchObject({ state: 'open', reopened: 1, solvedAt: null });
  expect(texts(again).at(-1)).toBe('Opened again: solved → in work');
  expect(await told(id)).toEqual([
    'request.opened',
    ...['request.answered', 'request.state_changed'],
    ...['request.followed_up', 'request.state_changed'],
    ...['request.answered', 'request.state_changed'],
    ...['request.followed_up', 'request.state_changed'],
  ]);
});

test('a note changes neither the state nor the time of the first answer, and announces nothing', async () => {
  const { id } = await opened();
  const noted = (await write(id, engineer, { text: 'Looks like the theme', internal: true })).body;
  expect(noted).toMatchObject({ state: 'new', answeredAt: null });
  expect(noted.messages.at(-1)).toMatchObject({ kind: 'note', text: 'Looks like the theme' });
  expect(await told(id)).toEqual(['request.opened']);
});

test('the team changes topic, owner, severity and state; each is told, and what stays the same is not', async () => {
  const { id } = await opened();
  expect((await patch(id, { assigneeId: newId() })).body.error.field).toBe('assigneeId');
  const after = (await patch(id, { topic: 'Basket', severity: 'minor', why: 'one theme only', state: 'waiting_third' }))
    .body;
  expect(after).toMatchObject({ topic: 'Basket', severity: 'minor', state: 'waiting_third' });
  expect(after.severityReason).toBe('Set by Engineer: one theme only');
  expect(texts(after).slice(1)).toEqual([
    'Topic: Cart is empty → Basket',
    'Severity: critical → minor',
    'State: new → waiting for a third party',
  ]);
  expect((await patch(id, { topic: 'Basket', severity: 'minor', state: 'waiting_third' })).body.messages).toHaveLength(
    4,
  );
  const ru = await read(id, { ...engineer, language: 'ru' });
  expect(texts(ru).at(-1)).toBe('Состояние: новое → ждём третью сторону');
});

test('duplicates are merged: the conversation goes on in one, the other leads there', async () => {
  const [one, two, three] = [await opened(), await opened(shop.person, { text: 'The same' }), await opened()];
  await write(two.id, engineer, { text: 'Seen' });
  const merge = (id: string, into: string) => t.call(engineer, 'POST', `/api/requests/${id}/merge`, { into });
  expect((await merge(two.id, one.id)).body).toMatchObject({ state: 'merged', mergedInto: one.id });
  const after = await read(one.id);
  expect(texts(after)).toEqual(expect.arrayContaining(['Since this morning.', 'The same', 'Seen']));
  expect(after.answeredAt).not.toBeNull();
  expect((await write(two.id, shop.person, { text: 'Hello?' })).status).toBe(409);
  expect((await merge(one.id, one.id)).body.error.field).toBe('into');
  expect((await merge(one.id, two.id)).body.error.field).toBe('into');
  const stranger = await givenClient(t);
  const foreign = await opened(stranger.person, { storeId: stranger.storeId });
  expect((await merge(one.id, foreign.id)).body.error.field).toBe('into');
  expect((await merge(one.id, newId())).status).toBe(404);
  await merge(one.id, three.id);
  expect((await read(two.id)).mergedInto).toBe(three.id);
  const { items } = (await t.call(engineer, 'GET', `/api/requests?clientId=${shop.clientId}`)).body;
  expect(items.map((r: { id: string }) => r.id)).toEqual([three.id]);
});

test('incidents of the same client are linked, no others', async () => {
  const { id } = await opened();
  const stranger = await givenClient(t);
  const incidentOf = async (storeId: string) =>
    (await t.call(engineer, 'POST', '/api/incidents', { storeId, title: 'Cart is down' })).body;
  const [own, foreign] = [await incidentOf(shop.storeId), await incidentOf(stranger.storeId)];
  const link = (incidentId: string) => t.call(engineer, 'POST', `/api/requests/${id}/incidents`, { incidentId });
  expect((await link(foreign.id)).body.error.field).toBe('incidentId');
  await link(own.id);
  const linked = (await link(own.id)).body;
  expect(linked.incidents).toMatchObject([{ id: own.id, number: own.number, title: 'Cart is down', state: 'open' }]);
  expect(linked.messages).toHaveLength(2);
  expect((await t.call(engineer, 'DELETE', `/api/requests/${id}/incidents/${own.id}`)).body.incidents).toEqual([]);
  expect((await t.call(engineer, 'DELETE', `/api/requests/${id}/incidents/${own.id}`)).status).toBe(404);
});

test('the list: what is not done first, the worst first, the oldest first; filtered, searched, paged', async () => {
  const minor = await opened(shop.person, {
    topic: 'Slow 100%_page',
    answers: { about: 'fault', pay: 'yes', whom: 'one' },
  });
  const solved = await opened();
  await patch(solved.id, { state: 'solved' });
  t.clock.advance(1000);
  const [first, second] = [await opened(), (t.clock.advance(1000), await opened())];
  const list = async (query = '') => {
    const { body } = await t.call(engineer, 'GET', `/api/requests?clientId=${shop.clientId}${query}`);
    return { ids: body.items.map((r: { id: string }) => r.id), total: body.total };
  };
  expect((await list()).ids).toEqual([first.id, second.id, minor.id, solved.id]);
  expect((await list('&state=active')).ids).toEqual([first.id, second.id, minor.id]);
  expect((await list('&state=solved')).ids).toEqual([solved.id]);
  expect((await list('&severity=minor')).ids).toEqual([minor.id]);
  expect((await list(`&q=${encodeURIComponent('100%_p')}`)).ids).toEqual([minor.id]);
  expect((await list(`&q=%23${first.number}`)).ids).toEqual([first.id]);
  expect(await list('&limit=1&offset=1')).toEqual({ ids: [second.id], total: 4 });
  expect((await list(`&storeId=${newId()}`)).total).toBe(0);
});

test('what waits for an answer comes first, and is told apart by whom it waits for', async () => {
  const say = async (id: string, actor: Actor, body: object) => (
    t.clock.advance(1000), (await write(id, actor, body)).body
  );
  const [theirs, third, work, again, fresh] = [
    await opened(),
    await opened(),
    await opened(),
    await opened(),
    await opened(),
  ];
  await say(theirs.id, engineer, { text: 'Which one?', state: 'waiting_client' });
  await say(third.id, engineer, { text: 'The bank is asked', state: 'waiting_third' });
  expect(await say(work.id, engineer, { text: 'Seen' })).toMatchObject({ turn: 'team', unanswered: false });
  await say(again.id, engineer, { text: 'Seen' });
  expect(await say(again.id, shop.person, { text: 'And?' })).toMatchObject({ turn: 'team', unanswered: true });
  expect(await say(again.id, engineer, { text: 'For us alone', internal: true })).toMatchObject({ unanswered: true });
  const of = async (query: string) =>
    (await t.call(engineer, 'GET', `/api/requests?clientId=${shop.clientId}${query}`)).body.items.map(
      (r: { id: string }) => r.id,
    );
  expect(await of('')).toEqual([again.id, fresh.id, work.id, third.id, theirs.id]);
  expect(await of('&waiting=answer')).toEqual([again.id, fresh.id]);
  expect(await of('&waiting=team')).toEqual([again.id, fresh.id, work.id]);
  expect(await of('&waiting=client')).toEqual([theirs.id]);
  expect(await of('&waiting=third')).toEqual([third.id]);
  const counts = async (actor: Actor) => (await t.call(actor, 'GET', '/api/request-counts')).body;
  expect(await counts(shop.person)).toEqual({ unanswered: 2, team: 3, client: 1, third: 1 });
  expect(await counts(actorOf('client_viewer', { clientIds: [] }))).toEqual({
    unanswered: 0,
    team: 0,
    client: 0,
    third: 0,
  });
  expect(await say(third.id, shop.person, { text: 'The bank says yes' })).toMatchObject({
    turn: 'team',
    state: 'waiting_third',
  });
  expect(await say(work.id, engineer, { text: 'Done', state: 'solved' })).toMatchObject({
    turn: null,
    unanswered: false,
  });
});

test('a request outlives its store', async () => {
  const { id } = await opened();
  await t.write((trx) => announce(trx, t.app, storeRemoved, { storeId: shop.storeId, name: 'Shop' }));
  await t.drain();
  expect(await read(id)).toMatchObject({ store: null, client: { id: shop.clientId } });
});

test.each(['client_admin', 'client_viewer'] as const)('%s sees no note of the team by any route', async (role) => {
  const secret = 'for the team alone';
  const person = { ...actorOf(role), clientIds: [shop.clientId] };
  const { id } = await opened();
  await write(id, engineer, { text: secret, internal: true });
  const answers = [
    await t.call(person, 'GET', '/api/requests'),
    await t.call(person, 'GET', `/api/requests?q=${encodeURIComponent('team alone')}`),
    await t.call(person, 'GET', `/api/requests/${id}`),
    await opened(person),
    await write(id, person, { text: 'And?' }),
  ];
  expect(JSON.stringify(answers)).not.toContain(secret);
  expect((await read(id)).messages.some((m: { text: string }) => m.text === secret)).toBe(true);
  expect((await write(id, person, { text: 'x', internal: true })).body.error.field).toBe('internal');
  expect((await write(id, person, { text: 'x', state: 'solved' })).body.error.field).toBe('state');
  expect((await read(id)).state).toBe('new');
});

test.each(['client_admin', 'client_viewer'] as const)('%s reaches no request of another client', async (role) => {
  const stranger = actorOf(role, { clientIds: [(await givenClient(t)).clientId] });
  const nobody = actorOf(role, { clientIds: [] });
  const { id } = await opened();
  for (const actor of [stranger, nobody]) {
    expect((await t.call(actor, 'GET', '/api/requests')).body).toEqual({ items: [], total: 0 });
    expect((await t.call(actor, 'GET', `/api/requests?clientId=${shop.clientId}`)).body.total).toBe(0);
    expect((await t.call(actor, 'GET', `/api/requests/${id}`)).status).toBe(404);
    expect((await write(id, actor, { text: 'x' })).status).toBe(404);
    const body = { topic: 'Cart', text: 'x', answers: fault };
    expect((await t.call(actor, 'POST', '/api/requests', { ...body, storeId: shop.storeId })).status).toBe(422);
    expect((await t.call(actor, 'POST', '/api/requests', { ...body, clientId: shop.clientId })).status).toBe(422);
    expect((await t.call(actor, 'PATCH', `/api/requests/${id}`, { state: 'closed' })).status).toBe(403);
    expect((await t.call(actor, 'POST', `/api/requests/${id}/merge`, { into: newId() })).status).toBe(403);
    const incident = { incidentId: newId() };
    expect((await t.call(actor, 'POST', `/api/requests/${id}/incidents`, incident)).status).toBe(403);
    expect((await t.call(actor, 'DELETE', `/api/requests/${id}/incidents/${newId()}`)).status).toBe(403);
  }
  expect((await read(id)).messages).toHaveLength(1);
});
