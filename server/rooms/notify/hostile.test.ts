import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, tell } from '../incidents/testing/flips.ts';
import { Courier } from './sending/courier.ts';
import { type Hook, type Mailbox, startHook, startMailbox } from './testing/receivers.ts';

const owner = actorOf('owner');
const engineer = actorOf('engineer');
let t: TestApp;
let hook: Hook;
let mailbox: Mailbox;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify'] });
  [hook, mailbox] = [await startHook(), await startMailbox()];
});
afterAll(async () => {
  await t.close();
  await hook.close();
  await mailbox.close();
});
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from rules; delete from deliveries; delete from channels; delete from incidents',
  );
  hook.requests.length = 0;
  hook.answer = { status: 200, body: '{"ok":true,"id":"abc","result":{"message_id":7}}' };
  mailbox.mails.length = 0;
});

const botToken = `123456:${'A'.repeat(30)}`;
const channel = async (kind: string, settings: Record<string, unknown>) => {
  const made = await t.call(owner, 'POST', '/api/channels', { kind, name: kind, settings });
  expect(made.status).toBe(200);
  return made.body as { id: string; settings: Record<string, unknown> };
};
const change = (id: string, settings: Record<string, unknown>) =>
  t.call(engineer, 'PATCH', `/api/channels/${id}`, { settings });

test.each([
  ['telegram', { botToken, chatId: '1', apiUrl: 'https://one.example' }, { apiUrl: 'https://two.example' }, 'botToken'],
  [
    'ntfy',
    { server: 'https://one.example', topic: 'night', token: 'tk_secret' },
    { server: 'http://one.example' },
    'token',
  ],
  [
    'email',
    { host: 'one.example', user: 'watch', password: 'pass word', from: 'w@one.example', to: ['n@one.example'] },
    { host: 'two.example' },
    'password',
  ],
])('a secret of %s that somebody else entered goes nowhere else', async (kind, settings, elsewhere, secret) => {
  const { id, settings: shown } = await channel(kind, settings);
  for (const given of [
    { ...shown, ...elsewhere },
    { ...settings, ...elsewhere, [secret]: undefined },
  ]) {
    const answer = await change(id, given);
    expect(answer).toMatchObject({ status: 422, body: { error: { field: `settings.${secret}` } } });
  }
  expect((await change(id, shown)).status).toBe(200);
  expect((await change(id, { ...settings, ...elsewhere, [secret]: `${settings[secret as never]}` })).status).toBe(200);
});

test('a service that says our own secret back does not get it into the log of notices', async () => {
  const webhookUrl = `${hook.url}/services/T01/B02/very-secret-path`;
  const path = 'Cannot POST /services/T01/B02/very-secret-path, the hook very-secret-path is gone';
  const channels = [
    { ...(await channel('slack', { webhookUrl })), echo: path },
    { ...(await channel('teams', { webhookUrl })), echo: path },
    {
      ...(await channel('ntfy', { server: hook.url, topic: 'night', token: 'tk_very_secret' })),
      echo: 'tk_very_secret',
    },
    {
      ...(await channel('webhook', { url: hook.url, secret: 'a very secret key of ours' })),
      echo: 'a very secret key of ours',
    },
    {
      ...(await channel('telegram', { botToken, chatId: '1', apiUrl: hook.url })),
      echo: `/bot${botToken}/sendMessage`,
    },
  ];
  for (const status of [404, 500, 200])
    for (const { id, echo } of channels) {
      hook.answer = { status, body: status === 500 ? JSON.stringify({ error: echo, description: echo }) : echo };
      const { body } = await t.call(owner, 'POST', `/api/channels/${id}/test`);
      expect(JSON.stringify(body)).not.toMatch(/very.secret|A{30}/);
    }
  const kept = await t.app.database.pool.query('select error, receipt, text from deliveries');
  expect(kept.rows).toHaveLength(15);
  expect(JSON.stringify(kept.rows)).not.toMatch(/very.secret|A{30}/);
});

test('the name of a store is text wherever it goes: no header, no markup, no mention', async () => {
  const name = 'Cups\r\nBcc: thief@evil.example\r\n\r\n<script>x</script> <!channel> <https://evil.example|Open>';
  const ids = [
    (
      await channel('email', {
        host: '127.0.0.1',
        port: mailbox.port,
        security: 'none',
        from: 'w@a.example',
        to: ['n@a.example'],
      })
    ).id,
    (await channel('slack', { webhookUrl: `${hook.url}/slack` })).id,
    (await channel('telegram', { botToken, chatId: '1', apiUrl: hook.url })).id,
  ];
  await t.call(owner, 'POST', '/api/rules', { name: 'All', channelIds: ids });
  const store = await givenStore(t);
  await t.app.database.pool.query('update stores set name = $2 where id = $1', [store.id, name]);
  await tell(t, flipOf(store.id, { at: t.clock.now(), monitorName: name }));
  await new Courier(t.app).run();
  expect(mailbox.recipients.at(-1)).toEqual(['n@a.example']);
  expect(mailbox.mails.at(-1)).not.toMatch(/^bcc:/im);
  expect(mailbox.mails.at(-1)!.split(/^Content-Type: text\/html/m)[1]).not.toContain('<script>');
  const said = (path: string) => JSON.parse(hook.requests.find((r) => r.path.includes(path))!.body);
  expect(JSON.stringify(said('slack'))).not.toMatch(/<!channel>|<https:\/\/evil/);
  expect(said('slack').blocks.every((b: { text: { verbatim?: boolean } }) => b.text.verbatim)).toBe(true);
  expect(said('sendMessage').text).not.toMatch(/<script>|<!channel>/);
});
