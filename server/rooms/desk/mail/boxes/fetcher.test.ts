import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mailbox } from '#contract/desk-mail';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { createAuthority } from '../../../../../test/fakes/certificates.ts';
import { type ImapFake, startImap } from '../../../../../test/fakes/imap-server.ts';
import { givenClient } from '../../testing/desk.ts';
import { rawMail } from '../../testing/replies.ts';
import { takenIn } from '../../testing/taken-in.ts';
import { Fetcher } from './fetcher.ts';

const owner = actorOf('owner');
const authority = createAuthority();
let t: TestApp;
let imap: ImapFake;
let fetchers: Fetcher[];
beforeAll(async () => {
  t = await testApp({
    rooms: ['people', 'stores', 'incidents', 'notify', 'desk'],
    settings: { netPolicy: { allowPrivate: true, ownPorts: [], authorities: [authority.certificate] } },
  });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.app.database.pool.query('delete from mails; delete from mailboxes; delete from requests');
  imap = await startImap();
  fetchers = [];
});
afterEach(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.close()));
  await imap.close();
});

const fetcher = () => {
  const one = new Fetcher(t.app);
  fetchers.push(one);
  return one;
};
const server = (more: object = {}) => ({
  host: '127.0.0.1',
  port: imap.port,
  security: 'none',
  user: 'support',
  password: imap.password,
  ...more,
});
async function box(more: object = {}, of: object = {}): Promise<Mailbox> {
  const { clientId } = await givenClient(t);
  const { body, status } = await t.call(owner, 'POST', '/api/mailboxes', {
    kind: 'imap',
    name: 'Support',
    address: 'support@agency.example',
    clientId,
    unknown: 'open',
    imap: server(more),
    ...of,
  });
  expect(status).toBe(200);
  return body as Mailbox;
}
const look = async (id: string) =>
  ((await t.call(owner, 'GET', '/api/mailboxes')).body.items as Mailbox[]).find((one) => one.id === id)!;
const mails = async () =>
  (await t.app.database.pool.query<{ n: number }>('select count(*)::int as n from mails')).rows[0]!.n;
const seen = () => imap.mails.filter((mail) => mail.flags.has('\\Seen')).length;
const mailOf = (n: number) =>
  rawMail({ subject: `Mail ${n}`, body: `Text ${n}`, headers: [`Message-ID: <${n}@shop>`] });

test('takes the unread mails that are there, then those that come, and marks them as read', async () => {
  imap.deliver(mailOf(1), ['\\Seen']);
  imap.deliver(mailOf(2));
  const { id } = await box();
  await fetcher().turn();
  await expect.poll(mails).toBe(1);
  await expect.poll(() => imap.commands.at(-1)).toBe('IDLE');
  imap.deliver(mailOf(3));
  await expect.poll(seen).toBe(3);
  expect(await mails()).toBe(2);
  await expect.poll(async () => (await look(id)).state.works).toBe(true);
  await takenIn(t);
  const { body } = await t.call(owner, 'GET', '/api/requests');
  expect(body.items.map((one: { topic: string }) => one.topic).sort()).toEqual(['Mail 2', 'Mail 3']);
});

test('a mail is marked only after it is kept, and taken once where the marking failed', async () => {
  imap.deliver(mailOf(1));
  await box();
  let kept: number | null = null;
  imap.before = async (command) => {
    if (!/STORE/.test(command) || kept !== null) return;
    kept = await mails();
    imap.cut();
  };
  const one = fetcher();
  await one.turn();
  await expect.poll(() => kept).toBe(1);
  await expect.poll(async () => (await t.call(owner, 'GET', '/api/mailboxes')).body.items[0].state.works).toBe(false);
  t.clock.advance(3_600_000);
  await expect
    .poll(async () => {
      await one.turn();
      return seen();
    })
    .toBe(1);
  expect(await mails()).toBe(1);
});

test('a folder that was numbered anew brings nothing twice and loses nothing', async () => {
  imap.deliver(mailOf(1));
  await box();
  const one = fetcher();
  await one.turn();
  await expect.poll(seen).toBe(1);
  await one.close();
  imap.renumber();
  imap.deliver(mailOf(2));
  await one.turn();
  await expect.poll(seen).toBe(2);
  expect(await mails()).toBe(2);
});

test('one of two servers fetches, and the other takes over what it gives back', async () => {
  imap.deliver(mailOf(1));
  await box();
  const [one, two] = [fetcher(), fetcher()];
  await Promise.all([one.turn(), two.turn()]);
  await expect.poll(seen).toBe(1);
  expect(imap.connections()).toBe(1);
  await Promise.all([one.close(), two.close()]);
  await expect.poll(imap.connections).toBe(0);
  await two.turn();
  imap.deliver(mailOf(2));
  await expect.poll(seen).toBe(2);
});

test('without IDLE it asks', async () => {
  imap.capabilities = ['IMAP4rev1'];
  imap.deliver(mailOf(1));
  await box();
  await fetcher().turn();
  await expect.poll(seen).toBe(1);
  expect(imap.commands).not.toContain('IDLE');
});

test('takes none of those that were there, where only new ones are wanted', async () => {
  imap.deliver(mailOf(1));
  await box({}, { begin: 'new' });
  await fetcher().turn();
  await expect.poll(() => imap.commands.at(-1)).toBe('IDLE');
  imap.deliver(mailOf(2));
  await expect.poll(seen).toBe(1);
  expect(await mails()).toBe(1);
});

test('a line that is down is told with since when and why, and is over when it is over', async () => {
  const { id } = await box({ password: 'wrong' });
  const one = fetcher();
  await one.turn();
  await expect
    .poll(async () => (await look(id)).state)
    .toMatchObject({ works: false, why: expect.stringContaining('Invalid credentials') });
  const since = (await look(id)).state.failsSince;
  await t.call(owner, 'PATCH', `/api/mailboxes/${id}`, { imap: { password: imap.password } });
  expect((await look(id)).state.failsSince).toBe(since);
  await one.turn();
  await expect.poll(async () => (await look(id)).state).toMatchObject({ works: true, failsSince: null, why: null });
});

test('a silence of a quarter of an hour is announced, and its end', async () => {
  const { id } = await box({ password: 'wrong' });
  const one = fetcher();
  const announced = async () => {
    const { rows } = await t.app.database.pool.query<{ name: string }>(
      `select distinct name from outbox where payload::jsonb->>'mailboxId' = $1 order by 1`,
      [id],
    );
    return rows.map(({ name }) => name);
  };
  await one.turn();
  await expect.poll(async () => (await look(id)).state.works).toBe(false);
  expect(await announced()).toEqual([]);
  t.clock.advance(15 * 60_000);
  await expect
    .poll(async () => {
      await one.turn();
      return announced();
    })
    .toEqual(['mailbox.silent']);
  await t.call(owner, 'PATCH', `/api/mailboxes/${id}`, { imap: { password: imap.password } });
  await expect
    .poll(async () => {
      await one.turn();
      return announced();
    })
    .toEqual(['mailbox.back', 'mailbox.silent']);
});

test.each([
  ['a wrong password', { password: 'no' }, 'does not accept the user name or the password'],
  ['a folder that is not there', { folder: 'Support' }, 'There is no folder “Support”'],
  ['a name that nobody has', { host: 'mail.invalid' }, 'mail.invalid, is not found'],
  ['a port where nobody listens', { port: 1 }, 'refuses connections at port 1'],
  ['TLS at a port without it', { security: 'tls' }, 'does not speak TLS'],
  ['STARTTLS where there is none', { security: 'starttls' }, 'offers no STARTTLS'],
])('trying out says what is wrong: %s', async (_what, wrong, said) => {
  const { id } = await box(wrong);
  const { body } = await t.call(owner, 'POST', `/api/mailboxes/${id}/try`);
  expect(body).toEqual({ ok: false, messages: null, unread: null, text: expect.stringContaining(said) });
});

test('trying out counts and changes nothing', async () => {
  imap.deliver(mailOf(1));
  imap.deliver(mailOf(2), ['\\Seen']);
  const { id } = await box();
  const { body } = await t.call(owner, 'POST', `/api/mailboxes/${id}/try`);
  expect(body).toEqual({ ok: true, messages: 2, unread: 1, text: 'It works: 2 mails in the folder, 1 unread.' });
  expect([seen(), await mails()]).toEqual([1, 0]);
});

test('TLS is judged by the name: a certificate of nobody is refused', async () => {
  const own = authority.issue({ names: ['127.0.0.1', 'localhost'] });
  const good = await startImap({ cert: own.certificate, key: own.key });
  const other = authority.issue({ names: ['other.example'], selfSigned: true });
  const bad = await startImap({ cert: other.certificate, key: other.key });
  const { id } = await box({ host: 'localhost', port: good.port, security: 'tls' });
  expect((await t.call(owner, 'POST', `/api/mailboxes/${id}/try`)).body.text).toContain('It works');
  const second = await box({ host: 'localhost', port: bad.port, security: 'tls' });
  expect((await t.call(owner, 'POST', `/api/mailboxes/${second.id}/try`)).body.text).toContain('cannot be trusted');
  await Promise.all([good.close(), bad.close()]);
});

test('the password is never shown, and does not follow to another server', async () => {
  const { id, imap: shown } = await box();
  expect(shown?.password).toBe('••••••');
  const moved = await t.call(owner, 'PATCH', `/api/mailboxes/${id}`, { imap: { host: 'mail.evil.example' } });
  expect([moved.status, moved.body.error.field]).toEqual([422, 'imap.password']);
  const { rows } = await t.app.database.pool.query<{ all: string }>('select m::text as all from mailboxes m');
  expect(rows[0]!.all).not.toContain(imap.password);
});
