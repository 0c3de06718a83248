import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailboxBack, mailboxSilent } from '#contract/events/desk';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Hook, startHook } from './testing/receivers.ts';

const admin = actorOf('admin');
const facts = { mailboxId: '00000000-0000-7000-8000-000000000001', name: 'Support' };
let t: TestApp;
let hook: Hook;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  hook = await startHook();
});
afterAll(async () => {
  await t.close();
  await hook.close();
});

test('that a mailbox cannot be read is told once in each language, and that it can be again', async () => {
  for (const language of ['en', 'ru', 'uk'] as const) {
    const settings = { url: hook.url, secret: 'a secret of some length' };
    const channel = await t.call(admin, 'POST', '/api/channels', {
      kind: 'webhook',
      name: language,
      settings,
      language,
    });
    await t.call(admin, 'POST', '/api/rules', { name: language, channelIds: [channel.body.id] });
  }
  const at = t.clock.now();
  const why = { en: 'The password is wrong.', ru: 'Пароль неверный.', uk: 'Пароль неправильний.' };
  for (let tries = 0; tries < 3; tries += 1)
    await t.write((trx) => announce(trx, t.app, mailboxSilent, { ...facts, at, why }));
  await t.drain();
  await t.sweep();
  const said = () =>
    hook.requests.map(({ body }) => JSON.parse(body) as { subject: string; text: string }).sort(bySubject);
  expect(said().map(({ subject }) => subject)).toEqual([
    'No requests come from “Support”',
    'З «Support» не надходять звернення',
    'Из «Support» не приходят обращения',
  ]);
  expect(said().map(({ text }) => Object.values(why).filter((one) => text.includes(one)))).toEqual([
    [why.en],
    [why.uk],
    [why.ru],
  ]);
  hook.requests.length = 0;
  t.clock.advance(1000);
  await t.write((trx) => announce(trx, t.app, mailboxBack, { ...facts, at: t.clock.now() }));
  await t.drain();
  await t.sweep();
  expect(said().map(({ subject }) => subject)).toEqual([
    'Requests come from “Support” again',
    'З «Support» знову надходять звернення',
    'Из «Support» снова приходят обращения',
  ]);
});

const bySubject = (a: { subject: string }, b: { subject: string }) => (a.subject < b.subject ? -1 : 1);
