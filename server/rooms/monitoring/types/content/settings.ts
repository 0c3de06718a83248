import { z } from 'zod';
import { webAddress } from '../http/settings.ts';

const words = z.array(z.string().trim().min(1).max(300)).max(30);

export const contentSettings = z.object({
  url: webAddress.describe('The page that is looked at'),
  page: z
    .enum(['home', 'category', 'product', 'search', 'cart', 'checkout', 'login', 'other'])
    .default('other')
    .describe('What kind of page it is; on a checkout nothing new comes unnoticed'),
  required: words.default([]).describe('Words that a visitor must see, in upper or lower case'),
  forbidden: words.default([]).describe('Words that must not stand on the page'),
  learn: z
    .boolean()
    .default(true)
    .describe('Whether the page is compared with what was learned of it; otherwise only what is evident is reported'),
  crawler: z
    .boolean()
    .default(true)
    .describe('Whether the page is also looked at as a search engine: spam is often shown to these alone'),
  firstByteMs: z.number().int().min(100).max(120_000).default(10_000).describe('Milliseconds until the answer begins'),
  maxBytes: z
    .number()
    .int()
    .min(10_240)
    .max(8_388_608)
    .default(3_145_728)
    .describe('Bytes of the page that are looked at'),
});
export type ContentSettings = z.infer<typeof contentSettings>;
