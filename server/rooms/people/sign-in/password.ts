import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { refuse } from '#kit/refuse';

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** OWASP's choice for 32 MiB a hash; about a tenth of a second. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 3 };
const bytes = 32;

/** Length is what counts; rules about kinds of characters make people write passwords down. @throws Refusal 422 */
export function checkLength(password: string, field: string): void {
  if ([...password].length >= 10) return;
  refuse(
    'password_short',
    {
      en: 'The password must have at least 10 characters.',
      ru: 'В пароле должно быть не меньше 10 знаков.',
      uk: 'У паролі має бути щонайменше 10 знаків.',
    },
    { field },
  );
}

/** `scrypt$N$r$p$salt$hash`: the parameters travel with the hash, so they can be raised. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return write(cost, salt, await derive(password, salt, cost));
}

/** Takes as long where there is no such account (`stored` null) as where the password is wrong. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const { salt, hash, ...known } = read(stored ?? nobody);
  const same = timingSafeEqual(hash, await derive(password, salt, known));
  return stored !== null && same;
}

/** True where the hash was made with parameters that are not ours any more. */
export function isOutdated(stored: string): boolean {
  const { N, r, p } = read(stored);
  return N !== cost.N || r !== cost.r || p !== cost.p;
}

const nobody = write(cost, Buffer.alloc(16), Buffer.alloc(bytes));

function write({ N, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function read(stored: string): Cost & { salt: Buffer; hash: Buffer } {
  const [, N, r, p, salt, hash] = stored.split('$') as [string, string, string, string, string, string];
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

// Each hash holds a thread of the pool that files and look-ups need as well: two at a time, the others wait.
const waiting: (() => void)[] = [];
let free = 2;

async function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  else free -= 1;
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  }).finally(() => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  });
}
