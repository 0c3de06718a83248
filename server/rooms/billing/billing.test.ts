import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerMonth } from '#contract/billing';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { newId } from '#kit/id';
import { sql } from 'kysely';
import { admin, givenClient, givenContract } from '../tasks/testing/tasks.ts';

let t: TestApp;
/** Tuesday, 2026-06-30, 12:00 in Kyiv. */
const lastOfJune = Date.UTC(2026, 5, 30, 9);
const price = {
  model: 'mix',
  monthlyFee: 50_000,
  includedMinutes: 120,
  criticalCallFee: 15_000,
  rollOver: { months: 1, capMinutes: null },
  excess: { withoutApproval: 60, atMost: null },
};
const shows = { tasks: true, time: true };

beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'monitoring', 'contracts', 'incidents', 'desk', 'tasks', 'billing'],
    now: lastOfJune,
  });
});
afterAll(() => t.close());

async function givenAgreed(of: { shows?: typeof shows } = { shows }) {
  t.clock.set(lastOfJune);
  const client = await givenClient(t);
  return { ...client, contractId: await givenContract(t, client.clientId, { ...of, price }) };
}

async function enter(storeId: string, date: string, minutes: number, more: object = {}): Promise<string> {
  const answer = await t.call(admin, 'POST', '/api/time', { storeId, date, minutes, ...more });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body.items[0].id;
}
async function read(contractId: string, month: string): Promise<LedgerMonth> {
  const answer = await t.call(admin, 'GET', `/api/contracts/${contractId}/ledger?month=${month}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
const close = (contractId: string, month: string, by = admin) =>
  t.call(by, 'POST', `/api/contracts/${contractId}/ledger/close`, { month });
const amounts = ({ lines }: LedgerMonth) => lines.map((line) => [line.kind, line.minutes, line.amount]);

test('hours go where the contract says, and each line names its entries', async () => {
  const { contractId, storeId } = await givenAgreed();
  const may = await enter(storeId, '2026-05-20', 60);
  const june = await enter(storeId, '2026-06-10', 300);
  const gift = await enter(storeId, '2026-06-11', 10, { billable: false, why: 'Our own mistake' });
  expect(amounts(await read(contractId, '2026-05'))).toEqual([
    ['monthly_fee', null, 50_000],
    ['included', 60, 0],
  ]);
  const month = await read(contractId, '2026-06');
  expect(amounts(month)).toEqual([
    ['monthly_fee', null, 50_000],
    ['rolled_over', 60, 0],
    ['included', 120, 0],
    ['excess', 60, 4000],
    ['not_billable', 10, 0],
    ['unbilled', 60, 0],
  ]);
  expect(month).toMatchObject({
    closed: null,
    includedMinutes: 120,
    totals: [{ currency: 'USD', amount: 54_000 }],
    left: { unbilled: 60 },
  });
  expect(month.lines[1]!.reason).toBe('Time worked: 1:00, from hours left over of May 2026.');
  expect(month.lines[3]).toMatchObject({ rate: 4000, parts: [{ entryId: june, minutes: 60 }] });
  expect(month.entries.map((entry) => entry.id).sort()).toEqual([june, gift].sort());
  expect((await read(contractId, '2026-05')).entries).toMatchObject([{ id: may, minutes: 60, person: 'Admin' }]);
  expect((await t.call(admin, 'GET', `/api/contracts/${contractId}/ledger/months`)).body.items).toMatchObject([
    { month: '2026-06', totals: [{ amount: 54_000 }] },
    { month: '2026-05', closed: null },
  ]);
});

test('a closed month stays as it was; what comes later is charged in the next, and flows on', async () => {
  const { contractId, storeId } = await givenAgreed();
  await enter(storeId, '2026-05-20', 120);
  expect((await close(contractId, '2026-06')).body.error.code).toBe('earlier_open');
  const closed = (await close(contractId, '2026-05')).body;
  expect(closed).toMatchObject({ closed: { by: 'Admin' }, totals: [{ amount: 50_000 }] });
  expect((await close(contractId, '2026-05')).body.error.code).toBe('closed');
  expect((await close(contractId, '2026-06')).body.error.code).toBe('not_over');
  const late = await enter(storeId, '2026-05-21', 300);
  expect(await read(contractId, '2026-05')).toEqual(closed);
  const june = await read(contractId, '2026-06');
  expect(amounts(june).slice(1)).toEqual([
    ['included', 120, 0],
    ['excess', 60, 4000],
    ['unbilled', 120, 0],
  ]);
  expect(june.lines[2]).toMatchObject({ spentIn: '2026-05', parts: [{ entryId: late }] });
  t.clock.set(Date.UTC(2026, 6, 2, 9));
  expect(amounts(await read(contractId, '2026-07'))).toEqual([
    ['monthly_fee', null, 50_000],
    ['included', 120, 0],
  ]);
  await expect(sql`update billing_months set closed_by = 'Nobody'`.execute(t.app.db)).rejects.toThrow(/only grows/);
  await expect(sql`delete from billing_months`.execute(t.app.db)).rejects.toThrow(/only grows/);
});

test("invoice lines say why in the client's language, also as a table, and stay as they were", async () => {
  const { contractId, clientId, storeId } = await givenAgreed();
  await enter(storeId, '2026-05-20', 150);
  await t.call(admin, 'PATCH', `/api/clients/${clientId}`, { language: 'uk' });
  const url = `/api/contracts/${contractId}/invoice-lines`;
  const { body } = await t.call(admin, 'GET', `${url}?month=2026-05`);
  expect(body.lines.map((line: { reason: string }) => line.reason)).toEqual([
    'Щомісячна плата, травень 2026.',
    'Відпрацьовано: 2:00, із включених годин.',
    'Відпрацьовано понад усі години: 0:30, по 40\u00a0$ за годину.',
  ]);
  const table = await t.call(admin, 'GET', `${url}.csv?month=2026-05`);
  expect(String(table.body)).toContain('"Щомісячна плата, травень 2026.","","","","500.00","USD"\r\n');
  const pdf = await t.call(admin, 'GET', `${url}.pdf?month=2026-05`);
  expect(pdf.status).toBe(200);
  expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
  await close(contractId, '2026-05');
  await t.call(admin, 'PATCH', `/api/clients/${clientId}`, { language: 'en' });
  expect((await t.call(admin, 'GET', `${url}?month=2026-05`)).body).toMatchObject({ lines: body.lines });
}, 120_000);

test('a critical incident is charged once, its time is within the fee', async () => {
  const { contractId, storeId } = await givenAgreed();
  const incident = await t.call(admin, 'POST', '/api/incidents', {
    storeId,
    title: 'No payments',
    severity: 'critical',
  });
  expect(incident).toMatchObject({ status: 200 });
  for (const date of ['2026-06-10', '2026-06-11']) await enter(storeId, date, 15, { incidentId: incident.body.id });
  expect(amounts(await read(contractId, '2026-06')).slice(1)).toEqual([
    ['critical_calls', null, 15_000],
    ['critical_call_time', 60, 0],
  ]);
});

test('a critical request is a call as well, and one with the incident behind it', async () => {
  const { contractId, storeId } = await givenAgreed();
  const answers = { about: 'fault', pay: 'no', whom: 'all', detour: 'no' };
  const request = await t.call(admin, 'POST', '/api/requests', {
    storeId,
    topic: 'No payments',
    text: 'None.',
    answers,
  });
  expect(request).toMatchObject({ status: 200, body: { severity: 'critical' } });
  const requestId = request.body.id as string;
  await enter(storeId, '2026-06-10', 15, { requestId });
  const once = [
    ['critical_calls', null, 15_000],
    ['critical_call_time', 30, 0],
  ];
  expect(amounts(await read(contractId, '2026-06')).slice(1)).toEqual(once);
  const body = { storeId, title: 'Payments fail', severity: 'critical' };
  const incidentId = (await t.call(admin, 'POST', '/api/incidents', body)).body.id as string;
  expect(await t.call(admin, 'POST', `/api/requests/${requestId}/incidents`, { incidentId })).toMatchObject({
    status: 200,
  });
  await enter(storeId, '2026-06-11', 15, { incidentId });
  expect(amounts(await read(contractId, '2026-06')).slice(1)).toEqual([once[0], ['critical_call_time', 60, 0]]);
});

test('excess beyond the limit waits for the client, and is charged once it is approved', async () => {
  const { contractId, clientId, storeId, viewer } = await givenAgreed();
  const boss = actorOf('client_admin', { name: 'Boss', clientIds: [clientId], personId: newId() });
  const stranger = actorOf('client_admin', { clientIds: [newId()], personId: newId() });
  await enter(storeId, '2026-05-20', 300);
  const url = `/api/contracts/${contractId}/excess`;
  const ask = async (minutes: number): Promise<string> =>
    (await t.call(admin, 'POST', url, { month: '2026-05', minutes })).body.items.find(
      (one: { answer: object | null }) => one.answer === null,
    ).id;
  const answer = (who: typeof admin, askId: string, body: object) =>
    t.call(who, 'POST', `${url}/${askId}/answer`, body);
  const first = await ask(30);
  expect((await answer(viewer, first, { approved: true })).status).toBe(403);
  expect((await answer(stranger, first, { approved: true })).status).toBe(404);
  expect((await answer(admin, first, { approved: true })).body.error.field).toBe('by');
  expect(amounts(await read(contractId, '2026-05')).slice(2)).toEqual([
    ['excess', 60, 4000],
    ['unbilled', 120, 0],
  ]);
  expect((await answer(boss, first, { approved: true })).body.items).toMatchObject([
    { minutes: 30, answer: { approved: true, by: 'Boss', recordedBy: 'Boss', how: 'console', month: '2026-05' } },
  ]);
  expect((await answer(boss, first, { approved: false })).status).toBe(409);
  expect(amounts(await read(contractId, '2026-05')).slice(2)).toEqual([
    ['excess', 90, 6000],
    ['unbilled', 90, 0],
  ]);
  const [refused] = [await ask(60)];
  await answer(admin, refused, { approved: false, by: 'Boss', how: 'call' });
  const late = await ask(15);
  const closed = (await close(contractId, '2026-05')).body;
  await answer(boss, late, { approved: true });
  expect(await read(contractId, '2026-05')).toEqual(closed);
  expect(amounts(closed)[2]).toEqual(['excess', 90, 6000]);
  const { items } = (await t.call(boss, 'GET', url)).body;
  expect(items.find((one: { id: string }) => one.id === late).answer.month).toBe('2026-06');
  expect((await t.call(admin, 'POST', url, { month: '2026-05', minutes: 5 })).body.error.field).toBe('month');
  expect((await t.call(stranger, 'GET', url)).status).toBe(404);
});

test('bonus hours go before prepaid ones, and both end when they were said to', async () => {
  const { contractId, storeId, viewer } = await givenAgreed();
  const other = await givenClient(t);
  const url = `/api/contracts/${contractId}/hours`;
  const give = (body: object) => t.call(admin, 'POST', url, { month: '2026-05', ...body });
  expect((await give({ kind: 'bonus', minutes: 30, lastMonth: '2026-05' })).status).toBe(200);
  expect((await give({ kind: 'prepaid', minutes: 600, price: 30_000 })).body.items).toHaveLength(2);
  expect((await give({ kind: 'bonus', minutes: 30, price: 5 })).body.error.field).toBe('price');
  expect((await give({ kind: 'bonus', minutes: 30, lastMonth: '2026-04' })).body.error.field).toBe('lastMonth');
  expect((await give({ kind: 'bonus', minutes: 30, month: '2026-04' })).body.error.field).toBe('month');
  await enter(storeId, '2026-05-20', 135);
  const may = await read(contractId, '2026-05');
  expect(amounts(may)).toEqual([
    ['monthly_fee', null, 50_000],
    ['prepaid_block', 600, 30_000],
    ['included', 120, 0],
    ['bonus', 15, 0],
  ]);
  expect(may).toMatchObject({
    lapsed: [{ kind: 'bonus', minutes: 15, because: 'expired' }],
    left: { prepaid: 600, bonus: 0 },
    totals: [{ amount: 80_000 }],
  });
  expect((await t.call(viewer, 'GET', url)).body.items).toHaveLength(2);
  expect((await t.call(other.viewer, 'GET', url)).status).toBe(404);
  expect((await t.call(viewer, 'POST', url, {})).status).toBe(403);
});

test("a client's people see months that show them time, of their own contract alone", async () => {
  const [shown, hidden, other] = [await givenAgreed(), await givenAgreed({}), await givenClient(t)];
  const urls = (id: string) => [
    `/api/contracts/${id}/ledger?month=2026-06`,
    `/api/contracts/${id}/invoice-lines?month=2026-06`,
    `/api/contracts/${id}/invoice-lines.csv?month=2026-06`,
    `/api/contracts/${id}/ledger/months`,
  ];
  const statuses = (who: typeof admin, id: string) =>
    Promise.all(urls(id).map(async (url) => (await t.call(who, 'GET', url)).status));
  expect(await statuses(shown.viewer, shown.contractId)).toEqual([200, 200, 200, 200]);
  expect(await statuses(other.viewer, shown.contractId)).toEqual([404, 404, 404, 404]);
  expect(await statuses(hidden.viewer, hidden.contractId)).toEqual([404, 404, 404, 200]);
  const printed = `/api/contracts/${shown.contractId}/invoice-lines.pdf?month=2026-06`;
  expect((await t.call(other.viewer, 'GET', printed)).status).toBe(404);
  const months = await t.call(hidden.viewer, 'GET', `/api/contracts/${hidden.contractId}/ledger/months`);
  expect(months.body.items).toEqual([]);
  expect(await statuses(admin, newId())).toEqual([404, 404, 404, 404]);
  for (const who of [shown.viewer, actorOf('engineer', { personId: newId() })])
    expect((await close(shown.contractId, '2026-05', who)).status).toBe(403);
});
