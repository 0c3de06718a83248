import { randomInt } from 'node:crypto';
import type { App } from '#kit/app';

// Crockford's letters: none of them is taken for another.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten codes such as `7KQ2M-X0D4R` (50 bits each), for the day the phone is lost. */
export function newBackupCodes(): string[] {
  return Array.from({ length: 10 }, () => `${group()}-${group()}`);
}

const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');

/** Keyed: whoever has the database alone cannot try codes against it. */
export function backupDigest(app: App, personId: string, code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return app.secrets.sign(`backup-code/${personId}/${plain}`);
}
