import { createHash } from 'node:crypto';
import { withoutComments } from './hiding.ts';

/** The same for the same code with other texts, numbers and spaces in it: nonces and settings change with every view. */
export function signatureOf(code: string): string {
  const bare = withoutComments(code.slice(0, 300_000))
    .replace(/\s+/g, '')
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '§')
    .replace(/\b0x[\da-f]+\b|\b\d+(?:\.\d+)?\b/gi, '§')
    .replace(/§(?:,§)+/g, '§');
  return createHash('sha1').update(bare).digest('base64url').slice(0, 12);
}
