import { file, lines, mail, parts, plain, type Sample } from './raw.ts';

const opened = ['opened'] as const;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const hello = 'Здравствуйте, корзина пустая.';
const b64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** `depth` mails in parts, one in the other, with the text in the innermost. */
function nested(depth: number): Buffer {
  let inside = plain('At the bottom.');
  for (let n = 0; n < depth; n += 1)
    inside = [`Content-Type: multipart/mixed; boundary="b${n}"`, '', `--b${n}`, ...inside, `--b${n}--`];
  return lines('From: ann@shop.example', 'Subject: Nested', 'MIME-Version: 1.0', ...inside);
}

const calendar = [
  'BEGIN:VCALENDAR',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:1@shop',
  'SUMMARY:Call about the cart',
  'DTSTART:20261124T100000Z',
  'END:VEVENT',
  'END:VCALENDAR',
];

/** Mails as programs make them. */
export const shapes: Sample[] = [
  {
    name: 'no MIME at all',
    raw: lines('From: ann@shop.example', 'Subject: Cart', '', 'Hello'),
    outcome: opened,
    text: 'Hello',
  },
  {
    name: 'text and HTML',
    raw: parts('multipart/alternative', plain('The text.'), ['Content-Type: text/html', '', '<p>The <b>HTML</b>.</p>']),
    outcome: opened,
    text: 'The text.',
    files: [],
  },
  {
    name: 'HTML beside an empty text',
    raw: parts('multipart/alternative', plain(''), ['Content-Type: text/html', '', '<p>The <b>HTML</b>.</p>']),
    outcome: opened,
    text: 'The HTML.',
  },
  {
    name: 'HTML with script, style and a remote picture',
    raw: mail(
      ['Content-Type: text/html; charset=utf-8'],
      '<style>p{}</style><script>alert(1)</script><p onclick="x()">Hello<img src="http://evil.example/x.png"></p>',
    ),
    outcome: opened,
    text: 'Hello',
  },
  {
    name: 'inline pictures, as Apple Mail sends them',
    raw: parts(
      'multipart/related; type="multipart/alternative"',
      ['Content-Type: text/html; charset=utf-8', '', '<p>See</p><img src="cid:1@shop"><p>there.</p>'],
      [
        'Content-Type: image/png; name="Screen.png"',
        'Content-Id: <1@shop>',
        'Content-Disposition: inline; filename="Screen.png"',
        'Content-Transfer-Encoding: base64',
        '',
        b64(png),
      ],
    ),
    outcome: opened,
    text: 'See\n\nthere.',
    files: ['Screen.png'],
  },
  {
    name: 'text, picture, text, as Apple Mail sends them',
    raw: parts('multipart/mixed', plain('Before'), file('a.png', 'image/png', png), plain('After')),
    outcome: opened,
    files: ['a.png'],
  },
  {
    name: 'a file alone',
    raw: mail(
      [
        'Content-Type: application/pdf; name="bill.pdf"',
        'Content-Disposition: attachment; filename="bill.pdf"',
        'Content-Transfer-Encoding: base64',
      ],
      b64('%PDF-1.7'),
    ),
    outcome: opened,
    text: '',
    files: ['bill.pdf'],
  },
  { name: 'an empty body', raw: mail([]), outcome: opened, text: '' },
  { name: 'blanks alone', raw: mail([], ' ', '\t', '   '), outcome: opened, text: '' },
  {
    name: 'TNEF',
    raw: parts(
      'multipart/mixed',
      plain('See the file.'),
      file('winmail.dat', 'application/ms-tnef', Buffer.from('789f3e22', 'hex')),
    ),
    outcome: opened,
    text: 'See the file.',
    files: ['winmail.dat'],
  },
  {
    name: 'an invitation of Outlook',
    raw: parts('multipart/alternative', plain('Let us talk.'), [
      'Content-Type: text/calendar; charset=utf-8; method=REQUEST',
      '',
      ...calendar,
    ]),
    outcome: opened,
    text: 'Let us talk.',
  },
  {
    name: 'an invitation alone',
    raw: mail(['Content-Type: text/calendar; method=REQUEST'], ...calendar),
    outcome: opened,
  },
  {
    name: 'signed by S/MIME',
    raw: parts(
      'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256',
      plain('Signed words.'),
      file('smime.p7s', 'application/pkcs7-signature', 'signature'),
    ),
    outcome: opened,
    text: 'Signed words.',
    files: ['smime.p7s'],
  },
  {
    name: 'encrypted by S/MIME',
    raw: mail(
      [
        'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding: base64',
      ],
      b64('sealed'),
    ),
    outcome: opened,
    text: '',
    files: ['smime.p7m'],
  },
  {
    name: 'encrypted by PGP',
    raw: parts(
      'multipart/encrypted; protocol="application/pgp-encrypted"',
      ['Content-Type: application/pgp-encrypted', '', 'Version: 1'],
      ['Content-Type: application/octet-stream; name=encrypted.asc', '', '-----BEGIN PGP MESSAGE-----'],
    ),
    outcome: opened,
  },
  {
    name: 'a forwarded mail as a file',
    raw: parts('multipart/mixed', plain('Look at that.'), [
      'Content-Type: message/rfc822; name="old.eml"',
      'Content-Disposition: attachment; filename="old.eml"',
      '',
      'From: x@y.example',
      'Subject: Old',
      '',
      'Old words.',
    ]),
    outcome: opened,
  },
  {
    name: 'format=flowed',
    raw: mail(
      ['Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no'],
      'One line that ',
      'goes on.',
      '',
      'Next.',
    ),
    outcome: opened,
  },
  { name: 'nested five deep', raw: nested(5), outcome: opened, text: 'At the bottom.' },
  { name: 'nested sixty deep', raw: nested(60), outcome: opened },
  {
    name: 'sixty files',
    raw: parts(
      'multipart/mixed',
      plain('Many.'),
      ...Array.from({ length: 60 }, (_, n) => file(`f${n}.txt`, 'text/plain', `${n}`)),
    ),
    outcome: opened,
    text: 'Many.',
    files: [...Array.from({ length: 50 }, (_, n) => `f${n}.txt`), 'mail.eml'],
  },
  {
    name: 'file names of all kinds',
    raw: parts(
      'multipart/mixed',
      plain('Names.'),
      ["Content-Disposition: attachment; filename*=utf-8''%D0%A0%D0%B0%D1%85.pdf", '', 'a'],
      [`Content-Disposition: attachment; filename="=?utf-8?B?${b64('Счёт.pdf')}?="`, '', 'b'],
      ["Content-Disposition: attachment; filename*0*=utf-8''%D0%A1; filename*1*=%D1%87.pdf", '', 'c'],
      ['Content-Disposition: attachment; filename="../../etc/passwd"', '', 'd'],
      ['Content-Disposition: attachment', '', 'e'],
    ),
    outcome: opened,
    text: 'Names.',
    files: ['Рах.pdf', 'Счёт.pdf', 'Сч.pdf', 'passwd', 'file-5'],
  },
  {
    name: 'a subject of two encoded words, folded',
    raw: lines(
      'From: ann@shop.example',
      'Subject: =?utf-8?Q?=D0=9A=D0=BE?=',
      ' =?koi8-r?B?0tra7sE=?=',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      b64(hello),
    ),
    outcome: opened,
    text: hello,
  },
  ...(
    [
      ['shift_jis', '83658358836782c582b7', 'テストです'],
      ['euc-jp', 'a5c6a5b9a5c8a4c7a4b9', 'テストです'],
      ['iso-2022-jp', '1b2442254625392548244724391b2842', 'テストです'],
      ['gb2312', 'b9baceefb3b5cac7bfd5b5c4', '购物车是空的'],
      ['gb18030', 'b9baceefb3b5cac7bfd5b5c4', '购物车是空的'],
      ['big5', 'c1caaaaba8aea4a4', '購物車中'],
      ['euc-kr', 'c0e5b9d9b1b8b4cf', '장바구니'],
      ['iso-8859-1', '47fc74656e20546167', 'Güten Tag'],
      ['iso-8859-2', 'b1e6ea', 'ąćę'],
      ['windows-1250', 'b9e6ea', 'ąćę'],
      ['windows-1254', 'fef0fd', 'şğı'],
      ['windows-1255', 'f9ece5ed', 'שלום'],
      ['utf-16le', '48006900', 'Hi'],
    ] as const
  ).map(
    ([charset, hex, text]): Sample => ({
      name: `the charset ${charset}`,
      raw: mail(
        [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: base64'],
        b64(Buffer.from(hex, 'hex')),
      ),
      outcome: opened,
      text,
    }),
  ),
];
