import { z } from 'zod';
import { said } from '#contract/said';

const name = z.string().regex(
  /^[\w!#$%&'*+.^`|~-]{1,100}$/,
  said({
    en: 'A header name has letters, digits and hyphens only.',
    ru: 'В имени заголовка только буквы, цифры и дефисы.',
    uk: 'У назві заголовка лише літери, цифри й дефіси.',
  }),
);
const line = z
  .string()
  .max(4000)
  .regex(
    /^[\t\x20-\x7e\x80-\xff]*$/,
    said({
      en: 'A header value is one line of plain characters.',
      ru: 'Значение заголовка — одна строка из простых символов.',
      uk: 'Значення заголовка — один рядок із простих символів.',
    }),
  );
const statuses = z.string().regex(
  /^[1-5]\d\d(-[1-5]\d\d)?(\s*,\s*[1-5]\d\d(-[1-5]\d\d)?)*$/,
  said({
    en: 'Write statuses as 200, 200-299 or 200-299, 404.',
    ru: 'Напишите статусы так: 200, 200-299 или 200-299, 404.',
    uk: 'Напишіть статуси так: 200, 200-299 або 200-299, 404.',
  }),
);
const words = z.array(z.string().min(1).max(500)).max(20);

/** An address that a monitor can open: http or https, no user and password inside it. */
export const webAddress = z
  .string()
  .max(2000)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    said({
      en: 'Write an address that begins with http:// or https://.',
      ru: 'Напишите адрес, который начинается с http:// или https://.',
      uk: 'Напишіть адресу, що починається з http:// або https://.',
    }),
  )
  .refine(
    (text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === '',
    said({
      en: 'Put the user and the password into the sign-in fields, not into the address.',
      ru: 'Укажите пользователя и пароль в полях входа, а не в адресе.',
      uk: 'Укажіть користувача й пароль у полях входу, а не в адресі.',
    }),
  );

/** Sign-in that the server itself asks for. Fields with `secret: true` are kept encrypted and never shown again. */
const auth = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('basic').describe('User and password'),
    user: line.describe('User name'),
    password: line.describe('Password').meta({ secret: true }),
  }),
  z.object({ kind: z.literal('bearer').describe('A token'), token: line.describe('The token').meta({ secret: true }) }),
]);

const jsonCondition = z.object({
  path: z
    .string()
    .max(300)
    .regex(
      /^\$?(\.?[\w$-]+|\[\d+\])(\.[\w$-]+|\[\d+\])*$/,
      said({
        en: 'Write a path as $.items[0].name.',
        ru: 'Напишите путь так: $.items[0].name.',
        uk: 'Напишіть шлях так: $.items[0].name.',
      }),
    )
    .describe('Where in the JSON, as $.items[0].name'),
  is: z.enum(['exists', 'equals', 'contains', 'above', 'below']).describe('How it is compared'),
  value: z.string().max(500).default('').describe('With what; nothing for "exists"'),
});

const headerCondition = z.object({
  name: name.describe('The header of the answer'),
  contains: line.describe('Text that it must contain; empty: it must be there'),
});

export const visitors = ['browser', 'phone', 'crawler', 'returning', 'uncached'] as const;
export type Visitor = (typeof visitors)[number];

export const httpSettings = z.object({
  url: webAddress.describe('The address that is opened'),
  method: z
    .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    .default('GET')
    .describe('The HTTP method; GET is what visitors use'),
  headers: z
    .array(z.object({ name: name.describe('Name'), value: line.describe('Value').meta({ secret: true }) }))
    .max(30)
    .default([])
    .describe('Headers that are sent along'),
  body: z.string().max(65_536).optional().describe('What is sent as the body'),
  auth: auth.optional().describe('Sign-in that the server itself asks for'),
  follow: z.boolean().default(true).describe('Whether redirects are followed'),
  maxRedirects: z.number().int().min(0).max(30).default(10).describe('More redirects than this are a failure'),
  redirectsTo: z
    .string()
    .max(2000)
    .optional()
    .describe('Where redirects must lead in the end: an address or its beginning'),
  redirects: z.number().int().min(0).max(30).optional().describe('How many redirects there must be'),
  status: statuses.default('200-399').describe('Statuses that are fine, as 200-299, 404'),
  contains: words.default([]).describe('Texts that the page must contain'),
  lacks: words.default([]).describe('Texts that the page must not contain'),
  json: z.array(jsonCondition).max(20).default([]).describe('Conditions on values of a JSON answer'),
  answerHeaders: z.array(headerCondition).max(20).default([]).describe('Conditions on headers of the answer'),
  errorPages: z
    .boolean()
    .default(true)
    .describe('Whether error pages of shops and empty pages are failures even with status 200'),
  slowMs: z
    .number()
    .int()
    .min(50)
    .max(300_000)
    .default(3000)
    .describe('Milliseconds beyond which the page is too slow'),
  visitors: z
    .array(z.enum(visitors))
    .max(5)
    .default([])
    .describe('Also asked as such visitors: whoever gets a server error is a failure'),
  checkHead: z.boolean().default(false).describe('Whether HEAD is asked too; its answer is noted and never decides'),
  ignoreCertificate: z.boolean().default(false).describe('Whether a bad certificate is overlooked'),
  connectMs: z.number().int().min(100).max(60_000).default(5000).describe('Milliseconds for the connection'),
  firstByteMs: z.number().int().min(100).max(120_000).default(10_000).describe('Milliseconds until the answer begins'),
  idleMs: z.number().int().min(100).max(60_000).default(5000).describe('Milliseconds of silence within the page'),
  maxBytes: z
    .number()
    .int()
    .min(1024)
    .max(8_388_608)
    .default(1_048_576)
    .describe('Bytes of the page that are looked at'),
});

export type HttpSettings = z.infer<typeof httpSettings>;
