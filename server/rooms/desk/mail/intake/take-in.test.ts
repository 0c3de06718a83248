import fastify from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mail } from '#contract/desk-mail';
import type { Request, RequestDetail } from '#contract/desk';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { subjectTag } from '#core/request';
import { engineer, givenClient } from '../../testing/desk.ts';
import { takenIn } from '../../testing/taken-in.ts';
import { tagOf } from '../thread-tag.ts';
import { sendFile } from './send-file.ts';
import { takeIn } from './take-in.ts';

const owner = actorOf('owner');
let t: TestApp;
let hook: string;
let client: Awaited<ReturnType<typeof givenClient>>;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.app.database.pool.query('delete from mails; delete from mailboxes; delete from requests; delete from people');
  client = await givenClient(t);
  hook = await box({ unknown: 'open', clientId: client.clientId });
});

async function box(of: object): Promise<string> {
  const { body } = await t.call(owner, 'POST', '/api/mailboxes', {
    kind: 'webhook',
    name: 'Support',
    address: 'support@agency.example',
    ...of,
  });
  return new URL(body.url).pathname;
}
const mail = (lines: string[], body = 'The cart is empty.') =>
  Buffer.from(
    ['From: Ann <ann@shop.example>', 'To: support@agency.example', 'Subject: Cart', ...lines, '', body, ''].join(
      '\r\n',
    ),
  );
async function post(raw: Buffer, at = hook, type = 'message/rfc822') {
  const answer = await t.http.inject({ method: 'POST', url: at, headers: { 'content-type': type }, payload: raw });
  await takenIn(t);
  return { status: answer.statusCode, body: answer.json() };
}
const requests = async () => (await t.call(engineer, 'GET', '/api/requests')).body.items as Request[];
const detail = async (id: string, as = engineer) =>
  (await t.call(as, 'GET', `/api/requests/${id}`)).body as RequestDetail;
const mails = async () => (await t.call(engineer, 'GET', '/api/mails')).body.items as Mail[];
const only = async () => {
  const all = await requests();
  expect(all).toHaveLength(1);
  return detail(all[0]!.id);
};

test('a mail opens a request of the sender’s client, and the answer to it goes on there', async () => {
  await post(mail(['Message-ID: <1@shop>']));
  const opened = await only();
  expect(opened).toMatchObject({
    topic: 'Cart',
    source: 'mail',
    state: 'new',
    requester: 'Ann',
    client: { id: client.clientId },
    severity: 'minor',
    severityReason: 'It came by mail; nobody was asked yet how bad it is.',
  });
  expect(opened.messages).toMatchObject([
    { side: 'client', author: 'Ann', text: 'The cart is empty.', mail: { from: 'Ann <ann@shop.example>' } },
  ]);
  await post(mail(['Message-ID: <2@shop>', 'In-Reply-To: <1@shop>'], 'It is still empty.'));
  expect((await only()).messages.map(({ text }) => text)).toEqual(['The cart is empty.', 'It is still empty.']);
  expect((await mails()).map(({ outcome }) => outcome)).toEqual(['joined', 'opened']);
});

test('what was done is opened again by a mail with our mark alone; a guessed mark opens nothing', async () => {
  await post(mail(['Message-ID: <1@shop>']));
  const { id, number } = await only();
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'solved' });
  const tag = subjectTag(tagOf(t.app.secrets, number));
  const answer = (mark: string) =>
    post(Buffer.from(`From: ann@shop.example\r\nSubject: Re: ${mark} Cart\r\nMessage-ID: <${mark}>\r\n\r\nNo.\r\n`));
  await answer(tag);
  expect(await only()).toMatchObject({ state: 'open', reopened: 1 });
  await answer(`[#${number}-aaaaaaaaaa]`);
  expect(await requests()).toHaveLength(2);
});

test('the same mail is taken once: posted again, and by two ways', async () => {
  const raw = mail(['Message-ID: <1@shop>']);
  const first = await post(raw);
  expect((await post(raw)).body.id).toBe(first.body.id);
  const other = await box({ name: 'Other', address: 'help@agency.example', unknown: 'open' });
  await post(Buffer.concat([Buffer.from('Received: from b\r\n'), raw]), other);
  await only();
  expect((await mails()).map(({ outcome }) => outcome)).toEqual(['copy', 'opened']);
});

test('two mails that share a Message-ID but not their words are both taken', async () => {
  await post(mail(['Message-ID: <same@shop>'], 'One.'));
  await post(mail(['Message-ID: <same@shop>'], 'Two.'));
  expect(await requests()).toHaveLength(2);
});

test('who is killed while a mail is read reads it again, once', async () => {
  const answer = await t.http.inject({
    method: 'POST',
    url: hook,
    headers: { 'content-type': 'message/rfc822' },
    payload: mail([]),
  });
  const { id } = answer.json();
  expect(await requests()).toHaveLength(0);
  await Promise.all([takeIn(t.app, id, 1), takeIn(t.app, id, 1)]);
  await takenIn(t);
  await only();
});

test('what cannot be read by a fault of ours is shown raw after some tries', async () => {
  const { id } = (
    await t.http.inject({ method: 'POST', url: hook, headers: { 'content-type': 'message/rfc822' }, payload: mail([]) })
  ).json();
  await takeIn(t.app, id, 4);
  const { messages } = await only();
  expect(messages[0]).toMatchObject({
    text: expect.stringContaining('From: Ann <ann@shop.example>'),
    files: [{ name: 'mail.eml' }],
    mail: { remark: 'This mail cannot be read: it is shown as it came, and attached.' },
  });
});

test('people of a client are known by their address and by its domain; free domains say nothing', async () => {
  const other = await givenClient(t);
  await t.app.database.pool.query(
    `insert into people (id, email, name, role, language, time_zone, password, created_at)
     select gen_random_uuid(), x, 'Known ' || x, 'client_viewer', 'uk', 'UTC', '', 0 from unnest(array['ann@shop.example', 'known@gmail.com']) x`,
  );
  await t.app.database.pool.query('insert into person_clients (person_id, client_id) select id, $1 from people', [
    other.clientId,
  ]);
  const aside = await box({ name: 'Aside', address: 'aside@agency.example' });
  const from = (who: string) =>
    post(Buffer.from(`From: ${who}\r\nSubject: from ${who}\r\n\r\nHello ${who}\r\n`), aside);
  await from('ann@shop.example');
  await from('colleague@shop.example');
  await from('known@gmail.com');
  await from('stranger@gmail.com');
  expect((await requests()).map(({ topic, client: c }) => [topic, c?.id]).sort()).toEqual([
    ['from ann@shop.example', other.clientId],
    ['from colleague@shop.example', other.clientId],
    ['from known@gmail.com', other.clientId],
  ]);
  expect((await mails())[0]).toMatchObject({
    outcome: 'aside',
    why: 'The sender belongs to no client that is known.',
  });
});

test('the team sorts what waits: to a client, into a request, away', async () => {
  const aside = await box({ name: 'Aside', address: 'aside@agency.example' });
  for (const n of [1, 2, 3])
    await post(Buffer.from(`From: x@gmail.com\r\nSubject: Mail ${n}\r\n\r\nText ${n}\r\n`), aside);
  const waiting = (await t.call(engineer, 'GET', '/api/mails?outcome=aside')).body.items as Mail[];
  expect(waiting).toHaveLength(3);
  const sort = (n: number, to: object) => t.call(engineer, 'POST', `/api/mails/${waiting[n]!.id}/sort`, to);
  expect((await sort(0, { clientId: client.clientId })).body).toMatchObject({ outcome: 'opened' });
  const { id } = await only();
  expect((await sort(1, { requestId: id })).body).toMatchObject({ outcome: 'joined', request: { id } });
  expect((await sort(2, { drop: true })).body).toMatchObject({ outcome: 'dropped' });
  expect((await sort(2, { drop: true })).status).toBe(409);
  expect((await only()).messages.map(({ text }) => text)).toEqual(['Text 3', 'Text 2']);
});

test('machines open nothing: what they say of a conversation is a note, else it is kept', async () => {
  await post(mail(['Message-ID: <1@shop>']));
  await post(mail(['Auto-Submitted: auto-replied', 'In-Reply-To: <1@shop>'], 'I am away.'));
  await post(mail(['Auto-Submitted: auto-replied'], 'I am away, too.'));
  await post(mail(['List-Id: <news.example>', 'From: News <n@news.example>'], 'Buy!'));
  const request = await only();
  expect(request.messages.map(({ kind, text }) => [kind, text])).toEqual([
    ['message', 'The cart is empty.'],
    ['note', 'Automatic reply from ann@shop.example:\n\nI am away.'],
  ]);
  expect(request).toMatchObject({ state: 'new', reopened: 0 });
  expect((await detail(request.id, client.person)).messages).toHaveLength(1);
});

test('our own mails are no requests, and one sender opens so many an hour', async () => {
  await post(Buffer.from('From: support@agency.example\r\nSubject: loop\r\n\r\nWe.\r\n'));
  expect(await requests()).toEqual([]);
  for (let n = 0; n < 22; n += 1) await post(mail([`Message-ID: <${n}@shop>`], `Text ${n}`));
  expect(await requests()).toHaveLength(20);
  expect((await mails()).map(({ outcome }) => outcome).slice(0, 2)).toEqual(['aside', 'aside']);
});

test('who poses as somebody known does not lead the answers elsewhere', async () => {
  await t.app.database.pool.query(
    `with p as (insert into people (id, email, name, role, language, time_zone, password, created_at)
     values (gen_random_uuid(), 'ann@shop.example', 'Ann', 'client_viewer', 'uk', 'UTC', '', 0) returning id)
     insert into person_clients (person_id, client_id) select id, '${client.clientId}' from p`,
  );
  await post(mail(['Reply-To: thief@evil.example']));
  const { rows } = await t.app.database.pool.query('select requester_email from requests');
  expect(rows).toEqual([{ requester_email: 'ann@shop.example' }]);
});

test('files are handed out for download alone, those of public messages to the client, to others nothing', async () => {
  const body = ['--cut', 'Content-Type: text/plain', '', 'See.', '--cut', 'Content-Type: text/html; name="Счёт.html"'];
  body.push('Content-Disposition: attachment', '', '<script>alert(1)</script>', '--cut--');
  await post(mail(['Content-Type: multipart/mixed; boundary=cut'], body.join('\r\n')));
  const { id, messages } = await only();
  const [file] = messages[0]!.files;
  expect(file).toMatchObject({ name: expect.stringMatching(/html$/), type: 'text/html' });
  const url = `/api/request-files/${file!.id}`;
  const answer = await t.call(client.person, 'GET', url);
  expect([answer.status, answer.body.trim()]).toEqual([200, '<script>alert(1)</script>']);
  const { person: stranger } = await givenClient(t);
  expect((await t.call(stranger, 'GET', url)).status).toBe(404);
  await t.app.database.pool.query(`update request_messages set kind = 'note' where request_id = $1`, [id]);
  expect((await t.call(client.person, 'GET', url)).status).toBe(404);
  expect((await t.call(engineer, 'GET', url)).status).toBe(200);
});

test('a download cannot run in our origin, whatever it is called and says that it is', async () => {
  const own = fastify();
  const name = 'a"\r\nset-cookie: x=1;.html';
  own.get('/', (_request, reply) => sendFile(reply, { name, type: 'text/html', content: Buffer.from('<script>') }));
  const { headers } = await own.inject('/');
  expect(headers).toMatchObject({
    'content-disposition': expect.stringMatching(
      /^attachment; filename="a___set-cookie: x=1;.html"; filename\*=UTF-8''a%22/,
    ),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
  });
  expect(headers).not.toHaveProperty('set-cookie');
  await own.close();
  const { id } = (await post(mail([]))).body;
  expect((await t.call(engineer, 'GET', `/api/mails/${id}/raw`)).body).toContain('The cart is empty.');
  expect((await t.call(engineer, 'GET', '/api/mails/not-an-id/raw')).status).toBe(404);
});

test.each([
  ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n{raw}\r\n--b--\r\n'],
  ['application/x-www-form-urlencoded', 'sender=x&body-mime={coded}'],
  ['application/json', '{"FromName":"Ann","RawEmail":{json}}'],
  ['application/json; charset=utf-8', '{"raw":"{base64}"}'],
])('a mail service may post it as %s', async (type, shape) => {
  const raw = mail([], 'Кошик порожній').toString('utf8');
  const body = shape
    .replace('{raw}', () => raw)
    .replace('{coded}', () => encodeURIComponent(raw))
    .replace('{json}', () => JSON.stringify(raw))
    .replace('{base64}', () => Buffer.from(raw).toString('base64'));
  expect((await post(Buffer.from(body), hook, type)).status).toBe(200);
  expect((await only()).messages[0]!.text).toContain('Кошик порожній');
});

test('what holds no raw mail is refused, and so is an address that nobody was given', async () => {
  const refused = await post(Buffer.from('{"text":"hello"}'), hook, 'application/json');
  expect([refused.status, refused.body.error.code]).toEqual([422, 'no_mail']);
  expect((await post(mail([]), '/api/inbound-mail/mail_guess')).status).toBe(404);
  expect(await mails()).toEqual([]);
});
