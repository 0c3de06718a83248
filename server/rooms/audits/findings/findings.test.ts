import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { startShop } from '../../../../test/fakes/shop/shop.ts';
import { auditOnce, engineer, givenStore, leak, leakOf, openApp, openShop, type SmallShop } from '../testing/stage.ts';

let t: TestApp;
const open: SmallShop[] = [];
beforeAll(async () => {
  t = await openApp();
});
afterAll(() => t.close());
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function given(more: Partial<SmallShop> = { leaks: true }) {
  const shop = await openShop();
  open.push(shop);
  Object.assign(shop, more);
  const store = await givenStore(t, shop.origin);
  await auditOnce(t, store.storeId);
  const found = await leakOf(t, store.storeId);
  return { shop, ...store, id: found?.id as string };
}
const post = (url: string, body: object = {}, actor = engineer) => t.call(actor, 'POST', url, body);
const read = async (id: string, actor = engineer) => (await t.call(actor, 'GET', `/api/findings/${id}`)).body;
const logOf = async (id: string) => (await read(id)).log.map((line: { text: string }) => line.text);
const day = (days: number) => new Date(t.clock.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a finding is one over all runs: fixed by hand, verified by the next run, and counted when it comes back', async () => {
  const { shop, storeId, id } = await given();
  expect(await read(id)).toMatchObject({ check: leak, about: '/.git/HEAD', state: 'open', comeBack: 0, task: null });
  t.clock.advance(1000);
  expect((await post(`/api/findings/${id}/fix`, { note: 'The folder is closed' })).body.state).toBe('fixed');
  shop.leaks = false;
  await auditOnce(t, storeId);
  expect((await read(id)).state).toBe('verified');
  shop.leaks = true;
  const latest = await auditOnce(t, storeId);
  const back = await read(id);
  expect(back).toMatchObject({ state: 'open', comeBack: 1, lastAuditId: latest });
  expect(back.log.map(({ text, by, note }: Record<string, unknown>) => [text, by, note])).toEqual([
    ['Found again after it had been fixed', 'Vakhta', null],
    ['An audit verified the fix', 'Vakhta', null],
    ['Marked as fixed', 'Engineer', 'The folder is closed'],
    ['Found by an audit', 'Vakhta', null],
  ]);
  expect((await read(id, actorOf('engineer', { language: 'ru' }))).log[0].text).toBe('Снова найдено после исправления');
});

test('a whole shop whose search is broken: a task, the work, and the next audit verifies it', async () => {
  const shop = await startShop({ platform: 'prestashop' });
  shop.faults.add('search_broken');
  const { storeId } = await givenStore(t, shop.origin);
  const before = await auditOnce(t, storeId);
  const url = `/api/findings?storeId=${storeId}&area=shop&severity=high`;
  const [finding] = (await t.call(engineer, 'GET', url)).body.items;
  expect(finding).toMatchObject({ check: 'search-failing', state: 'open' });
  const { task } = (await post('/api/findings/plan', { findingIds: [finding.id] })).body;
  shop.faults.delete('search_broken');
  t.clock.advance(1000);
  await t.call(engineer, 'PATCH', `/api/tasks/${task.id}`, { state: 'done' });
  await t.drain();
  const after = await auditOnce(t, storeId);
  expect(await read(finding.id)).toMatchObject({ state: 'verified', task: { id: task.id, state: 'done' } });
  const score = async (id: string) =>
    (await t.call(engineer, 'GET', `/api/audits/${id}`)).body.scores.find(
      (one: { area: string }) => one.area === 'shop',
    ).score as number;
  expect(await score(after)).toBe((await score(before)) + 20);
  await shop.close();
});

test('what a run could not judge stays as it was', async () => {
  const { shop, storeId, id } = await given();
  t.clock.advance(1000);
  await post(`/api/findings/${id}/fix`);
  Object.assign(shop, { leaks: false, shuts: true });
  const run = await auditOnce(t, storeId);
  const { unknown } = (await t.call(engineer, 'GET', `/api/audits/${run}`)).body;
  expect(unknown.map(({ check }: { check: string }) => check)).toContain(leak);
  expect(await read(id)).toMatchObject({ state: 'fixed' });
  expect(await logOf(id)).toHaveLength(2);
  const { body } = await t.call(engineer, 'GET', `/api/audits/${run}/changes`);
  expect(body.unknown.map(({ findingId }: { findingId: string }) => findingId)).toContain(id);
  shop.shuts = false;
  await auditOnce(t, storeId);
  expect((await read(id)).state).toBe('verified');
});

test('a risk is accepted by name until a day, with a reason, and is open again when the day is over', async () => {
  const { storeId, id } = await given();
  for (const until of [day(-1), day(800)])
    expect((await post(`/api/findings/${id}/accept`, { until, why: 'We know' })).body.error).toMatchObject({
      field: 'until',
    });
  expect((await post(`/api/findings/${id}/accept`, { until: day(3), why: '' })).status).toBe(422);
  const until = day(3);
  const accepted = (await post(`/api/findings/${id}/accept`, { until, why: 'The code is public anyway' })).body;
  expect(accepted).toMatchObject({
    state: 'accepted',
    accepted: { by: 'Engineer', until, why: 'The code is public anyway' },
  });
  await auditOnce(t, storeId);
  t.clock.set(Date.parse(`${until}T23:59:00Z`));
  await t.sweep();
  expect((await read(id)).state).toBe('accepted');
  t.clock.advance(120_000);
  await t.sweep();
  expect(await read(id)).toMatchObject({ state: 'open', accepted: null });
  expect((await logOf(id))[0]).toBe('The time for which it was accepted is over');
});

test('what cannot be from a state is refused in a sentence, and changes nothing', async () => {
  const { id, storeId } = await given();
  expect((await post(`/api/findings/${id}/reopen`)).body.error.message).toBe('This finding is open.');
  await post(`/api/findings/${id}/fix`);
  expect((await post(`/api/findings/${id}/fix`)).status).toBe(409);
  expect((await post(`/api/findings/${id}/accept`, { until: day(3), why: 'We know' })).status).toBe(409);
  expect((await post('/api/findings/plan', { findingIds: [id] })).status).toBe(409);
  expect((await t.call(engineer, 'GET', `/api/tasks?storeId=${storeId}`)).body.items).toEqual([]);
  expect(await logOf(id)).toHaveLength(2);
  expect((await post(`/api/findings/${id}/reopen`, { note: 'It is not' })).body).toMatchObject({ state: 'open' });
});

test('one task of several findings: fixed with it, and open again when it is dropped (task-state-changed.on.ts)', async () => {
  const { storeId, id, clientId } = await given();
  const all = (await t.call(engineer, 'GET', `/api/findings?storeId=${storeId}`)).body.items;
  const ids = all.slice(0, 3).map((one: { id: string }) => one.id);
  expect(ids).toContain(id);
  const { body } = await post('/api/findings/plan', { findingIds: ids, language: 'uk' });
  expect(body.task).toMatchObject({ title: '3 зауваження аудиту', state: 'todo' });
  const task = (await t.call(engineer, 'GET', `/api/tasks/${body.task.id}`)).body;
  expect(task).toMatchObject({ kind: 'fix', priority: 'high', store: { id: storeId }, client: { id: clientId } });
  expect(task.text).toContain('Будь-хто може прочитати репозиторій коду: /.git/HEAD');
  expect(task.text).toContain(`http://watch.test/audits/findings/${id}`);
  expect(task.checklist).toHaveLength(3);
  expect(await read(id)).toMatchObject({ state: 'planned', task: { number: task.number } });
  const ofTask = (await t.call(engineer, 'GET', `/api/findings?taskId=${task.id}`)).body;
  expect(ofTask.total).toBe(3);
  expect((await post('/api/findings/plan', { findingIds: [id] })).body.error.message).toContain('There is a task');
  const set = async (state: string) => {
    t.clock.advance(1000);
    await t.call(engineer, 'PATCH', `/api/tasks/${task.id}`, { state });
    await t.drain();
    return (await read(id)).state;
  };
  expect(await set('doing')).toBe('planned');
  expect(await set('done')).toBe('fixed');
  expect(await set('review')).toBe('planned');
  expect(await set('done')).toBe('fixed');
  expect(await set('dropped')).toBe('open');
  expect(await read(id)).toMatchObject({ task: null });
  expect((await logOf(id)).slice(0, 4)).toEqual([
    `Task #${task.number} was dropped`,
    `Task #${task.number} is open again`,
    `Task #${task.number} is done`,
    `Task #${task.number} is open again`,
  ]);
});

test('a task of one finding is named by it, and one of two stores is refused', async () => {
  const [one, other] = [await given(), await given()];
  const { task } = (await post('/api/findings/plan', { findingIds: [one.id], priority: 'urgent' })).body;
  expect(task.title).toBe('Anybody can read the code repository at /.git/HEAD');
  await post(`/api/findings/${one.id}/reopen`);
  const mixed = await post('/api/findings/plan', { findingIds: [one.id, other.id] });
  expect(mixed.body.error).toMatchObject({ code: 'several_stores', field: 'findingIds' });
});

test('findings are found by state, weight, check and words, the gravest first', async () => {
  const { storeId, id } = await given();
  const list = async (query: string, actor = engineer) =>
    (await t.call(actor, 'GET', `/api/findings?storeId=${storeId}&${query}`)).body.items.map(
      (one: { id: string }) => one.id,
    );
  expect((await list('severity=critical')).includes(id)).toBe(true);
  expect(await list('severity=low')).not.toContain(id);
  expect(await list('q=code repository')).toEqual([id]);
  expect(await list('q=репозиторий', actorOf('engineer', { language: 'ru' }))).toEqual([id]);
  expect(await list('q=.git/HEAD')).toEqual([id]);
  await post(`/api/findings/${id}/fix`);
  expect(await list('state=live')).not.toContain(id);
  expect(await list('state=fixed')).toEqual([id]);
});

test("people of a client read their own stores' findings, and change none", async () => {
  const [mine, other] = [await given(), await given()];
  const { viewer } = mine;
  expect((await read(mine.id, viewer)).state).toBe('open');
  expect((await t.call(viewer, 'GET', `/api/findings/${other.id}`)).status).toBe(404);
  const seen = (await t.call(viewer, 'GET', '/api/findings?limit=500')).body.items;
  expect(new Set(seen.map((one: { store: { id: string } }) => one.store.id))).toEqual(new Set([mine.storeId]));
  expect((await t.call(viewer, 'GET', `/api/findings?storeId=${other.storeId}`)).body.total).toBe(0);
  for (const what of ['accept', 'fix', 'reopen'])
    expect((await post(`/api/findings/${mine.id}/${what}`, { until: day(2), why: 'mine' }, viewer)).status).toBe(403);
  expect((await post('/api/findings/plan', { findingIds: [mine.id] }, viewer)).status).toBe(403);
  await post('/api/findings/plan', { findingIds: [mine.id] });
  expect(await read(mine.id, viewer)).toMatchObject({ state: 'planned', task: null });
});

test('what became of a finding can only grow', async () => {
  const { id } = await given();
  for (const statement of [
    "update finding_log set note = 'x' where finding_id = $1",
    'delete from finding_log where finding_id = $1',
  ])
    await expect(t.app.database.pool.query(statement, [id])).rejects.toThrow('can only grow');
});
