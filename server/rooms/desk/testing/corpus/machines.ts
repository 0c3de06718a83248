import { lines, mail, parts, plain, type Sample } from './raw.ts';

const subjects = [
  'Automatic reply: Cart',
  'Out of office: Cart',
  'Auto-Reply: Cart',
  'Автоматический ответ: Корзина',
  'Автоответ: Корзина',
  'Отсутствие на рабочем месте: Корзина',
  'Автоматична відповідь: Кошик',
  'Автовідповідь: Кошик',
];
const headers = [
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-generated (rejected)',
  'X-Autoreply: yes',
  'X-Autorespond: I am away',
  'X-Auto-Reply-From: ann@shop.example',
  'Precedence: auto_reply',
  'Return-Path: <>',
];
const receipt = [
  'Reporting-UA: Outlook',
  'Final-Recipient: rfc822;ann@shop.example',
  'Disposition: automatic-action/MDN-sent-automatically; displayed',
];

export const autoReplies: Sample[] = [
  ...subjects.map((subject) => ({
    name: `automatic reply, by its subject: ${subject}`,
    raw: lines(
      'From: ann@shop.example',
      `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
      '',
      'Away.',
    ),
    outcome: ['auto'] as const,
  })),
  ...headers.map((header) => ({ name: header, raw: mail([header], 'I am away.'), outcome: ['auto'] as const })),
  {
    name: 'a read receipt',
    raw: parts('multipart/report; report-type=disposition-notification', plain('Read.'), [
      'Content-Type: message/disposition-notification',
      '',
      ...receipt,
    ]),
    outcome: ['auto'],
  },
];

const gone = 'ann@shop.example';
interface Mta {
  name: string;
  from: string;
  subject: string;
  text: string[];
  status?: string[];
  more?: string[];
}
/** How mail servers say that a mail did not arrive. */
const mtas: Mta[] = [
  {
    name: 'Postfix',
    from: 'MAILER-DAEMON@mx.example (Mail Delivery System)',
    subject: 'Undelivered Mail Returned to Sender',
    text: ['This is the mail system at host mx.example.', '', `<${gone}>: host mx said: 550 5.1.1 unknown user`],
    status: ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 unknown user'],
  },
  {
    name: 'Postfix, delayed',
    from: 'MAILER-DAEMON@mx.example',
    subject: 'Delayed Mail (still being retried)',
    text: ['THIS IS A WARNING ONLY.'],
    status: ['Action: delayed', 'Status: 4.4.1', 'Diagnostic-Code: X-Postfix; connect: Connection timed out'],
  },
  {
    name: 'Exim',
    from: 'Mail Delivery System <Mailer-Daemon@mx.example>',
    subject: 'Mail delivery failed: returning message to sender',
    text: [
      'This message was created automatically by mail delivery software.',
      '',
      `  ${gone}`,
      '    Unrouteable address',
    ],
    more: [`X-Failed-Recipients: ${gone}`, 'Auto-Submitted: auto-replied'],
  },
  {
    name: 'Sendmail',
    from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.example>',
    subject: 'Returned mail: see transcript for details',
    text: ['   ----- The following addresses had permanent fatal errors -----', `<${gone}>`, '    (reason: 550 5.1.1)'],
    status: ['Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: SMTP; 550 5.1.1'],
  },
  {
    name: 'qmail',
    from: 'MAILER-DAEMON@mx.example',
    subject: 'failure notice',
    text: [
      'Hi. This is the qmail-send program at mx.example.',
      '',
      `<${gone}>:`,
      'Sorry, no mailbox here by that name.',
    ],
  },
  {
    name: 'Exchange',
    from: 'postmaster@shop.example',
    subject: 'Undeliverable: Cart',
    text: ['Delivery has failed to these recipients or groups:', '', gone],
    status: ['Action: failed', 'Status: 5.1.10', 'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
  },
  {
    name: 'Exchange, Russian',
    from: 'postmaster@shop.example',
    subject: 'Не удается доставить: Корзина',
    text: ['Не удалось доставить сообщение следующим получателям:', '', gone],
    status: ['Action: failed', 'Status: 5.4.14'],
  },
  {
    name: 'Gmail',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
    subject: 'Delivery Status Notification (Failure)',
    text: ['** Address not found **', '', `Your message wasn't delivered to ${gone}`],
    status: ['Action: failed', 'Status: 5.1.1', "Diagnostic-Code: smtp; 550-5.1.1 The account doesn't exist."],
    more: [`X-Failed-Recipients: ${gone}`],
  },
  {
    name: 'Yandex',
    from: 'mailer-daemon@yandex.ru',
    subject: 'Недоставленное сообщение',
    text: ['Это письмо отправлено почтовым сервером yandex.ru.', '', `<${gone}>: User not found`],
    status: ['Action: failed', 'Status: 5.7.1'],
  },
  {
    name: 'Mail.ru',
    from: 'mailer-daemon@corp.mail.ru',
    subject: 'Mail failure.',
    text: ['This message was created automatically by mail delivery software.', `  ${gone}`, '    mailbox is full'],
  },
  {
    name: 'Amazon',
    from: 'MAILER-DAEMON@amazonses.com',
    subject: 'Delivery Status Notification (Failure)',
    text: ['An error occurred while trying to deliver the mail to the following recipients:', gone],
    status: ['Action: failed', 'Status: 5.3.0', 'Diagnostic-Code: smtp; 550 mailbox unavailable'],
  },
  {
    name: 'Zimbra',
    from: 'postmaster@mail.shop.example',
    subject: 'Undelivered Mail Returned to Sender',
    text: [`<${gone}>: Over quota`],
    status: ['Action: failed', 'Status: 5.2.2'],
  },
];

export const bounces: Sample[] = mtas.map(({ name, from, subject, text, status, more = [] }) => ({
  name: `comes back from ${name}`,
  outcome: ['bounce'],
  raw: lines(
    `From: ${from}`,
    'To: support@agency.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    ...more,
    ...(status
      ? [
          'Content-Type: multipart/report; report-type=delivery-status; boundary=cut',
          '',
          '--cut',
          ...plain(...text),
          '--cut',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example',
          '',
          `Final-Recipient: rfc822; ${gone}`,
          ...status,
          '--cut',
          'Content-Type: message/rfc822',
          '',
          'From: support@agency.example',
          'Subject: Re: Cart',
          '',
          'Our answer',
          '--cut--',
        ]
      : [
          'Content-Type: text/plain; charset=utf-8',
          '',
          ...text,
          '',
          '--- Below this line is a copy of the message.',
          'Subject: Re: Cart',
        ]),
  ),
}));

export const lists: Sample[] = [
  'List-Id: <news.shop.example>',
  'Precedence: bulk',
  'List-Unsubscribe: <https://x>',
].map((header) => ({ name: header, raw: mail([header], 'Buy now!'), outcome: ['aside'] as const }));
