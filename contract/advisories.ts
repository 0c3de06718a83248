import { z } from 'zod';
import { endpoint, instant, listOf } from './endpoint.ts';
import { said } from './said.ts';

const address = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
    said({
      en: 'Write a web address: https://mirror.example/feed.zip',
      ru: 'Напишите веб-адрес: https://mirror.example/feed.zip',
      uk: 'Напишіть веб-адресу: https://mirror.example/feed.zip',
    }),
  );

const feed = z.object({
  name: z.string(),
  label: z.string(),
  about: z.string().describe('What it knows of'),
  enabled: z.boolean(),
  needsKey: z.boolean(),
  hasKey: z.boolean().describe('The key itself is never shown'),
  address: z.string().nullable().describe('Of a mirror; null: where the publisher has it'),
  usualAddress: z.string(),
  advisories: z.int().describe('How many are kept'),
  fetchedAt: instant.nullable().describe('When those that are kept came'),
  checkedAt: instant.nullable().describe('When they were last seen to be the newest'),
  dueAt: instant.nullable().describe('When it is asked again; null while it is off'),
  working: z.boolean().describe('It is being read now'),
  trouble: z.string().nullable().describe("Why the last try failed, in the reader's language"),
});
export type AdvisoryFeed = z.infer<typeof feed>;

export const listAdvisoryFeeds = endpoint({
  name: 'listAdvisoryFeeds',
  method: 'GET',
  path: '/api/advisory-feeds',
  access: 'settings.read',
  summary: 'Feeds of known holes: which are read, how old their data are, what went wrong',
  response: listOf(feed),
});

export const changeAdvisoryFeed = endpoint({
  name: 'changeAdvisoryFeed',
  method: 'PATCH',
  path: '/api/advisory-feeds/:name',
  access: 'settings.write',
  summary: 'Turn a feed on or off, name a mirror, enter a key; the data of one that is off are kept and not used',
  params: z.object({ name: z.string() }),
  body: z.object({
    enabled: z.boolean().optional(),
    address: address.nullable().optional().describe('Null: where the publisher has it'),
    key: z.string().trim().min(1).max(500).nullable().optional().describe('Kept encrypted; null takes it away'),
  }),
  response: feed,
});

export const refreshAdvisoryFeed = endpoint({
  name: 'refreshAdvisoryFeed',
  method: 'POST',
  path: '/api/advisory-feeds/:name/refresh',
  access: 'settings.write',
  summary: 'Ask a feed for new data now',
  params: z.object({ name: z.string() }),
  response: feed,
});
