import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { own } from '../sign-in/own.ts';
import { checkLength, hashPassword } from '../sign-in/password.ts';
import { checkOwnPassword } from '../sign-in/sign-in.ts';
import { type Caller, callerById, removeSessions } from '../sign-in/store.ts';
import { changePerson } from './store.ts';

export async function updateMe(
  app: App,
  actor: Actor,
  change: { name?: string; language?: Language; timeZone?: string },
): Promise<Caller> {
  const { personId } = own(actor);
  const { timeZone, ...rest } = change;
  return inTransaction(app.db, async (trx) => {
    await changePerson(trx, personId, { ...rest, ...(timeZone ? { time_zone: timeZone } : {}) });
    const caller = (await callerById(trx, personId))!;
    await audit(trx, app, actor, 'person.changed_self', caller.email, change);
    return caller;
  });
}

/** Changes the password and ends every other session. @throws Refusal 422 where the current one is wrong */
export async function changePassword(app: App, actor: Actor, input: { current: string; next: string }): Promise<void> {
  const { personId, sessionId } = own(actor);
  checkLength(input.next, 'next');
  const caller = (await callerById(app.db, personId))!;
  await checkOwnPassword(app, actor, caller.password, input.current, 'current');
  const password = await hashPassword(input.next);
  await inTransaction(app.db, async (trx) => {
    await changePerson(trx, personId, { password });
    await removeSessions(trx, personId, sessionId);
    await audit(trx, app, actor, 'password.changed', caller.email);
  });
}
