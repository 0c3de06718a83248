import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { addressIn } from '#kit/net/judge-address';

/** A host name or an address in digits, without scheme, port or path. */
export const hostName = z
  .string()
  .trim()
  .max(253)
  .refine(isHost, 'Write a name as shop.example or an address as 192.0.2.1, without http:// and without a path.');

export function isHost(text: string): boolean {
  if (addressIn(text)) return true;
  if (/[/\\?#@%\s]/.test(text)) return false;
  const name = domainToASCII(text.toLowerCase().replace(/\.$/, ''));
  return /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})?(\.[a-z0-9_]([a-z0-9_-]{0,62})?)*$/.test(name);
}

export const portNumber = z.number().int().min(1).max(65_535);
