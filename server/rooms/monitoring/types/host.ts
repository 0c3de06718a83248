import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { said } from '#contract/said';
import { addressIn } from '#kit/net/judge-address';

/** A host name or an address in digits, without scheme, port or path. */
export const hostName = z
  .string()
  .trim()
  .max(253)
  .refine(
    isHost,
    said({
      en: 'Write a name as shop.example or an address as 192.0.2.1, without http:// and without a path.',
      ru: 'Напишите имя, например shop.example, или адрес, например 192.0.2.1, — без http:// и без пути.',
      uk: 'Напишіть ім’я, наприклад shop.example, або адресу, наприклад 192.0.2.1, — без http:// і без шляху.',
    }),
  );

export function isHost(text: string): boolean {
  if (addressIn(text)) return true;
  if (/[/\\?#@%\s]/.test(text)) return false;
  const name = domainToASCII(text.toLowerCase().replace(/\.$/, ''));
  return /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})?(\.[a-z0-9_]([a-z0-9_-]{0,62})?)*$/.test(name);
}

export const portNumber = z.number().int().min(1).max(65_535);
