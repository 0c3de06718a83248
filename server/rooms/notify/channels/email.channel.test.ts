import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from '../testing/receivers.ts';
import email from './email.channel.ts';
import { notice } from '../testing/conformance.ts';

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.close());

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
  expect(await email.send(notice, settings())).toEqual({ ok: true, receipt: expect.stringMatching(/^250/) });
  const mail = mailbox.mails[0]!;
  expect(mail).toContain(`Message-ID: <${notice.id}@agency.example>`);
  expect(mail).toContain('Auto-Submitted: auto-generated');
  expect(mail.replace(/=\r?\n/g, '')).toContain('Shop &lt;script&gt;alert(1)&lt;/script&gt;');
});

test('busy is worth another try, an unknown recipient is not, and a server that is gone is said to be', async () => {
  mailbox.mood = 'busy';
  expect(await email.send(notice, settings())).toEqual({
    ok: false,
    permanent: false,
    error: expect.stringContaining('451'),
  });
  mailbox.mood = 'refuses';
  expect(await email.send(notice, settings())).toEqual({
    ok: false,
    permanent: true,
    error: expect.stringContaining('No such user here'),
  });
  const gone = email.settings.parse({
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    from: 'watch@agency.example',
    to: ['night@agency.example'],
  });
  expect(await email.send(notice, gone as never)).toEqual({
    ok: false,
    permanent: false,
    error: 'The mail server cannot be reached.',
  });
});
