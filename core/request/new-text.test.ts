import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newText } from './index.ts';

const cases: [name: string, full: string, text: string][] = [
  ['nothing to cut', 'Hello\n\nIt is slow.', 'Hello\n\nIt is slow.'],
  ['Windows line ends', 'one\r\ntwo\r\n', 'one\ntwo'],
  ['a signature by the rule', 'Yes.\n\n-- \nAnn\nShop Ltd', 'Yes.'],
  ['a signature whose blank was lost', 'Да.\n\n--\nИван Петров\nОтправлено из Почты Mail', 'Да.'],
  ['a telephone', 'Ok\n\nSent from my iPhone', 'Ok'],
  ['a telephone, ru', 'Хорошо\n\nОтправлено с iPhone', 'Хорошо'],
  ['a telephone, uk', 'Добре\n\nНадіслано з мого Galaxy', 'Добре'],
  ['Outlook for a telephone', 'Ok\n\nGet Outlook for iOS', 'Ok'],
  ['Yandex on a telephone', 'Ок\n\nОтправлено из мобильного приложения Яндекс Почты', 'Ок'],
  ['a farewell', 'Pay page is white.\n\nBest regards,\nAnn\nShop Ltd', 'Pay page is white.'],
  ['a farewell, ru', 'Страница оплаты белая.\n\nС уважением,\nИван Петров\nтел. 123', 'Страница оплаты белая.'],
  ['a farewell, uk', 'Сторінка оплати біла.\n\nЗ повагою,\nГанна', 'Сторінка оплати біла.'],
  [
    'a thought after the farewell stays',
    'A.\n\nRegards,\nAnn\nP.S. The search is broken too',
    'A.\n\nRegards,\nAnn\nP.S. The search is broken too',
  ],
  [
    'a sentence after the farewell stays',
    'А.\n\nС уважением,\nи ещё: не открывается каталог.',
    'А.\n\nС уважением,\nи ещё: не открывается каталог.',
  ],
  ['thanks are no farewell', 'A.\n\nThanks!', 'A.\n\nThanks!'],
  [
    'dashes in a text are no signature',
    'Steps:\n--\none\n' + 'more\n'.repeat(15),
    `Steps:\n--\none\n${'more\n'.repeat(15).trim()}`,
  ],
  [
    'answers between quotes stay',
    'Hi\n\nOn 23 Nov 2026, at 10:00, Desk <a@b.example> wrote:\n> Which browser?\nFirefox\n> Which page?\nCart',
    'Hi\n\n> Which browser?\nFirefox\n> Which page?\nCart',
  ],
  [
    'what is quoted below the last of them goes',
    'On 23 Nov 2026, at 10:00, Desk <a@b.example> wrote:\n> Browser?\nFirefox\n> Page?\nCart\n> and so on\n> Desk',
    '> Browser?\nFirefox\n> Page?\nCart',
  ],
  [
    'between quotes, with a signature',
    '23.11.2026 10:00, Desk пишет:\n> Браузер?\nFirefox\n> Страница?\nКорзина\n> Desk\n\n-- \nИван',
    '> Браузер?\nFirefox\n> Страница?\nКорзина',
  ],
  ['who answers below a quote', '> Which browser?\n> Desk\n\nFirefox 145.', 'Firefox 145.'],
  [
    'below a quote, with an attribution',
    'On 23 Nov 2026, at 10:00, Desk <a@b.example> wrote:\n> Which browser?\n\nFirefox 145.',
    'Firefox 145.',
  ],
  [
    'quotes of quotes',
    'No.\n\nOn Mon, Nov 23, 2026 at 10:00 AM D <a@b.example> wrote:\n> One\n> > Two\n>> Three',
    'No.',
  ],
  [
    'a wrapped attribution',
    'No.\n\nOn Mon, Nov 23, 2026 at 10:00 AM\nSomebody With A Long Name <a@b.example>\nwrote:\n> One',
    'No.',
  ],
  ['nothing but a quote stays whole', '> One\n> Two', '> One\n> Two'],
  [
    'a mail that is only an older one stays whole',
    'From: A\nSent: Monday\nTo: B\nSubject: C\n\nOld',
    'From: A\nSent: Monday\nTo: B\nSubject: C\n\nOld',
  ],
  [
    'what is forwarded stays',
    'See below.\n\n---------- Forwarded message ---------\nFrom: Buyer <b@c.example>\nDate: Mon\nSubject: no mail\nTo: <shop@d.example>\n\nI paid and got nothing.',
    'See below.\n\n---------- Forwarded message ---------\nFrom: Buyer <b@c.example>\nDate: Mon\nSubject: no mail\nTo: <shop@d.example>\n\nI paid and got nothing.',
  ],
  [
    'what is forwarded stays, ru',
    'Смотрите.\n\n-------- Пересылаемое сообщение --------\n23.11.2026, 10:00, "П" <b@c.example>:\n\nНе пришёл заказ.',
    'Смотрите.\n\n-------- Пересылаемое сообщение --------\n23.11.2026, 10:00, "П" <b@c.example>:\n\nНе пришёл заказ.',
  ],
  [
    'Apple forwards',
    'Look\n\nBegin forwarded message:\n\nFrom: B <b@c.example>\nDate: 1\nSubject: S\nTo: D\n\nText',
    'Look\n\nBegin forwarded message:\n\nFrom: B <b@c.example>\nDate: 1\nSubject: S\nTo: D\n\nText',
  ],
  [
    'who tells what somebody wrote is not cut',
    'The customer wrote:\nI cannot pay.\nPlease look.',
    'The customer wrote:\nI cannot pay.\nPlease look.',
  ],
  [
    'who tells it with a time is not cut',
    'Покупатель вчера писал:\nне могу оплатить\nПосмотрите.',
    'Покупатель вчера писал:\nне могу оплатить\nПосмотрите.',
  ],
  [
    'words like those of a header are not one',
    'From: Kyiv\nwe cannot ship.\nPlease mend.',
    'From: Kyiv\nwe cannot ship.\nPlease mend.',
  ],
  ['a line of dashes in a text', 'One\n----------------\nTwo', 'One\n----------------\nTwo'],
  [
    'bold names of Outlook for the web',
    'Yes\n\n*From:* Desk <a@b.example>\n*Sent:* Monday\n*To:* Ann\n*Subject:* X\n\nOld',
    'Yes',
  ],
  ['our own line', 'Yes\n\n##- Vakhta -##\nOld', 'Yes'],
  ['our own line, quoted', 'Yes\n\n> ##- Vakhta -##\n> Old', 'Yes'],
  ['many empty lines', 'a\n\n\n\n\n\n\nb', 'a\n\n\nb'],
  ['nothing', '', ''],
  ['only blanks', ' \n\t\n', ''],
];

test.each(cases)('%s', (_name, full, text) => {
  expect(newText(full).text).toBe(text);
});

test('says whether something was left out', () => {
  expect(newText('Yes\n\n> no').cut).toBe(true);
  expect(newText('Yes\n').cut).toBe(false);
});

const piece = fc.constantFrom(
  '> ',
  '>> ',
  '',
  ' ',
  '-- ',
  '--',
  '____________________',
  'From: a@b.example',
  'Sent: Monday, 23',
  'To: b',
  'Subject: c',
  'On Mon, Nov 23, 2026 at 10:00 AM A <a@b.example> wrote:',
  'С уважением,',
  'answer',
  'вопрос?',
  '23.11.2026, 10:00, "A" <a@b.example>:',
  '---------- Forwarded message ---------',
  '##- Vakhta -##',
  'Sent from my iPhone',
  '\u00a0',
  '\r',
);

test('adds nothing of its own: every line was there, in its order, and something is always shown', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          piece,
          fc.string(),
          fc.tuple(piece, piece).map((two) => two.join('')),
        ),
      ),
      (parts) => {
        const full = parts.join('\n');
        const { text } = newText(full);
        const lines = full
          .replace(/\r\n?/g, '\n')
          .split('\n')
          .map((line) => line.trimEnd());
        let at = 0;
        for (const line of text.split('\n').filter((one) => one !== '')) {
          at = lines.indexOf(line, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        expect(text === '').toBe(lines.every((line) => line === ''));
      },
    ),
    { numRuns: 2000 },
  );
});

test('hostile lengths do not hold it up', () => {
  const texts = [
    'On '.repeat(60_000),
    `${'a '.repeat(100_000)}wrote:`,
    '>'.repeat(200_000),
    'On 1\n'.repeat(40_000),
    `${' '.repeat(150_000)}x`,
    'From: a\n'.repeat(20_000),
    `${'11:11 от @ 23.11.2026 '.repeat(18)}x:\n`.repeat(500),
  ];
  for (const full of texts) {
    const from = process.cpuUsage();
    newText(full);
    expect(process.cpuUsage(from).user / 1000).toBeLessThan(3000);
  }
});
