import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './password.ts';

test('a password is known by its hash, however it was typed; another is not, and neither is that of nobody', async () => {
  const stored = await hashPassword('п\u0430роль\u0439 \uFB01ne');
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(stored).not.toContain('роль');
  expect(await isPassword('п\u0430роль\u0438\u0306 fine', stored)).toBe(true);
  expect(await isPassword('пароль', stored)).toBe(false);
  expect(await isPassword('', null)).toBe(false);
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

test('a hash of cheaper parameters still opens, and is known to be out of date', async () => {
  const salt = Buffer.alloc(16, 1);
  const old = `scrypt$1024$8$1$${salt.toString('base64url')}$${scryptSync('old one', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64url')}`;
  expect(await isPassword('old one', old)).toBe(true);
  expect(isOutdated(old)).toBe(true);
  expect(isOutdated(await hashPassword('new one'))).toBe(false);
});

test('many at once are all answered', async () => {
  const stored = await hashPassword('one of many');
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => isPassword(i % 2 ? 'one of many' : 'none', stored)),
  );
  expect(answers).toEqual([false, true, false, true, false, true]);
});
