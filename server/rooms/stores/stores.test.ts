import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['stores'] });
});
afterAll(() => t.close());

const engineer = actorOf('engineer');

async function added(
  url: string,
  more: object = {},
): Promise<{ id: string; clientId: string; name: string; url: string }> {
  const { status, body } = await t.call(engineer, 'POST', '/api/stores', { url, ...more });
  expect(body).toMatchObject({ id: expect.any(String) });
  expect(status).toBe(200);
  return body;
}

test('a store is added by its address alone, with a client of its own', async () => {
  const store = await added('www.Lavka.example');
  expect(store).toMatchObject({
    url: 'https://www.lavka.example/',
    name: 'lavka.example',
    clientName: 'lavka.example',
    platform: 'unknown',
  });
  const read = await t.call(engineer, 'GET', `/api/stores/${store.id}`);
  expect(read.body).toEqual(store);
  const clients = await t.call(engineer, 'GET', '/api/clients?q=lavka');
  expect(clients.body).toMatchObject({ total: 1, items: [{ id: store.clientId, storeCount: 1 }] });
});

test("the same address twice is a conflict that names the store, in the reader's language", async () => {
  await added('https://twice.example/', { name: 'Twice' });
  const again = await t.call(actorOf('engineer', { language: 'ru' }), 'POST', '/api/stores', {
    url: 'HTTPS://twice.example',
  });
  expect(again.status).toBe(409);
  expect(again.body.error).toMatchObject({
    code: 'store_exists',
    field: 'url',
    message: 'https://twice.example/ уже добавлен: это магазин Twice.',
  });
  expect((await t.call(engineer, 'GET', '/api/clients?q=twice')).body.total).toBe(1);
});

test('two people who add one address at once: one gets it', async () => {
  const answers = await Promise.all(
    ['a', 'b', 'c'].map((name) => t.call(engineer, 'POST', '/api/stores', { url: 'https://race.example/', name })),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409, 409]);
  expect((await t.call(engineer, 'GET', '/api/stores?q=race.example')).body.total).toBe(1);
});

test('a store does not slip to a client who happens to have its name', async () => {
  await added('https://one.example/', { name: 'Namesake' });
  const second = await t.call(engineer, 'POST', '/api/stores', { url: 'https://two.example/', name: 'namesake' });
  expect(second).toMatchObject({ status: 409, body: { error: { code: 'client_name_taken', field: 'clientId' } } });
});

test('what is not the address of a page is refused with a sentence, and nothing is added', async () => {
  for (const url of ['ftp://shop.example', 'https://user:pass@shop.example/', 'not a shop', 'https://']) {
    const { status, body } = await t.call(engineer, 'POST', '/api/stores', { url });
    expect({ url, status, field: body.error?.field }).toEqual({ url, status: 422, field: 'url' });
  }
  const nowhere = await t.call(engineer, 'POST', '/api/stores', {
    url: 'https://orphan.example',
    clientId: '00000000-0000-7000-8000-0000000000ff',
  });
  expect(nowhere).toMatchObject({ status: 422, body: { error: { code: 'no_client', field: 'clientId' } } });
  expect((await t.call(engineer, 'GET', '/api/stores?q=orphan')).body.total).toBe(0);
});

test('a client with stores stays; without them it goes', async () => {
  const store = await added('https://leaving.example/');
  const other = (await t.call(engineer, 'POST', '/api/clients', { name: 'Other', language: 'uk' })).body;
  const refused = await t.call(engineer, 'DELETE', `/api/clients/${store.clientId}`);
  expect(refused).toMatchObject({
    status: 409,
    body: { error: { message: 'leaving.example has 1 store: remove or move them first.' } },
  });
  const moved = await t.call(engineer, 'PATCH', `/api/stores/${store.id}`, { clientId: other.id, name: 'Moved' });
  expect(moved.body).toMatchObject({ clientId: other.id, clientName: 'Other', name: 'Moved' });
  expect((await t.call(engineer, 'DELETE', `/api/clients/${store.clientId}`)).status).toBe(204);
  expect((await t.call(engineer, 'POST', '/api/clients', { name: 'OTHER' })).status).toBe(409);
  expect((await t.call(engineer, 'PATCH', `/api/clients/${other.id}`, { name: 'Another' })).body).toMatchObject({
    name: 'Another',
    storeCount: 1,
    language: 'uk',
  });
});

test("a client's people see their own stores; another's are as those that are not there", async () => {
  const mine = await added('https://mine.example/');
  const theirs = await added('https://theirs.example/');
  const viewer = actorOf('client_viewer', { clientIds: [mine.clientId] });
  expect((await t.call(viewer, 'GET', '/api/stores')).body).toMatchObject({ total: 1, items: [{ id: mine.id }] });
  expect((await t.call(viewer, 'GET', `/api/stores?clientId=${theirs.clientId}`)).body).toEqual({
    items: [],
    total: 0,
  });
  expect((await t.call(viewer, 'GET', '/api/clients')).body.items.map((c: { id: string }) => c.id)).toEqual([
    mine.clientId,
  ]);
  const forbidden = await t.call(viewer, 'GET', `/api/stores/${theirs.id}`);
  const unknown = await t.call(viewer, 'GET', '/api/stores/00000000-0000-7000-8000-0000000000ff');
  expect(forbidden).toEqual(unknown);
  expect(forbidden.status).toBe(404);
  expect((await t.call(actorOf('client_viewer', { clientIds: [] }), 'GET', '/api/stores')).body.total).toBe(0);
});

test('a removed store is gone, and the rooms hear of it', async () => {
  const store = await added('https://gone.example/');
  expect((await t.call(engineer, 'DELETE', `/api/stores/${store.id}`)).status).toBe(204);
  expect((await t.call(engineer, 'DELETE', `/api/stores/${store.id}`)).status).toBe(404);
  const { rows } = await t.app.database.pool.query("select name, payload from outbox where payload->>'storeId' = $1", [
    store.id,
  ]);
  expect(rows.map((r) => r.name).sort()).toEqual(['store.added', 'store.removed']);
  expect((await added('https://gone.example/')).clientId).toBe(store.clientId);
});
