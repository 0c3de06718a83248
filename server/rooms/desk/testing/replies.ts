import { encode, encodedWord, transferred } from './charsets.ts';

export type Tongue = 'en' | 'ru' | 'uk';

export const answers: Record<Tongue, string[]> = {
  en: ['Hello,', 'the cart is empty again after "Add to cart".', '', 'It began this morning.'],
  ru: ['Здравствуйте!', 'Корзина снова пустая после кнопки "Купить".', '', 'Началось сегодня утром.'],
  uk: ['Добрий день!', 'Кошик знову порожній після кнопки "Купити".', '', 'Почалося сьогодні вранці.'],
};
const olds: Record<Tongue, string[]> = {
  en: ['Please tell us', 'in which browser you see it.'],
  ru: ['Подскажите, пожалуйста,', 'в каком браузере вы это видите.'],
  uk: ['Підкажіть, будь ласка,', 'у якому браузері ви це бачите.'],
};
const us = 'Desk <support@agency.example>';
const quoted = (tongue: Tongue) => olds[tongue].map((line) => `> ${line}`);

/** How mail programs put an older mail under an answer: plain text. */
export const programs: Record<string, (tongue: Tongue) => string[]> = {
  gmail: (t) => [
    '',
    {
      en: `On Mon, Nov 23, 2026 at 10:00 AM ${us}\nwrote:`,
      ru: `пн, 23 нояб. 2026 г. в 10:00, ${us}:`,
      uk: `пн, 23 лист. 2026 р. о 10:00 ${us} пише:`,
    }[t],
    '',
    ...quoted(t),
  ],
  outlook: (t) => [
    '',
    '________________________________',
    ...{
      en: [`From: ${us}`, 'Sent: Monday, November 23, 2026 10:00', 'To: Ann', 'Subject: Cart'],
      ru: [`От: ${us}`, 'Отправлено: 23 ноября 2026 г. 10:00', 'Кому: Анна', 'Тема: Корзина'],
      uk: [`Від: ${us}`, 'Надіслано: 23 листопада 2026 р. 10:00', 'Кому: Ганна', 'Тема: Кошик'],
    }[t],
    '',
    ...olds[t],
  ],
  outlookOld: (t) => [
    '',
    {
      en: '-----Original Message-----',
      ru: '-----Исходное сообщение-----',
      uk: '-----Вихідне повідомлення-----',
    }[t],
    `From: ${us}`,
    ...olds[t],
  ],
  outlookDesktop: (t) => [
    '',
    ...{
      en: [
        `From: ${us} `,
        'Sent: Monday, November 23, 2026 10:00 AM',
        'To: Ann <ann@shop.example>',
        'Subject: RE: Cart',
      ],
      ru: [
        `From: ${us}`,
        'Sent: Monday, November 23, 2026 10:00 AM',
        'To: Анна <ann@shop.example>',
        'Subject: RE: Корзина',
      ],
      uk: [
        `Від: ${us}`,
        'Дата: понеділок, 23 листопада 2026 р. 10:00',
        'Кому: Ганна <ann@shop.example>',
        'Тема: RE: Кошик',
      ],
    }[t],
    '',
    ...olds[t],
  ],
  appleMail: (t) => [
    '',
    {
      en: `> On 23 Nov 2026, at 10:00, ${us} wrote:`,
      ru: `> 23 нояб. 2026 г., в 10:00, ${us} написал(а):`,
      uk: `> 23 лист. 2026 р. о 10:00 ${us} написав(-ла):`,
    }[t],
    '> ',
    ...quoted(t),
  ],
  iphone: (t) => [
    '',
    { en: 'Sent from my iPhone', ru: 'Отправлено с iPhone', uk: 'Надіслано з iPhone' }[t],
    '',
    {
      en: `On 23 Nov 2026, at 10:00, ${us} wrote:`,
      ru: `23 нояб. 2026 г., в 10:00, ${us} написал(а):`,
      uk: `23 лист. 2026 р. о 10:00 ${us} написав(-ла):`,
    }[t],
    '',
    ...quoted(t),
  ],
  thunderbird: (t) => [
    '',
    { en: 'On 11/23/26 10:00, Desk wrote:', ru: '23.11.2026 10:00, Desk пишет:', uk: '23.11.2026 10:00, Desk пише:' }[
      t
    ],
    ...quoted(t),
    '',
  ],
  yandex: (t) => ['', '23.11.2026, 10:00, "Desk" <support@agency.example>:', ...quoted(t)],
  mailru: (t) => [
    '',
    {
      en: 'Monday, November 23, 2026, 10:00 +03:00 from Desk <support@agency.example>:',
      ru: 'Понедельник, 23 ноября 2026, 10:00 +03:00 от Desk <support@agency.example>:',
      uk: 'Понеділок, 23 листопада 2026, 10:00 +02:00 від Desk <support@agency.example>:',
    }[t],
    '',
    ...olds[t],
  ],
  ourLine: (t) => ['', '##- Vakhta -##', ...olds[t]],
};

/** The same as HTML alone. */
export const htmlPrograms: Record<string, (tongue: Tongue) => string> = {
  gmail: (t) =>
    `<div dir="ltr">${asHtml(answers[t])}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${
      {
        en: 'On Mon, Nov 23, 2026 at 10:00 AM Desk &lt;',
        ru: 'пн, 23 нояб. 2026 г. в 10:00, Desk &lt;',
        uk: 'пн, 23 лист. 2026 р. о 10:00 Desk &lt;',
      }[t]
    }<a href="mailto:support@agency.example">support@agency.example</a>&gt;${{ en: ' wrote', ru: '', uk: ' пише' }[t]}:<br></div><blockquote class="gmail_quote" style="margin:0">${asHtml(olds[t])}</blockquote></div>`,
  outlook: (t) =>
    `<html><head><style>p {margin:0}</style></head><body>${asHtml(answers[t])}<hr style="width:98%"><div id="divRplyFwdMsg"><b>From:</b> Desk &lt;support@agency.example&gt;<br><b>Sent:</b> Monday, November 23, 2026<br><b>To:</b> Ann<br><b>Subject:</b> Cart</div><div>${asHtml(olds[t])}</div></body></html>`,
  yandex: (t) =>
    `<div>${asHtml(answers[t])}</div><div> </div><div>23.11.2026, 10:00, "Desk" &lt;support@agency.example&gt;:</div><blockquote>${asHtml(olds[t])}</blockquote>`,
  mailru: (t) =>
    `<HTML><BODY>${asHtml(answers[t])}<blockquote style="border-left:1px solid #0857A6"><div>Понедельник, 23 ноября 2026, 10:00 +03:00 от Desk &lt;support@agency.example&gt;:</div>${asHtml(olds[t])}</blockquote></BODY></HTML>`,
};

function asHtml(lines: string[]): string {
  return lines.map((line) => `<div>${line === '' ? '<br>' : line.replaceAll('"', '&quot;')}</div>`).join('\r\n');
}

export const charsetsOf: Record<Tongue, string[]> = {
  en: ['utf-8', 'windows-1252', 'us-ascii'],
  ru: ['utf-8', 'koi8-r', 'windows-1251', 'iso-8859-5', 'x-mac-cyrillic', 'ibm866'],
  uk: ['utf-8', 'koi8-u', 'windows-1251', 'iso-8859-5'],
};

export interface Draft {
  subject: string;
  body: string;
  charset?: string;
  encoding?: 'base64' | 'quoted-printable' | '8bit';
  type?: string;
  headers?: string[];
}

/** A raw mail of one part. */
export function rawMail({
  subject,
  body,
  charset = 'utf-8',
  encoding = '8bit',
  type = 'text/plain',
  headers = [],
}: Draft) {
  const head = [
    'From: Ann <ann@shop.example>',
    'To: support@agency.example',
    `Subject: ${encodedWord(subject, charset)}`,
    ...headers,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=${charset}`,
    `Content-Transfer-Encoding: ${encoding}`,
  ];
  const bytes = encode(body.replace(/\r?\n/g, '\r\n'), charset);
  return Buffer.concat([
    Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
    transferred(bytes, encoding),
    Buffer.from('\r\n'),
  ]);
}
