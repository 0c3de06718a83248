import { z } from 'zod';
import { byId, endpoint, id, instant, language, listOf, paging } from './endpoint.ts';
import { said } from './said.ts';

const emailAddress = z
  .email(said({ en: 'Write an e-mail address.', ru: 'Напишите адрес эл. почты.', uk: 'Напишіть адресу ел. пошти.' }))
  .max(254);
/** Of header lines and file names a line break is never a part. */
const oneLine = z
  .string()
  .trim()
  .regex(
    /^[^\p{Cc}\u2028\u2029]*$/u,
    said({ en: 'Write one line.', ru: 'Напишите одной строкой.', uk: 'Напишіть одним рядком.' }),
  );

const imapFields = z.object({
  host: z.string().trim().min(1).max(253).describe('IMAP server'),
  port: z.int().min(1).max(65535).describe('993 with TLS, 143 with STARTTLS'),
  security: z.enum(['tls', 'starttls', 'none']).describe('Encryption; "none" only inside your own network'),
  user: oneLine.min(1).max(254),
  password: z.string().min(1).max(1000).describe('Never shown again; what comes back covered stays as it was'),
  folder: oneLine.min(1).max(255).describe('Where new mails lie'),
});
export const imapSettings = imapFields.extend({
  port: imapFields.shape.port.default(993),
  security: imapFields.shape.security.default('tls'),
  folder: imapFields.shape.folder.default('INBOX'),
});
export type ImapSettings = z.output<typeof imapSettings>;

export const mailbox = z.object({
  id,
  kind: z.enum(['imap', 'webhook']),
  name: z.string(),
  address: z.string().describe('Clients write to it; answers come from it'),
  client: z.object({ id, name: z.string() }).nullable().describe('Whose requests those of unknown senders are'),
  unknown: z
    .enum(['open', 'aside'])
    .describe('Mails of unknown senders open requests, or wait for somebody to sort them'),
  language,
  enabled: z.boolean(),
  imap: imapSettings.extend({ password: z.string().describe('Covered') }).nullable(),
  state: z.object({
    works: z.boolean().nullable().describe('Null: not looked at yet'),
    lookedAt: instant.nullable().describe('Last time that everything there was taken'),
    failsSince: instant.nullable(),
    why: z.string().nullable(),
  }),
});
export type Mailbox = z.infer<typeof mailbox>;

const of = {
  name: oneLine.min(1).max(100),
  address: emailAddress,
  clientId: id.nullable(),
  unknown: z.enum(['open', 'aside']),
  language,
};
const boxes = '/api/mailboxes';
export const listMailboxes = endpoint({
  name: 'listMailboxes',
  method: 'GET',
  path: boxes,
  access: 'notices.read',
  summary: 'Mailboxes from which requests come, and whether they work',
  query: paging,
  response: listOf(mailbox),
});
export const createMailbox = endpoint({
  name: 'createMailbox',
  method: 'POST',
  path: boxes,
  access: 'notices.write',
  summary: 'Take requests from a mailbox by IMAP, or by an address to which a mail service posts raw mails',
  body: z.object({
    ...of,
    kind: z.enum(['imap', 'webhook']),
    clientId: of.clientId.default(null),
    unknown: of.unknown.default('aside'),
    language: language.default('en'),
    imap: imapSettings.optional().describe('Needed for the kind imap'),
    begin: z
      .enum(['unread', 'new'])
      .default('unread')
      .describe('Which mails that are there already are taken: the unread ones, or none'),
  }),
  response: mailbox.extend({
    url: z.string().nullable().describe('Of a webhook: post raw mails there. Shown this once'),
  }),
});
export const updateMailbox = endpoint({
  name: 'updateMailbox',
  method: 'PATCH',
  path: `${boxes}/:id`,
  access: 'notices.write',
  summary: 'Change a mailbox; what is left out stays',
  params: byId,
  body: z.object(of).extend({ enabled: z.boolean(), imap: imapFields.partial() }).partial(),
  response: mailbox,
});
export const removeMailbox = endpoint({
  name: 'removeMailbox',
  method: 'DELETE',
  path: `${boxes}/:id`,
  access: 'notices.write',
  summary: 'Take no more from a mailbox; what came from it stays',
  params: byId,
});
export const tryMailbox = endpoint({
  name: 'tryMailbox',
  method: 'POST',
  path: `${boxes}/:id/try`,
  access: 'notices.write',
  summary: 'Sign in and count what is there; changes nothing',
  params: byId,
  response: z.object({
    ok: z.boolean(),
    messages: z.int().nullable(),
    unread: z.int().nullable(),
    text: z.string().describe('What was found, or what is wrong'),
  }),
});

export const mailOutcome = z.enum([
  'waiting',
  'opened',
  'joined',
  'noted',
  'auto',
  'bounce',
  'aside',
  'copy',
  'own',
  'dropped',
]);
export const mail = z.object({
  id,
  mailbox: z.object({ id, name: z.string() }).nullable(),
  receivedAt: instant,
  from: z.string().describe('Name and address as the mail says; anybody can write anything there'),
  subject: z.string(),
  size: z.int().describe('Bytes'),
  outcome: mailOutcome.describe('What became of it; `aside`: waits to be sorted'),
  why: z.string().nullable().describe("Why so, in the reader's language"),
  request: z.object({ id, number: z.int() }).nullable(),
});
export type Mail = z.infer<typeof mail>;
export const listMails = endpoint({
  name: 'listMails',
  method: 'GET',
  path: '/api/mails',
  access: 'requests.write',
  summary: 'Mails that came, the newest first',
  query: paging.extend({ outcome: mailOutcome.optional(), mailboxId: id.optional() }),
  response: listOf(mail),
});
export const readMail = endpoint({
  name: 'readMail',
  method: 'GET',
  path: '/api/mails/:id',
  access: 'requests.write',
  summary: 'One mail with everything that it says; the raw mail is at /api/mails/:id/raw',
  params: byId,
  response: mail.extend({
    text: z.string(),
    files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
  }),
});
export const sortMail = endpoint({
  name: 'sortMail',
  method: 'POST',
  path: '/api/mails/:id/sort',
  access: 'requests.write',
  summary: 'Say what becomes of a mail that waits: a request of a client, a part of a request, or nothing',
  params: byId,
  body: z.union([
    z.object({ clientId: id }).strict(),
    z.object({ requestId: id }).strict(),
    z.object({ drop: z.literal(true) }).strict(),
  ]),
  response: mail,
});
export const retryAnswer = endpoint({
  name: 'retryAnswer',
  method: 'POST',
  path: '/api/answer-mails/:id/retry',
  access: 'requests.write',
  summary: 'Send an answer again that did not arrive',
  params: byId,
});
