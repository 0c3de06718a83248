import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Mailbox, startMailbox } from '../../notify/testing/receivers.ts';
import { admin, givenClient, givenContract } from '../../tasks/testing/tasks.ts';
import { givenMail, givenPerson } from '../testing/people.ts';

let t: TestApp;
let smtp: Mailbox;
/** Tuesday, 2026-06-30, 12:00 in Kyiv. */
const lastOfJune = Date.UTC(2026, 5, 30, 9);

beforeAll(async () => {
  t = await testApp({ now: lastOfJune });
  smtp = await startMailbox();
  await givenMail(t, smtp.port);
});
afterAll(async () => {
  await t.close();
  await smtp.close();
});
beforeEach(() => {
  t.clock.set(lastOfJune);
  Object.assign(smtp, { mails: [], recipients: [], mood: 'takes' });
});

const price = { model: 'mix', monthlyFee: 50_000, includedMinutes: 120, criticalCallFee: 15_000 };

async function givenAgreed(more: object = {}) {
  const { clientId, storeId } = await givenClient(t);
  return { clientId, storeId, contractId: await givenContract(t, clientId, { price: { ...price, ...more } }) };
}
const enter = (storeId: string, date: string, minutes: number) =>
  t.call(admin, 'POST', '/api/time', { storeId, date, minutes });

test('the client’s administrators are asked by mail, the manager who asked hears the answer', async () => {
  const { clientId, contractId } = await givenAgreed();
  const boss = await givenPerson(t, 'Boss', 'client_admin', [clientId]);
  await givenPerson(t, 'Reader', 'client_viewer', [clientId]);
  await givenPerson(t, 'Stranger', 'client_admin', [(await givenClient(t)).clientId]);
  const manager = await givenPerson(t, 'Mira', 'manager');
  const url = `/api/contracts/${contractId}/excess`;
  const note = 'The <b>cart</b> was rebuilt';
  const asked = (await t.call(manager.actor, 'POST', url, { month: '2026-06', minutes: 90, note })).body;
  expect(asked.mayAnswer).toEqual(['Boss']);
  await t.drain();
  expect(smtp.recipients).toEqual([[boss.email]]);
  const question = await simpleParser(smtp.mails[0]!);
  expect(question.subject).toBe('Чи можна відпрацювати ще 1:30 за червень 2026?');
  expect(question.text).toContain('Це коштує до 60\u00a0$.');
  expect(question.text).toContain(`/contracts/${contractId}/hours?month=2026-06`);
  expect(question.html).toContain('The &lt;b&gt;cart&lt;/b&gt; was rebuilt');
  const answer = `${url}/${asked.items[0].id}/answer`;
  expect((await t.call(boss.actor, 'POST', answer, { approved: true })).status).toBe(200);
  await t.drain();
  expect(smtp.recipients.slice(1)).toEqual([[manager.email]]);
  expect((await simpleParser(smtp.mails[1]!)).text).toContain('Boss: згода на 1:30 год понад обумовлені');
});

test('whoever notes an answer to their own question is not told of it', async () => {
  const { contractId } = await givenAgreed();
  const manager = await givenPerson(t, 'Mira', 'manager');
  const url = `/api/contracts/${contractId}/excess`;
  const { items, mayAnswer } = (await t.call(manager.actor, 'POST', url, { month: '2026-06', minutes: 30 })).body;
  expect(mayAnswer).toEqual([]);
  await t.call(manager.actor, 'POST', `${url}/${items[0].id}/answer`, { approved: false, by: 'Boss', how: 'call' });
  await t.drain();
  expect(smtp.recipients).toEqual([]);
});

test('bonus hours that are not spent are taken back, once; a block is not', async () => {
  const { contractId, storeId } = await givenAgreed();
  const url = `/api/contracts/${contractId}/hours`;
  const give = async (body: object) =>
    (await t.call(admin, 'POST', url, { month: '2026-05', ...body })).body.items as { id: string; kind: string }[];
  const bonus = (await give({ kind: 'bonus', minutes: 90 }))[0]!.id;
  const block = (await give({ kind: 'prepaid', minutes: 600, price: 30_000 })).find(
    (one) => one.kind === 'prepaid',
  )!.id;
  await enter(storeId, '2026-05-20', 150);
  const back = (id: string, by = admin) => t.call(by, 'POST', `${url}/${id}/take-back`, { note: 'Given by mistake' });
  expect((await back(bonus, actorOf('engineer', { personId: newId() }))).status).toBe(403);
  expect((await back(newId())).status).toBe(404);
  expect((await back(block)).body.error.code).toBe('not_bonus');
  await t.call(admin, 'POST', `/api/contracts/${contractId}/ledger/close`, { month: '2026-05' });
  const may = (await t.call(admin, 'GET', `/api/contracts/${contractId}/ledger?month=2026-05`)).body;
  expect(may.kept).toMatchObject([
    { kind: 'bonus', month: '2026-05', minutes: 60, lastMonth: null },
    { kind: 'prepaid', month: '2026-05', minutes: 600, lastMonth: null },
  ]);
  expect((await back(bonus)).body.items.find((one: { id: string }) => one.id === bonus)).toMatchObject({
    minutes: 90,
    left: 0,
    takenBack: { minutes: 60, month: '2026-06', by: 'Admin', note: 'Given by mistake' },
  });
  expect((await back(bonus)).body.error.code).toBe('nothing_left');
  await enter(storeId, '2026-06-10', 150);
  const june = (await t.call(admin, 'GET', `/api/contracts/${contractId}/ledger?month=2026-06`)).body;
  expect(june.use).toEqual({
    has: { rolledOver: 0, included: 120, bonus: 0, prepaid: 600 },
    spent: { rolledOver: 0, included: 120, bonus: 0, prepaid: 30 },
    excess: 0,
    unbilled: 0,
    aside: 0,
  });
  expect(june.lapsed).toMatchObject([{ kind: 'bonus', month: '2026-05', minutes: 60, because: 'taken_back' }]);
  expect((await t.call(admin, 'GET', `/api/contracts/${contractId}/ledger?month=2026-05`)).body).toEqual(may);
});

test('a block is as the contract sells it, where nothing else is said', async () => {
  const { contractId } = await givenAgreed({ prepaidBlock: { minutes: 600, price: 30_000, months: 3 } });
  const without = await givenAgreed();
  const sell = async (id: string, body: object) =>
    (await t.call(admin, 'POST', `/api/contracts/${id}/hours`, { kind: 'prepaid', month: '2026-06', ...body })).body;
  expect((await sell(contractId, {})).items).toMatchObject([{ minutes: 600, price: 30_000, lastMonth: '2026-08' }]);
  expect((await sell(contractId, { minutes: 60, price: 0, lastMonth: null })).items).toMatchObject([
    { minutes: 600 },
    { minutes: 60, price: 0, lastMonth: null },
  ]);
  expect((await sell(without.contractId, {})).error.field).toBe('minutes');
});

test('a question is withdrawn while nobody has answered it, and cannot be answered then; no mail asks it any more', async () => {
  const { clientId, contractId } = await givenAgreed();
  const boss = await givenPerson(t, 'Boss', 'client_admin', [clientId]);
  const manager = await givenPerson(t, 'Mira', 'manager');
  const url = `/api/contracts/${contractId}/excess`;
  const ask = async () => (await t.call(manager.actor, 'POST', url, { month: '2026-06', minutes: 30 })).body.items;
  const [first] = await ask();
  expect(first.withdrawn).toBe(null);
  const withdraw = (id: string, by = manager.actor) => t.call(by, 'POST', `${url}/${id}/withdraw`);
  expect((await withdraw(first.id, boss.actor)).status).toBe(403);
  expect((await withdraw(first.id, actorOf('engineer', { personId: newId() }))).status).toBe(403);
  expect((await withdraw(newId())).status).toBe(404);
  expect((await withdraw(first.id)).body.items).toMatchObject([
    { id: first.id, answer: null, withdrawn: { by: 'Mira', at: new Date(lastOfJune).toISOString() } },
  ]);
  await t.drain();
  expect(smtp.recipients).toEqual([]);
  expect((await t.call(boss.actor, 'GET', '/api/hours')).body.items[0].asks).toEqual([]);
  expect((await t.call(boss.actor, 'GET', url)).body.items[0].withdrawn.by).toBe('Mira');
  expect((await t.call(boss.actor, 'POST', `${url}/${first.id}/answer`, { approved: true })).body.error.code).toBe(
    'withdrawn',
  );
  expect((await withdraw(first.id)).body.error.code).toBe('withdrawn');
  const second = (await ask()).find((one: { id: string }) => one.id !== first.id);
  await t.call(boss.actor, 'POST', `${url}/${second.id}/answer`, { approved: true });
  expect((await withdraw(second.id)).body.error.code).toBe('answered');
  const log = (await t.call(admin, 'GET', '/api/audit?limit=100')).body.items as { action: string }[];
  expect(log.filter((one) => one.action === 'billing.excess_withdrawn')).toHaveLength(1);
});
