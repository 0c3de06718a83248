import { z } from 'zod';
import { said } from '#contract/said';
import { addressIn } from '#kit/net/judge-address';
import { hostName } from '../host.ts';

/** `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:53`. */
const resolver = z
  .string()
  .trim()
  .max(100)
  .refine(
    (text) => serverAt(text) !== null,
    said({
      en: 'Write a resolver as 192.0.2.53 or 192.0.2.53:53.',
      ru: 'Напишите резолвер так: 192.0.2.53 или 192.0.2.53:53.',
      uk: 'Напишіть резолвер так: 192.0.2.53 або 192.0.2.53:53.',
    }),
  );

export const dnsSettings = z.object({
  name: hostName.describe('The name that is asked for'),
  type: z.enum(['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS']).default('A').describe('The kind of record'),
  resolver: resolver
    .optional()
    .describe('The resolver that is asked, as 192.0.2.53 or 192.0.2.53:53; that of the prober where empty'),
  expected: z
    .array(z.string().trim().min(1).max(500))
    .max(50)
    .default([])
    .describe('Values that are right, as 192.0.2.1 or 10 mail.shop.example'),
  match: z
    .enum(['exactly', 'all', 'any'])
    .default('exactly')
    .describe('Whether exactly these values must come, at least all of them, or any of them'),
  watchChange: z
    .boolean()
    .default(false)
    .describe(
      'Whether values and name servers other than the learned ones are reported; not for names whose addresses rotate',
    ),
  eachNameserver: z.boolean().default(true).describe('Whether each name server of the zone is asked by itself'),
  slowMs: z
    .number()
    .int()
    .min(10)
    .max(30_000)
    .default(1000)
    .describe('Milliseconds beyond which the answer is too slow'),
});
export type DnsSettings = z.infer<typeof dnsSettings>;

export function serverAt(text: string): { address: string; port: number } | null {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+|[\da-f:]+:[\da-f:.]+)(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const digits = host === undefined ? null : addressIn(host);
  const number = Number(port ?? 53);
  return digits && number > 0 && number < 65_536 ? { address: digits.address, port: number } : null;
}
