import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { auditTrail } from '#kit/audit';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { auditOnce, engineer, givenStore, leak, openApp, openShop, type SmallShop } from '../testing/stage.ts';

let t: TestApp;
const open: SmallShop[] = [];
beforeAll(async () => {
  t = await openApp();
});
afterAll(() => t.close());
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function given(more: Partial<SmallShop> = {}) {
  const shop = await openShop();
  open.push(shop);
  Object.assign(shop, more);
  return { shop, ...(await givenStore(t, shop.origin)) };
}
const start = (storeId: string) => t.call(engineer, 'POST', `/api/stores/${storeId}/audits`);
const read = async (id: string, actor = engineer) => (await t.call(actor, 'GET', `/api/audits/${id}`)).body;
const lastTold = async (storeId: string) => {
  const { rows } = await t.app.database.pool.query<{ payload: object }>(
    "select payload from outbox where name = 'audit.finished' and payload->>'storeId' = $1 order by at desc limit 1",
    [storeId],
  );
  return rows[0]!.payload;
};

test('an audit that was asked for is done by a worker, and told with its scores line by line, in each language', async () => {
  const { storeId, clientId } = await given({ leaks: true });
  const asked = await start(storeId);
  expect(asked.body).toMatchObject({
    state: 'waiting',
    origin: 'person',
    startedBy: 'Engineer',
    startedAt: null,
    scores: [],
  });
  await t.drain();
  const done = await read(asked.body.id);
  expect(done).toMatchObject({ state: 'done', trouble: null, progress: null, news: null, isKept: true });
  expect(done.platform).toMatchObject({ name: 'woocommerce', version: '10.0.2' });
  expect(done.requests).toBeGreaterThan(20);
  const security = done.scores.find(({ area }: { area: string }) => area === 'security');
  expect(security.lines[0]).toMatchObject({
    check: leak,
    severity: 'critical',
    points: 40,
    title: 'The history of the code is not open to everybody',
  });
  expect(done.results[0]).toMatchObject({
    check: leak,
    about: '/.git/HEAD',
    state: 'open',
    news: null,
    gone: false,
    title: 'Anybody can read the code repository at /.git/HEAD',
  });
  expect((await read(asked.body.id, actorOf('engineer', { language: 'uk' }))).results[0].title).toBe(
    'Будь-хто може прочитати репозиторій коду: /.git/HEAD',
  );
  expect(done.unknown.every(({ reason }: { reason: string }) => reason.length > 0)).toBe(true);
  const { findings } = done;
  expect(findings.critical).toBeGreaterThan(0);
  expect(await lastTold(storeId)).toMatchObject({ clientId, isFirst: true, findings, newOnes: findings, fixed: 0 });
});

test('consoles hear of each step, those of the client too, and the trail says who asked', async () => {
  const { storeId } = await given();
  const ear = await t.app.database.pool.connect();
  const heard: { topic: string; storeId: string }[] = [];
  ear.on('notification', ({ payload }) => void heard.push(JSON.parse(payload!)));
  await ear.query('listen vakhta_live');
  await auditOnce(t, storeId);
  await expect
    .poll(() => new Set(heard.filter((one) => one.storeId === storeId).map(({ topic }) => topic)))
    .toEqual(new Set(['audit', 'finding']));
  ear.release(true);
  const { items } = await auditTrail(t.app.db, { limit: 100, offset: 0, action: 'audit.started' });
  expect(items.find(({ details }) => details['storeId'] === storeId)).toMatchObject({ actor: 'Engineer' });
});

test('one at a time for a store, and each keeps what the one before has no more', async () => {
  const { shop, storeId } = await given({ leaks: true });
  await start(storeId);
  const second = await start(storeId);
  expect([second.status, second.body.error.code]).toEqual([409, 'audit_runs']);
  await t.drain();
  shop.leaks = false;
  const id = await auditOnce(t, storeId);
  const changes = (await t.call(engineer, 'GET', `/api/audits/${id}/changes`)).body;
  expect(changes.fixed).toMatchObject([{ check: leak, about: '/.git/HEAD', findingId: expect.any(String) }]);
  expect([changes.new, changes.back]).toEqual([[], []]);
  expect(await lastTold(storeId)).toMatchObject({ isFirst: false, fixed: 1, newOnes: { critical: 0 } });
  shop.leaks = true;
  const third = await auditOnce(t, storeId);
  const latest = await read(third);
  expect(latest.news).toMatchObject({ new: 0, back: 1, fixed: 0 });
  expect(latest.results[0]).toMatchObject({ check: leak, news: 'back' });
  const list = (await t.call(engineer, 'GET', `/api/stores/${storeId}/audits`)).body;
  expect(list.total).toBe(3);
  expect(list.items.map((one: { id: string }) => one.id).slice(0, 2)).toEqual([third, id]);
  const first = list.items[2].id as string;
  const against = (await t.call(engineer, 'GET', `/api/audits/${third}/changes?against=${first}`)).body;
  expect(against.still.map((one: { check: string }) => one.check)).toContain(leak);
  const other = await given();
  const foreign = await auditOnce(t, other.storeId);
  expect((await t.call(engineer, 'GET', `/api/audits/${third}/changes?against=${foreign}`)).status).toBe(422);
  const overview = (await t.call(engineer, 'GET', `/api/audited-stores?storeId=${storeId}`)).body.items[0];
  expect(overview).toMatchObject({ latest: { id: third }, findings: latest.findings, next: null });
  expect(overview.scores[0]).toMatchObject({ area: 'security', score: expect.any(Number), before: expect.any(Number) });
});

test('what was gathered is kept for the last three, without what lies open', async () => {
  const { storeId } = await given({ leaks: true });
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push(await auditOnce(t, storeId));
  expect(await Promise.all(ids.map(async (id) => (await read(id)).isKept))).toEqual([false, true, true, true]);
  const artifacts = async (id: string) => t.call(engineer, 'GET', `/api/audits/${id}/artifacts.json`);
  const kept = (await artifacts(ids[3]!)).body;
  expect(kept.site.platform.name).toBe('woocommerce');
  const head = kept.exposed.answers.find(({ path }: { path: string }) => path === '/.git/HEAD');
  expect(head).toMatchObject({ status: 200, text: '' });
  expect((await artifacts(ids[0]!)).status).toBe(409);
});

test('a store that nobody answers at: failed, in words, and its findings stay as they are', async () => {
  const { shop, storeId } = await given({ leaks: true });
  await auditOnce(t, storeId);
  await shop.close();
  const id = await auditOnce(t, storeId);
  const failed = await read(id, actorOf('engineer', { language: 'ru' }));
  expect(failed).toMatchObject({ state: 'failed', scores: [], results: [], news: null });
  expect(failed.trouble).toContain('127.0.0.1');
  const { body } = await t.call(engineer, 'GET', `/api/findings?storeId=${storeId}&check=${leak}`);
  expect(body.items[0].state).toBe('open');
});

test('what does more than reading is done only where it was asked for', async () => {
  const { storeId } = await given();
  const refused = await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`, { extras: ['order'] });
  expect([refused.status, refused.body.error.field]).toEqual([422, 'extras.0']);
  const looked = async (body: object) => {
    t.clock.advance(1000);
    const { id } = (await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`, body)).body;
    await t.drain();
    const done = await read(id);
    const names = [...done.passed, ...done.unknown, ...done.notApplicable, ...done.results];
    return { extras: done.extras, walked: names.some(({ check }: { check: string }) => check === 'add-to-cart') };
  };
  expect(await looked({})).toEqual({ extras: [], walked: false });
  expect(await looked({ extras: ['browser'] })).toEqual({ extras: ['browser'], walked: true });
});

test("what the platform's own network hides is not looked at", async () => {
  const { shop, storeId } = await given();
  t.app.settings.netPolicy.ownPorts.push(shop.port);
  const asked = shop.asked;
  const id = await auditOnce(t, storeId);
  expect(await read(id)).toMatchObject({ state: 'failed', trouble: expect.stringContaining('may not be watched') });
  expect(shop.asked).toBe(asked);
  t.app.settings.netPolicy.ownPorts.pop();
});

test('an audit that is stopped ends at once, for its worker too', async () => {
  const { shop, storeId } = await given({ hangs: true });
  const { body } = await start(storeId);
  const work = t.drain();
  await expect.poll(() => read(body.id)).toMatchObject({ state: 'running', progress: { doing: expect.any(String) } });
  const stopped = await t.call(engineer, 'POST', `/api/audits/${body.id}/cancel`);
  expect(stopped.body).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String), progress: null });
  await work;
  expect(await read(body.id)).toMatchObject({ state: 'cancelled', results: [] });
  shop.hangs = false;
  expect((await read(await auditOnce(t, storeId))).state).toBe('done');
});

test('an old run is read though its checks are gone', async () => {
  const { storeId } = await given({ leaks: true });
  const id = await auditOnce(t, storeId);
  const { pool } = t.app.database;
  await pool.query(
    `update audit_results set outcomes = replace(outcomes::text, '${leak}', 'bygone-check')::jsonb where run_id = $1`,
    [id],
  );
  await pool.query("update findings set check_name = 'bygone-check' where store_id = $1 and check_name = $2", [
    storeId,
    leak,
  ]);
  const old = await read(id);
  expect(old.results[0]).toMatchObject({ check: 'bygone-check', gone: true, options: [] });
  const { body } = await t.call(engineer, 'GET', `/api/findings?storeId=${storeId}&check=bygone-check`);
  expect(body.items[0]).toMatchObject({ gone: true, title: 'An earlier check, “bygone-check”: /.git/HEAD' });
  expect((await t.call(engineer, 'GET', `/api/audits/${id}/report.html`)).status).toBe(200);
  await auditOnce(t, storeId);
  const { rows } = await pool.query("select state from findings where store_id = $1 and check_name = 'bygone-check'", [
    storeId,
  ]);
  expect(rows).toEqual([{ state: 'open' }]);
});

test("people of a client read their own stores' audits, and begin or stop none", async () => {
  const mine = await given({ leaks: true });
  const other = await given({ leaks: true });
  const id = await auditOnce(t, mine.storeId);
  const foreign = await auditOnce(t, other.storeId);
  const { viewer } = mine;
  expect((await read(id, viewer)).results[0].check).toBe(leak);
  for (const url of [
    `/api/audits/${foreign}`,
    `/api/audits/${foreign}/changes`,
    `/api/audits/${foreign}/report.html`,
    `/api/stores/${other.storeId}/audits`,
    `/api/stores/${other.storeId}/audit-schedule`,
    `/api/audits/${id}/changes?against=${foreign}`,
  ])
    expect([url, (await t.call(viewer, 'GET', url)).status]).toEqual([url, 404]);
  const lists = ['/api/audits', `/api/audits?clientId=${other.clientId}`, '/api/audited-stores'];
  const seen = await Promise.all(lists.map(async (url) => (await t.call(viewer, 'GET', url)).body.total));
  expect(seen).toEqual([1, 0, 1]);
  for (const [method, url] of [
    ['POST', `/api/stores/${mine.storeId}/audits`],
    ['POST', `/api/audits/${id}/cancel`],
    ['PUT', `/api/stores/${mine.storeId}/audit-schedule`],
    ['GET', `/api/audits/${id}/artifacts.json`],
  ] as const)
    expect([url, (await t.call(viewer, method, url)).status]).toEqual([url, 403]);
});

test('a store that is removed takes its audits along (store-removed.on.ts)', async () => {
  const { storeId } = await given({ leaks: true });
  await auditOnce(t, storeId);
  await t.call(engineer, 'DELETE', `/api/stores/${storeId}`);
  await t.drain();
  const { rows } = await t.app.database.pool.query(
    `select (select count(*)::int from audit_runs where store_id = $1) as runs,
      (select count(*)::int from findings where store_id = $1) as findings`,
    [storeId],
  );
  expect(rows).toEqual([{ runs: 0, findings: 0 }]);
});
