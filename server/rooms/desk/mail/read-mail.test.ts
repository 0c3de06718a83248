import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rawMail } from '../testing/replies.ts';
import { fileName } from './attachments.ts';
import { textOfHtml } from './html-text.ts';
import { largestRead, readMail } from './read-mail.ts';

const raw = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
const parts = (type: string, ...contents: string[][]) =>
  raw(
    'From: Ann <ann@shop.example>',
    'Subject: files',
    `Content-Type: ${type}; boundary=cut`,
    '',
    ...contents.flatMap((lines) => ['--cut', ...lines]),
    '--cut--',
    '',
  );

test('files are kept with their bytes, under names that can be written anywhere', async () => {
  const mail = await readMail(
    parts(
      'multipart/mixed',
      ['Content-Type: text/plain', '', 'See the file.'],
      [
        'Content-Type: image/png; name="../../etc/cron.d/x.png"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment',
        '',
        'iVBORw0KGgo=',
      ],
      [
        'Content-Type: text/html',
        "Content-Disposition: attachment; filename*=koi8-r''%F3%DE%A3%D4.html",
        '',
        '<script>alert(1)</script>',
      ],
      ['Content-Type: x; y', 'Content-Disposition: attachment', 'Content-Transfer-Encoding: base64', '', '!!!!'],
    ),
  );
  expect(mail.fullText.trim()).toBe('See the file.');
  expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
    ['x.png', 'image/png'],
    ['Счёт.html', 'text/html'],
    ['file-3', expect.stringContaining('/')],
  ]);
  expect(mail.attachments[0]!.content).toEqual(Buffer.from('iVBORw0KGgo=', 'base64'));
});

test.each([
  ['../../x.php\0.png', 'x.php.png'],
  ['C:\\temp\\a.txt', 'a.txt'],
  ['..', 'file-1'],
  ['', 'file-1'],
  ['invoice\u202egnp.exe', 'invoicegnp.exe'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}.pdf`],
  ['.htaccess', 'htaccess'],
  ['a<b>.txt', 'ab.txt'],
])('the file name %j', (given, name) => expect(fileName(given)).toBe(name));

test('a delivery report names who was not reached', async () => {
  const mail = await readMail(
    parts(
      'multipart/report; report-type=delivery-status',
      ['Content-Type: text/plain', '', 'It did not arrive.'],
      [
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx',
        '',
        'Final-Recipient: rfc822; gone@shop.example',
        'Action: failed',
        'Status: 5.1.1',
      ],
      ['Content-Type: message/rfc822', '', 'From: support@agency.example', 'Subject: old', '', 'Old text'],
    ),
  );
  expect(mail.nature).toMatchObject({ kind: 'bounce', bounce: { failed: ['gone@shop.example'], permanent: true } });
  expect(mail.fullText).toContain('It did not arrive.');
});

test('who is written to, and where an answer goes', async () => {
  const mail = await readMail(
    raw(
      'From: "Петров, Иван" <Ivan@Shop.example>',
      'Reply-To: <orders@shop.example>',
      'To: a@x.example, Group: b@x.example;',
      'Cc: c@x.example',
      'Delivered-To: support+42-k3j9x2@agency.example',
      'Message-ID: <1@shop.example>',
      'Date: Mon, 23 Nov 2026 10:00:00 +0200',
      'Subject: =?utf-8?B?0JrQvtGA?=',
      ' =?utf-8?B?0LfQuNC90LA=?=',
      '',
      'x',
    ),
  );
  expect(mail).toMatchObject({
    from: { address: 'ivan@shop.example' },
    answerTo: 'orders@shop.example',
    subject: 'Корзина',
    writtenAt: Date.UTC(2026, 10, 23, 8),
    addressedTo: ['a@x.example', 'b@x.example', 'c@x.example', 'support+42-k3j9x2@agency.example'],
    keys: { messageId: '1@shop.example', tag: { number: 42, check: 'k3j9x2' } },
  });
});

/** Odd mails, each with what a reader must still see of it. */
const odd: [what: string, mail: Buffer, seen: string][] = [
  ['no headers at all', raw('', 'Only text'), 'Only text'],
  ['bare line feeds', Buffer.from('From: a@b.example\nSubject: x\n\nText\n'), 'Text'],
  [
    'UTF-7',
    raw('From: a@b.example', 'Content-Type: text/plain; charset=utf-7', '', '+BBoEPgRABDcEOAQ9BDA-'),
    'Корзина',
  ],
  ['an unknown charset', raw('From: a@b.example', 'Content-Type: text/plain; charset=klingon', '', 'Text'), 'Text'],
  [
    'a charset in quotes and small print',
    raw('From: a@b.example', 'Content-Type: text/plain; charset="KOI8-R"', '', '\xeb\xcf\xd2\xda\xc9\xce\xc1'),
    'Корзина',
  ],
  ['UTF-8 that says nothing of it', Buffer.from('From: a@b.example\r\n\r\nКорзина', 'utf8'), 'Корзина'],
  [
    'base64 with rubbish in it',
    raw('From: a@b.example', 'Content-Transfer-Encoding: base64', '', 'VGV4', '*!*dA=='),
    'Text',
  ],
  [
    'quoted-printable cut off',
    raw('From: a@b.example', 'Content-Transfer-Encoding: quoted-printable', '', 'Text =D0='),
    'Text',
  ],
  ['an encoding that nobody knows', raw('From: a@b.example', 'Content-Transfer-Encoding: rot13', '', 'Text'), 'Text'],
  ['a boundary that never comes', raw('Content-Type: multipart/mixed; boundary=x', '', 'Text'), ''],
  ['a part that never ends', raw('Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'Text'), 'Text'],
  ['a boundary of nothing', raw('Content-Type: multipart/mixed; boundary=""', '', '--', '', 'Text', '----'), ''],
  ['a header without an end', raw(`Subject: ${'x'.repeat(300_000)}`, '', 'Text'), 'Text'],
  ['thousands of headers', raw(...Array.from({ length: 5000 }, (_, i) => `X-${i}: y`), '', 'Text'), 'Text'],
  ['a NUL', raw('From: a@b.example', '', 'Te\0xt'), 'Text'],
  ['a broken encoded word', raw('Subject: =?utf-8?B?!!!?= =?x?Q?=ZZ?=', '', 'Text'), 'Text'],
  ['a date that is none', raw('Date: yesterday', '', 'Text'), 'Text'],
  ['a sender that is none', raw('From: <<>>, ,;"', 'To: @', '', 'Text'), 'Text'],
  ['two senders', raw('From: a@b.example, c@d.example', 'From: e@f.example', '', 'Text'), 'Text'],
  [
    'HTML without a word of its own',
    raw('Content-Type: text/html', '', '<img src=x alt="Picture"><script>Bad()</script>'),
    'Picture',
  ],
  ['HTML that never closes', raw('Content-Type: text/html', '', `${'<div><blockquote>'.repeat(5000)}Text`), 'Text'],
  ['a calendar alone', raw('Content-Type: text/calendar; method=REQUEST', '', 'BEGIN:VCALENDAR', 'END:VCALENDAR'), ''],
  [
    'a mail in a mail in a mail',
    raw(...Array.from({ length: 200 }, () => ['Content-Type: message/rfc822', '']).flat(), 'Subject: deep', '', 'Text'),
    '',
  ],
  ['format=flowed', raw('Content-Type: text/plain; format=flowed', '', 'One ', 'line', '', '-- ', 'Ann'), 'One line'],
  ['uuencode', raw('', 'begin 644 a.txt', '#0V%T', '`', 'end'), ''],
  ['nothing', Buffer.alloc(0), ''],
];

test.each(odd)('%s', async (_what, mail, seen) => {
  const read = await readMail(mail);
  expect(read.fresh.text).toContain(seen);
  expect(read.fullText).not.toContain('\0');
});

test('nesting and numbers without measure are bounded', async () => {
  const open = Array.from({ length: 3000 }, (_, i) => [
    `Content-Type: multipart/mixed; boundary=b${i}`,
    '',
    `--b${i}`,
  ]).flat();
  expect(await readMail(raw('From: a@b.example', ...open, 'Content-Type: text/plain', '', 'Text'))).toMatchObject({
    from: { address: 'a@b.example' },
  });
  const many = await readMail(
    parts(
      'multipart/mixed',
      ...Array.from({ length: 300 }, (_, i) => [`Content-Disposition: attachment; filename=${i}.txt`, '', 'x']),
    ),
  );
  expect([many.attachments.length, many.attachments.length + many.filesLeftOut]).toEqual([50, 300]);
});

test('what is too large is shown by its headers and its beginning', async () => {
  const read = await readMail(
    Buffer.concat([
      raw('From: ann@shop.example', 'Subject: huge', 'Content-Type: multipart/mixed; boundary=x', '', 'Beginning'),
      Buffer.alloc(largestRead, 97),
    ]),
  );
  expect(read).toMatchObject({ unread: 'too_large', subject: 'huge', from: { address: 'ann@shop.example' } });
  expect(read.fullText.trim()).toMatch(/^Beginning/);
});

const pieces = fc.constantFrom(
  'From: ',
  'Subject: ',
  'Content-Type: ',
  'multipart/mixed; boundary=',
  'message/rfc822',
  'message/delivery-status',
  'text/html; charset=',
  'koi8-r',
  'utf-7',
  'utf-16',
  'Content-Transfer-Encoding: ',
  'base64',
  'quoted-printable',
  '=?utf-8?B?',
  '?=',
  '\r\n',
  '\n',
  '\r\n\r\n',
  '--x',
  '--x--',
  'x',
  '<',
  '>',
  '"',
  '\0',
  '\xff',
  'Content-Disposition: attachment; filename*0*=',
  "utf-8''%D0",
  'References: ',
  '<a@b>',
  '<blockquote>',
  '<a href=',
  'iso-2022-jp',
  '\x1b$B',
  ';',
  ',',
  '@',
);

test('whatever comes: it is read or shown raw, and never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
        fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join(''), 'latin1')),
      ),
      async (bytes) => {
        const mail = await readMail(bytes);
        for (const text of [
          mail.subject,
          mail.fullText,
          mail.fresh.text,
          mail.from.address,
          ...mail.attachments.map((a) => a.name),
        ]) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toContain('\0');
        }
      },
    ),
    { numRuns: 1500 },
  );
});

test('what is written arrives: any words, any encoding', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[\p{Script=Cyrillic}a-z0-9 ,!?(]{1,60}$/u), { minLength: 1, maxLength: 8 }),
      fc.constantFrom('base64' as const, 'quoted-printable' as const, '8bit' as const),
      async (lines, encoding) => {
        const mail = await readMail(rawMail({ subject: 'x', body: lines.join('\n'), encoding }));
        expect(
          mail.fullText
            .replaceAll('\r', '')
            .split('\n')
            .map((l) => l.trimEnd())
            .join('\n')
            .trim(),
        ).toBe(
          lines
            .map((l) => l.trimEnd())
            .join('\n')
            .trim(),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('HTML becomes words: links keep their address, tables their cells, quotes their mark', () => {
  expect(textOfHtml('<p>See <a href="https://a.example/x">here</a></p><p>b</p>')).toBe(
    'See here (https://a.example/x)\n\nb',
  );
  expect(textOfHtml('<a href="https://a.example/">a.example</a> <a href="javascript:x()">no</a>')).toBe('a.example no');
  expect(textOfHtml('<table><tr><td>1<td>2<tr><td>3</table>')).toBe('1 2\n3');
  expect(textOfHtml('a<blockquote>b<blockquote>c</blockquote></blockquote>d')).toBe('a\n> b\n> > c\nd');
  expect(textOfHtml('<ul><li>a<li>b</ul><pre>x\n  y</pre>&lt;b&gt;&nbsp;&amp;')).toBe('- a\n- b\n\nx\n  y\n<b>\u00a0&');
});
