import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { type Mailbox, startMailbox } from '../../notify/testing/receivers.ts';
import { admin, givenClient, givenContract } from '../../tasks/testing/tasks.ts';
import { givenMail, givenPerson } from '../testing/people.ts';
import { warnLow } from './warn-low.ts';

let t: TestApp;
let smtp: Mailbox;
beforeAll(async () => {
  t = await testApp({ now: Date.UTC(2026, 5, 20, 9) });
  smtp = await startMailbox();
  await givenMail(t, smtp.port);
});
afterAll(async () => {
  await t.close();
  await smtp.close();
});

test('managers hear once that hours run out, and once that they are used up; the owner where there are none', async () => {
  const { clientId, storeId } = await givenClient(t);
  const price = { model: 'mix', monthlyFee: 50_000, includedMinutes: 120, criticalCallFee: 15_000 };
  const contractId = await givenContract(t, clientId, { price });
  const owner = await givenPerson(t, 'Olha', 'owner');
  await givenPerson(t, 'Boss', 'client_admin', [clientId]);
  await givenPerson(t, 'Eve', 'engineer');
  const spend = (date: string, minutes: number) => t.call(admin, 'POST', '/api/time', { storeId, date, minutes });
  const look = async () => {
    await warnLow(t.app);
    await warnLow(t.app);
    await t.drain();
    return smtp.recipients;
  };
  await spend('2026-06-10', 90);
  expect(await look()).toEqual([]);
  await spend('2026-06-11', 15);
  expect(await look()).toEqual([[owner.email]]);
  const low = await simpleParser(smtp.mails[0]!);
  expect(low.subject).toMatch(/: години закінчуються, червень 2026$/);
  expect(low.text).toContain('витрачено 1:45 із 2:00 год.');
  expect(low.text).toContain(`/contracts/${contractId}/hours?month=2026-06`);
  const manager = await givenPerson(t, 'Mira', 'manager');
  await spend('2026-06-12', 60);
  expect(await look()).toEqual([[owner.email], [manager.email]]);
  expect((await simpleParser(smtp.mails[1]!)).text).toContain('Понад них 0:45 год.');
  await t.call(admin, 'POST', `/api/contracts/${contractId}/hours`, { kind: 'bonus', month: '2026-06', minutes: 60 });
  expect(await look()).toHaveLength(2);
});
