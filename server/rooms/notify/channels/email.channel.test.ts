import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../testing/receivers.ts';
import email from './email.channel.ts';
import { notice } from '../testing/conformance.ts';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.close());

const out = { ownPorts: [] };
const settings = () =>
  email.settings.parse({
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    from: 'Watch <watch@agency.example>',
    to: ['night@agency.example'],
    user: '',
    password: '',
  }) as never;

test('a mail in text and HTML, with a Message-ID of the notice, marked as automatic; markup of a store stays text', async () => {
  expect(await email.send(notice, settings(), out)).toEqual({ ok: true, receipt: expect.stringMatching(/^250/) });
  const mail = mailbox.mails[0]!;
  expect(mail).toContain(`Message-ID: <${notice.id}@agency.example>`);
  expect(mail).toContain('Auto-Submitted: auto-generated');
  expect(mail.replace(/=\r?\n/g, '')).toContain('Shop &lt;script&gt;alert(1)&lt;/script&gt;');
});

test('busy is worth another try, an unknown recipient is not, and a server that is gone is said to be', async () => {
  mailbox.mood = 'busy';
  expect(await email.send(notice, settings(), out)).toEqual({
    ok: false,
    permanent: false,
    error: { code: 'mail_said', values: { said: expect.stringContaining('451') } },
  });
  mailbox.mood = 'refuses';
  expect(await email.send(notice, settings(), out)).toEqual({
    ok: false,
    permanent: true,
    error: { code: 'mail_said', values: { said: expect.stringContaining('No such user here') } },
  });
  const gone = email.settings.parse({
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    from: 'watch@agency.example',
    to: ['night@agency.example'],
  });
  expect(await email.send(notice, gone as never, out)).toEqual({
    ok: false,
    permanent: false,
    error: { code: 'mail_unreachable' },
  });
});

test('a name, a sender and a subject that try to add headers or recipients add none', async () => {
  mailbox.mood = 'takes';
  mailbox.mails.length = 0;
  mailbox.recipients.length = 0;
  const hostile = 'Shop\r\nBcc: eve@evil.example\r\n\r\nHello';
  const sender = email.settings.parse({
    ...(settings() as object),
    from: 'Watch\r\nBcc: eve@evil.example <watch@agency.example>',
  });
  await email.send({ ...notice, subject: hostile, lines: [{ label: hostile, text: hostile }] }, sender, out);
  expect(mailbox.recipients).toEqual([['night@agency.example']]);
  expect(mailbox.mails[0]!.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
});

test('the platform’s own ports and services that hand out credentials are no mail servers, by whatever name', async () => {
  const before = mailbox.mails.length;
  for (const host of ['127.0.0.1', 'localhost', '169.254.169.254']) {
    const own = { ...(settings() as object), host } as never;
    expect(await email.send(notice, own, { ownPorts: [mailbox.port] })).toEqual({
      ok: false,
      permanent: true,
      error: expect.objectContaining({ code: 'mail_forbidden' }),
    });
  }
  expect(mailbox.mails).toHaveLength(before);
});
