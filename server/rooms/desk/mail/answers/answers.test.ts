import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestDetail } from '#contract/desk';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { type Mailbox, startMailbox } from '../../../notify/testing/receivers.ts';
import { engineer, givenClient } from '../../testing/desk.ts';
import { takenIn } from '../../testing/taken-in.ts';
import { readMail } from '../read-mail.ts';
import { sendAnswers } from './send-answers.ts';

const owner = actorOf('owner');
let t: TestApp;
let smtp: Mailbox;
let hook: string;
let client: Awaited<ReturnType<typeof givenClient>>;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
  smtp = await startMailbox();
});
afterAll(async () => {
  await t.close();
  await smtp.close();
});
beforeEach(async () => {
  await t.app.database.pool.query(
    'delete from mails; delete from mailboxes; delete from requests; delete from people; delete from channels',
  );
  Object.assign(smtp, { mails: [], recipients: [], busyFor: [], mood: 'takes' });
  client = await givenClient(t);
  await channel();
  const { body } = await t.call(owner, 'POST', '/api/mailboxes', {
    kind: 'webhook',
    name: 'Support',
    address: 'support@agency.example',
    clientId: client.clientId,
    unknown: 'open',
    language: 'uk',
  });
  hook = new URL(body.url).pathname;
});

const channel = () =>
  t.call(owner, 'POST', '/api/channels', {
    kind: 'email',
    name: 'Mail',
    settings: {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      from: 'watch@agency.example',
      to: ['duty@agency.example'],
    },
  });
async function post(lines: string[], body = 'The cart is empty.') {
  const payload = Buffer.from(['To: support@agency.example', ...lines, '', body, ''].join('\r\n'));
  const headers = { 'content-type': 'message/rfc822' };
  const { statusCode } = await t.http.inject({ method: 'POST', url: hook, headers, payload });
  expect(statusCode).toBe(200);
  await takenIn(t);
  t.clock.advance(1000);
}
const ask = (...more: string[]) =>
  post(['From: Ann <ann@shop.example>', 'Subject: Cart', 'Message-ID: <1@shop>', ...more]);
const detail = async (id: string, as = engineer) =>
  (await t.call(as, 'GET', `/api/requests/${id}`)).body as RequestDetail;
async function only(): Promise<RequestDetail> {
  const { body } = await t.call(engineer, 'GET', '/api/requests');
  expect(body.items).toHaveLength(1);
  return detail(body.items[0].id);
}
async function answer(id: string, text: string, more: object = {}) {
  const answered = await t.call(engineer, 'POST', `/api/requests/${id}/messages`, { text, ...more });
  t.clock.advance(1000);
  return answered;
}
const parsed = (n = 0) => simpleParser(smtp.mails[n]!);

test('an answer goes out from the mailbox’s address into the thread, and the answer to it comes back to the request', async () => {
  await ask();
  const { id, number } = await only();
  await answer(id, 'Which browser?\n\n<b>Thanks</b> & regards', { state: 'waiting_client' });
  await sendAnswers(t.app);
  const mail = await parsed();
  expect(smtp.recipients).toEqual([['ann@shop.example']]);
  expect([mail.from?.text, mail.inReplyTo, mail.references]).toEqual([
    'support@agency.example',
    '<1@shop>',
    '<1@shop>',
  ]);
  expect(mail.subject).toMatch(new RegExp(`^Re: Cart \\[#${number}-[a-z0-9]{10}\\]$`));
  expect(mail.text).toMatch(/^##- Vakhta -## Write your answer above this line\./);
  expect(mail.html).toContain('&lt;b&gt;Thanks&lt;/b&gt; &amp; regards');
  expect(mail.headers.get('auto-submitted')).toBe('no');
  expect((await only()).messages[1]!.delivery).toMatchObject({ state: 'sent', to: ['ann@shop.example'], error: null });
  expect((await detail(id, client.person)).messages[1]!.delivery).toBeNull();
  const quote = mail.text!.split('\n').map((line) => `> ${line}`);
  await post(
    [
      'From: ann@shop.example',
      `Subject: Re: ${mail.subject}`,
      `In-Reply-To: ${mail.messageId}`,
      'Message-ID: <2@shop>',
    ],
    ['Firefox.', '', ...quote].join('\r\n'),
  );
  const after = await only();
  expect(after.state).toBe('open');
  expect(after.messages.filter((m) => m.kind === 'message').map((m) => m.text)).toEqual([
    'The cart is empty.',
    'Which browser?\n\n<b>Thanks</b> & regards',
    'Firefox.',
  ]);
  await answer(id, 'Thank you.');
  await sendAnswers(t.app);
  expect((await parsed(1)).references).toEqual(['<1@shop>', mail.messageId, '<2@shop>']);
});

test('notes and answers in the portal’s requests go to nobody by mail', async () => {
  await ask();
  const { id } = await only();
  await answer(id, 'He is angry.', { internal: true });
  const { body } = await t.call(client.person, 'POST', '/api/requests', {
    topic: 'Portal',
    text: 'Hello',
    answers: { about: 'question' },
  });
  await answer(body.id, 'Hello');
  await sendAnswers(t.app);
  expect(smtp.mails).toEqual([]);
});

test('files go along, and are there for the client', async () => {
  await ask();
  const { id } = await only();
  const content = Buffer.from('%PDF-1').toString('base64');
  await answer(id, 'See the file.', { files: [{ name: '../Рахунок.pdf', type: 'application/pdf', content }] });
  await sendAnswers(t.app);
  const { attachments } = await parsed();
  expect(attachments.map((one) => [one.filename, one.contentType, one.content.toString()])).toEqual([
    ['Рахунок.pdf', 'application/pdf', '%PDF-1'],
  ]);
  const [file] = (await detail(id, client.person)).messages[1]!.files;
  expect((await t.call(client.person, 'GET', `/api/request-files/${file!.id}`)).body).toBe('%PDF-1');
  const refused = await answer(id, 'x', { files: [{ name: 'a', content: 'not base64!' }] });
  expect([refused.status, refused.body.error.field]).toEqual([422, 'files.0.content']);
});

test('a server that is busy is tried again, one that refuses is told of, and sending again is by hand', async () => {
  await ask();
  const { id } = await only();
  await answer(id, 'Hello');
  smtp.mood = 'busy';
  await sendAnswers(t.app);
  expect((await only()).messages[1]!.delivery).toMatchObject({
    state: 'retrying',
    error: expect.stringContaining('Try again later'),
  });
  await sendAnswers(t.app);
  smtp.mood = 'refuses';
  t.clock.advance(5000);
  await sendAnswers(t.app);
  const { messages } = await only();
  expect(messages[1]!.delivery).toMatchObject({ state: 'dead', error: expect.stringContaining('No such user') });
  expect(messages.at(-1)).toMatchObject({
    kind: 'note',
    text: expect.stringContaining('was not sent to ann@shop.example'),
  });
  smtp.mood = 'takes';
  const again = () => t.call(engineer, 'POST', `/api/answer-mails/${messages[1]!.delivery!.id}/retry`);
  expect((await again()).status).toBe(204);
  await sendAnswers(t.app);
  expect((await only()).messages[1]!.delivery).toMatchObject({ state: 'sent' });
  expect((await again()).status).toBe(409);
});

test('without a channel it waits and says why', async () => {
  await t.app.database.pool.query('delete from channels');
  await ask();
  const { id } = await only();
  await answer(id, 'Hello');
  await sendAnswers(t.app);
  expect((await only()).messages[1]!.delivery?.error).toContain('no e-mail channel');
  await channel();
  t.clock.advance(5000);
  await sendAnswers(t.app);
  expect(smtp.mails).toHaveLength(1);
});

test('whoever is killed while sending sends it again under the same Message-ID; two senders send it once', async () => {
  await ask();
  const { id } = await only();
  await answer(id, 'Hello');
  await Promise.all([sendAnswers(t.app), sendAnswers(t.app)]);
  expect(smtp.mails).toHaveLength(1);
  await t.app.database.pool.query(`update outgoing_mails set state = 'sending'`);
  t.clock.advance(10 * 60_000);
  await sendAnswers(t.app);
  expect((await parsed(1)).messageId).toBe((await parsed(0)).messageId);
});

test('an answer that comes back is marked, the team is told, and nothing is opened', async () => {
  await ask();
  const { id } = await only();
  await answer(id, 'Hello');
  await sendAnswers(t.app);
  const { messageId } = await parsed();
  const report = [
    '--cut',
    'Content-Type: text/plain',
    '',
    'Sorry.',
    '--cut',
    'Content-Type: message/delivery-status',
    '',
  ];
  report.push('Reporting-MTA: dns; mx', '', 'Final-Recipient: rfc822; ann@shop.example', 'Action: failed');
  report.push(
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 No such user',
    '',
    '--cut',
    'Content-Type: message/rfc822',
    '',
  );
  report.push(`Message-ID: ${messageId}`, 'Subject: Re: Cart', '', 'Hello', '--cut--');
  await post(
    [
      'From: MAILER-DAEMON@mx.example',
      'Subject: Undelivered',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=cut',
    ],
    report.join('\r\n'),
  );
  const { messages } = await only();
  expect(messages[1]!.delivery).toMatchObject({ state: 'bounced', error: expect.stringContaining('550 No such user') });
  expect(messages.at(-1)).toMatchObject({
    kind: 'note',
    text: expect.stringContaining('did not reach ann@shop.example'),
  });
});

test('nothing that strangers write becomes a header of ours', async () => {
  const evil = '=?utf-8?B?' + Buffer.from('Cart\r\nBcc: victim@evil.example\r\n\r\nbody').toString('base64') + '?=';
  await post([
    `From: =?utf-8?B?${Buffer.from('Ann\r\nBcc: victim@evil.example').toString('base64')}?= <ann@shop.example>`,
    `Subject: ${evil}`,
    'Message-ID: <a\u2028b>\r',
    'Reply-To: "x\\" <victim@evil.example>, y" <ann@shop.example>',
  ]);
  const { id } = await only();
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { topic: 'Cart\r\nBcc: victim@evil.example' });
  const name = 'a"\r\nX-Evil: 1\r\n.pdf';
  await answer(id, 'Hello\r\n.\r\nRCPT TO:<victim@evil.example>', {
    files: [{ name, type: 'text/plain\r\nX-Evil: 1', content: 'aGk=' }],
  });
  await sendAnswers(t.app);
  expect(smtp.recipients).toEqual([['ann@shop.example']]);
  const mail = await parsed();
  expect([mail.bcc, mail.cc, mail.headers.has('x-evil'), mail.inReplyTo]).toEqual([
    undefined,
    undefined,
    false,
    undefined,
  ]);
  expect(mail.attachments[0]!.headers.has('x-evil')).toBe(false);
  expect(mail.to).toMatchObject({ value: [{ address: 'ann@shop.example' }] });
  expect(mail.text).toContain('RCPT TO:<victim@evil.example>');
});

test('a colleague of who asked gets the answers, a stranger who knows the mark does not', async () => {
  await ask();
  const { id } = await only();
  for (const who of ['bob@shop.example', 'eve@evil.example'])
    await post([`From: ${who}`, 'Subject: Re: Cart', 'In-Reply-To: <1@shop>'], `I am ${who}`);
  await answer(id, 'Hello');
  await sendAnswers(t.app);
  expect(smtp.recipients).toEqual([['ann@shop.example', 'bob@shop.example']]);
});

test('who asked in a request that was merged is answered in the other', async () => {
  await ask();
  const first = await only();
  const { body: other } = await t.call(engineer, 'POST', '/api/requests', {
    clientId: client.clientId,
    topic: 'Other',
    text: 'By phone',
    answers: { about: 'question' },
  });
  await t.call(engineer, 'POST', `/api/requests/${first.id}/merge`, { into: other.id });
  await answer(other.id, 'Both are done.');
  await sendAnswers(t.app);
  expect(smtp.recipients).toEqual([['ann@shop.example']]);
  await post(['From: ann@shop.example', 'Subject: Re: Cart', `In-Reply-To: ${(await parsed()).messageId}`], 'Thanks!');
  expect((await detail(other.id)).messages.at(-1)).toMatchObject({ text: 'Thanks!' });
});

test('the last mail asks how we did, in the client’s language; opening the link votes nothing, the button once', async () => {
  await t.app.database.pool.query(`update clients set language = 'ru' where id = $1`, [client.clientId]);
  await ask();
  const { id } = await only();
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'closed' });
  await sendAnswers(t.app);
  const mail = await readMail(Buffer.from(smtp.mails[0]!));
  expect(mail.fullText).toContain('Как мы справились?');
  const url = new URL(/https?:\S+\/rate\/\S+/.exec(mail.fullText)![0]);
  const at = url.pathname + url.search;
  const rate = (to: string, form: string) =>
    t.http.inject({
      method: 'POST',
      url: to,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form,
    });
  for (let n = 0; n < 3; n += 1) {
    const page = await t.http.inject({ method: 'GET', url: at });
    expect([page.statusCode, page.body.includes('name="score"')]).toEqual([200, true]);
  }
  expect((await only()).rating).toBeNull();
  expect((await rate(at, 'score=9')).statusCode).toBe(422);
  expect((await rate(at.replace(/\.\w/, '.x'), 'score=1')).statusCode).toBe(404);
  const comment = encodeURIComponent('<b>Good</b>\0');
  expect((await rate(at, `score=5&comment=${comment}`)).body).toContain('Спасибо! Ваша оценка получена.');
  expect((await rate(at, 'score=1')).body).toContain('уже оценено');
  expect((await only()).rating).toMatchObject({ score: 5, comment: '<b>Good</b>' });
  expect((await t.http.inject({ method: 'GET', url: at })).body).not.toContain('<form');
  for (const state of ['open', 'closed']) await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state });
  await sendAnswers(t.app);
  expect(smtp.mails).toHaveLength(1);
});

test('what a client wrote is text on the page of the rating', async () => {
  await post(['From: ann@shop.example', 'Subject: <script>alert(1)</script>']);
  const { id } = await only();
  await t.call(engineer, 'PATCH', `/api/requests/${id}`, { state: 'closed' });
  await sendAnswers(t.app);
  const { fullText } = await readMail(Buffer.from(smtp.mails[0]!));
  const { pathname, search } = new URL(/https?:\S+\/rate\/\S+/.exec(fullText)![0]);
  const page = await t.http.inject({ method: 'GET', url: pathname + search });
  expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page.body).not.toContain('<script');
});
