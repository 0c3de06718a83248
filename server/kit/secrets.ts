import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Encrypts what the database keeps for us with a key that the database does not have. AES-256-GCM. */
export interface Secrets {
  /** Returns `v1.<base64url>`. `context` (table and id) is bound to it: a value moved to another row does not open. */
  seal(plain: string, context: string): string;
  /** @throws Error where the value was made with another key or context. */
  open(sealed: string, context: string): string;
  /** A keyed digest for links and signatures; base64url. */
  sign(text: string): string;
}

export function createSecrets(key: Buffer): Secrets {
  if (key.length !== 32) throw new Error('The encryption key must have 32 bytes.');
  return {
    seal(plain, context) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, context) {
      if (!sealed.startsWith('v1.')) throw new Error('An encrypted value has an unknown form.');
      const all = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12))
        .setAAD(Buffer.from(context))
        .setAuthTag(all.subarray(12, 28));
      return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8');
    },
    sign: (text) => createHmac('sha256', key).update(text).digest('base64url'),
  };
}

/** Reads the key file, or makes it at the first start (mode 0600). Two processes that start at once get the same key. */
export function loadKey(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const own = `${path}.${process.pid}`;
    writeFileSync(own, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own);
    }
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
}

/** A secret that we hand out once and keep only as its digest. */
export function newSecret(prefix: string): { secret: string; digest: string } {
  const secret = `${prefix}_${randomBytes(24).toString('base64url')}`;
  return { secret, digest: digestOf(secret) };
}

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export function sameText(a: string, b: string): boolean {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
}
