import { randomBytes } from 'node:crypto';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { hashPassword } from '../sign-in/password.ts';
import { callerByEmail, removeSessions } from '../sign-in/store.ts';
import { changePerson } from './store.ts';

/**
 * A new password for whoever forgot theirs, from the server's own machine; the old one and all sessions end, second
 * factors stay. It is shown once. @returns null where nobody has that address
 */
export async function renewPassword(app: App, email: string): Promise<{ email: string; password: string } | null> {
  const person = await callerByEmail(app.db, email.trim().toLowerCase());
  if (!person) return null;
  const password = randomBytes(15).toString('base64url');
  const hash = await hashPassword(password);
  await inTransaction(app.db, async (trx) => {
    await changePerson(trx, person.id, { password: hash });
    await removeSessions(trx, person.id);
    await audit(trx, app, system, 'password.renewed', person.email, { personId: person.id });
  });
  return { email: person.email, password };
}
