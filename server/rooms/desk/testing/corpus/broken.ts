import { lines, mail, parts, plain, type Sample } from './raw.ts';

const shown = ['opened'] as const;
const long = (text: string, times: number) => text.repeat(times);

/** Mails that no program should make, and some do. */
export const broken: Sample[] = [
  {
    name: 'headers alone',
    raw: lines('From: ann@shop.example', 'Subject: Cart'),
    outcome: shown,
    topic: 'Cart',
    text: '',
  },
  {
    name: 'a body alone',
    raw: Buffer.from('\r\n\r\nThe cart is empty.\r\n'),
    outcome: shown,
    text: 'The cart is empty.',
  },
  {
    name: 'line ends of Unix',
    raw: Buffer.from('From: ann@shop.example\nSubject: Cart\n\nHello\nyou\n'),
    outcome: shown,
    text: 'Hello\nyou',
  },
  {
    name: 'line ends of old Macs',
    raw: Buffer.from('From: ann@shop.example\rSubject: Cart\r\rHello\r'),
    outcome: shown,
  },
  { name: 'mixed line ends', raw: Buffer.from('From: ann@shop.example\r\nSubject: Cart\n\r\nHello\n'), outcome: shown },
  {
    name: 'a mailbox line before it',
    raw: lines(
      'From ann@shop.example Mon Nov 23 10:00:00 2026',
      'From: ann@shop.example',
      'Subject: Cart',
      '',
      'Hello',
    ),
    outcome: shown,
  },
  {
    name: 'a boundary that never comes',
    raw: mail(['Content-Type: multipart/mixed; boundary=none'], 'Hello'),
    outcome: shown,
  },
  {
    name: 'no boundary named',
    raw: mail(['Content-Type: multipart/mixed'], '--x', ...plain('Hello'), '--x--'),
    outcome: shown,
  },
  {
    name: 'parts that do not end',
    raw: mail(['Content-Type: multipart/mixed; boundary=x'], '--x', ...plain('Hello')),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'a boundary of a thousand letters',
    raw: mail(
      [`Content-Type: multipart/mixed; boundary=${long('x', 1000)}`],
      `--${long('x', 1000)}`,
      ...plain('Hello'),
    ),
    outcome: shown,
  },
  {
    name: 'base64 that is none',
    raw: mail(['Content-Transfer-Encoding: base64'], '!!! no base64 ???'),
    outcome: shown,
  },
  {
    name: 'base64 cut off',
    raw: mail(['Content-Transfer-Encoding: base64'], Buffer.from('The cart is empty.').toString('base64').slice(0, -3)),
    outcome: shown,
  },
  {
    name: 'quoted-printable with wrong signs',
    raw: mail(['Content-Transfer-Encoding: quoted-printable'], 'a=ZZb=', '=3D=', '='),
    outcome: shown,
  },
  {
    name: 'an encoding that nobody knows',
    raw: mail(['Content-Transfer-Encoding: x-uuencode'], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'a charset that nobody knows',
    raw: mail(['Content-Type: text/plain; charset=x-klingon'], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'an empty charset',
    raw: mail(['Content-Type: text/plain; charset='], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'says UTF-8 and is windows-1251',
    raw: Buffer.concat([mail(['Content-Type: text/plain; charset=utf-8']), Buffer.from('cff0e8e2e5f2', 'hex')]),
    outcome: shown,
  },
  { name: 'a content type that is none', raw: mail(['Content-Type: ;;;='], 'Hello'), outcome: shown },
  {
    name: 'two content types',
    raw: mail(['Content-Type: text/plain', 'Content-Type: text/html'], 'Hello'),
    outcome: shown,
  },
  { name: 'no From', raw: lines('Subject: Cart', '', 'Hello'), outcome: shown, text: 'Hello' },
  { name: 'an empty From', raw: lines('From:', 'Subject: Cart', '', 'Hello'), outcome: shown },
  { name: 'a From without an address', raw: lines('From: Ann', 'Subject: Cart', '', 'Hello'), outcome: shown },
  {
    name: 'two Froms',
    raw: lines('From: a1@shop.example', 'From: a2@shop.example', 'Subject: Cart', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'a group as From',
    raw: lines('From: Shop: a3@shop.example, b@shop.example;', 'Subject: Cart', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'a From of quotes and commas',
    raw: lines('From: "Ann, \\"the\\" boss" <a4@shop.example>', 'Subject: Cart', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'no Subject',
    raw: lines('From: a5@shop.example', '', 'Hello'),
    outcome: shown,
    topic: 'Mail without a subject',
    text: 'Hello',
  },
  {
    name: 'a subject of marks alone',
    raw: lines('From: a6@shop.example', 'Subject: Re: Fwd: Re:', '', 'Hello'),
    outcome: shown,
    topic: 'Mail without a subject',
  },
  {
    name: 'a subject of 100 KB',
    raw: lines('From: a7@shop.example', `Subject: ${long('Cart ', 20_000)}`, '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'encoded words that do not end',
    raw: lines('From: a8@shop.example', 'Subject: =?utf-8?B?4pyTIMO=?= =?x?', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'half an emoji in the subject',
    raw: lines('From: a9@shop.example', 'Subject: =?utf-16?B?2D0=?= Cart', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'a subject that turns its text round',
    raw: lines('From: a10@shop.example', 'Subject: \u202eCart\u2066', '', 'Hello'),
    outcome: shown,
  },
  {
    name: 'NUL everywhere',
    raw: lines('From: a11@shop.example\0', 'Subject: Ca\0rt', '', 'He\0llo'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'control characters',
    raw: lines('From: a12@shop.example', 'Subject: Cart\x07\x1b[31m', '', 'Hello\x1b[0m\x08'),
    outcome: shown,
  },
  {
    name: 'a date of another world',
    raw: mail(['Date: Foo, 99 Bar 99999 99:99:99 +9999'], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'headers of 400 KB',
    raw: mail([`X-Long: ${long('x'.repeat(70) + '\r\n ', 6000)}x`], 'Hello'),
    outcome: shown,
  },
  {
    name: 'five thousand header lines',
    raw: mail(
      Array.from({ length: 5000 }, (_, n) => `Received: from host${n}.example by mx`),
      'Hello',
    ),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'three thousand recipients',
    raw: mail([`Cc: ${Array.from({ length: 3000 }, (_, n) => `p${n}@x.example`).join(',\r\n ')}`], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'three thousand references',
    raw: mail([`References: ${Array.from({ length: 3000 }, (_, n) => `<${n}@x.example>`).join('\r\n ')}`], 'Hello'),
    outcome: shown,
    text: 'Hello',
  },
  { name: 'a line of 500 KB', raw: mail([], long('x', 500_000)), outcome: shown },
  { name: 'a text of 2 MB', raw: mail([], long('The cart is empty.\r\n', 100_000)), outcome: shown },
  {
    name: 'HTML of ten thousand open tags',
    raw: mail(['Content-Type: text/html'], `${long('<div>', 10_000)}Hello`),
    outcome: shown,
    text: 'Hello',
  },
  {
    name: 'HTML that is none',
    raw: mail(['Content-Type: text/html'], '<<<>>><p Hello &#999999999; &nosuch;'),
    outcome: shown,
  },
  { name: 'quotes alone', raw: mail([], '> one', '> two'), outcome: shown, text: '> one\n> two' },
  { name: 'twenty thousand quotes', raw: mail([], long('> old\r\n', 20_000)), outcome: shown },
  {
    name: 'a thousand attributions',
    raw: mail([], long('On Mon, 1 Jan 2026 at 10:00 a@b wrote:\r\n', 1000)),
    outcome: shown,
  },
  {
    name: 'a part of a mail',
    raw: mail(['Content-Type: message/partial; id="1@x"; number=1; total=3'], 'Hello'),
    outcome: shown,
  },
  {
    name: 'a mail that lies elsewhere',
    raw: mail(['Content-Type: message/external-body; access-type=URL; URL="file:///etc/passwd"'], 'Hello'),
    outcome: shown,
  },
  {
    name: 'a digest',
    raw: parts(
      'multipart/digest',
      ['', 'From: x@y', 'Subject: 1', '', 'One'],
      ['', 'From: x@y', 'Subject: 2', '', 'Two'],
    ),
    outcome: shown,
  },
  {
    name: 'uuencoded in the text',
    raw: mail([], 'See:', '', 'begin 644 cart.txt', '%0V%R=`H`', '`', 'end'),
    outcome: shown,
  },
  {
    name: 'UTF-7',
    raw: mail(['Content-Type: text/plain; charset=utf-7'], '+BBoEPgRABDcEOAQ9BDA-'),
    outcome: shown,
    text: 'Корзина',
  },
  {
    name: 'a tag that we did not give out',
    raw: lines('From: a13@shop.example', 'Subject: Re: [#1-aaaaaaaa] Cart', '', 'Hello'),
    outcome: shown,
    topic: 'Cart',
  },
  {
    name: 'SQL and templates',
    raw: lines(
      'From: a14@shop.example',
      "Subject: '); drop table requests; -- {name} ${x} %s",
      '',
      "'; delete from mails; --",
    ),
    outcome: shown,
    text: "'; delete from mails; --",
  },
  {
    name: 'random bytes',
    raw: Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919 + 13) % 256)),
    outcome: ['opened', 'aside'],
  },
  { name: 'one letter', raw: Buffer.from('x'), outcome: ['opened', 'aside'] },
];
