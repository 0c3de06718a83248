import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Actor } from '#kit/http/actor';
import { inTransaction, type Transaction } from '#kit/db/db';
import { refuse } from '#kit/refuse';
import { changePerson } from '../team/store.ts';
import { teamSettings } from '../team/settings.ts';
import { takeSecondFactor } from '../two-factor/second-factor.ts';
import { hashPassword, isOutdated, isPassword } from './password.ts';
import { actorOfCaller, type Present } from './session.ts';
import { type Caller, callerByEmail } from './store.ts';
import { tryOf } from './tries.ts';

/**
 * The first step. Says the same, after the same time, for a wrong password, an unknown e-mail and a deactivated person.
 * @throws Refusal 401, or 429 while the account or the address is locked
 */
export async function checkPassword(
  app: App,
  input: { email: string; password: string },
  address: string,
): Promise<{ caller: Caller; second: boolean }> {
  const attempt = await tryOf(app, `account:${input.email}`, address);
  const caller = await callerByEmail(app.db, input.email);
  const right = await isPassword(input.password, caller?.active ? caller.password : null);
  if (!caller || !right) {
    if (caller)
      await inTransaction(app.db, (trx) =>
        audit(trx, app, actorOfCaller(app, caller, address), 'sign_in.failed', caller.email),
      );
    return wrong();
  }
  await attempt.right();
  if (isOutdated(caller.password)) {
    const password = await hashPassword(input.password);
    await inTransaction(app.db, (trx) => changePerson(trx, caller.id, { password }));
  }
  const passkeyDue = caller.has_passkey && (await teamSettings(app.db)).twoFactorRequired;
  return { caller, second: caller.has_totp || passkeyDue };
}

/** The second step: a code of the app, or one of the backup codes; each opens once. */
export async function checkSecond(app: App, present: Present | null, code: string, address: string): Promise<Caller> {
  if (present?.state !== 'second_factor')
    return refuse(
      'sign_in',
      {
        en: 'Sign in again: this took too long.',
        ru: 'Войдите ещё раз: прошло слишком много времени.',
        uk: 'Увійдіть ще раз: минуло забагато часу.',
      },
      { status: 401 },
    );
  const { caller } = present;
  const attempt = await tryOf(app, `person:${caller.id}`, address);
  const right = await inTransaction(app.db, async (trx) => {
    const taken = await takeSecondFactor(trx, app, caller.id, code);
    const actor = actorOfCaller(app, caller, address);
    if (taken === 'backup_code') await audit(trx, app, actor, 'backup_code.used', caller.email);
    if (!taken) await audit(trx, app, actor, 'sign_in.code_failed', caller.email);
    return taken !== null;
  });
  if (!right) wrongCode(401);
  await attempt.right();
  return caller;
}

/** The password of whoever is signed in, asked again before a change that would lock others in or out. */
export async function checkOwnPassword(
  app: App,
  actor: Actor,
  stored: string,
  typed: string,
  field: string,
): Promise<void> {
  const attempt = await tryOf(app, `person:${actor.personId}`, actor.address ?? '');
  if (!(await isPassword(typed, stored)))
    refuse(
      'wrong_password',
      { en: 'The password is wrong.', ru: 'Пароль неверен.', uk: 'Пароль неправильний.' },
      { field },
    );
  await attempt.right();
}

export async function auditSignIn(
  trx: Transaction,
  app: App,
  caller: Caller,
  address: string,
  how: 'password' | 'two_factor' | 'passkey' | 'invitation',
): Promise<void> {
  await audit(trx, app, actorOfCaller(app, caller, address), 'sign_in.done', caller.email, { how });
}

function wrong(): never {
  return refuse(
    'wrong_sign_in',
    {
      en: 'The e-mail or the password is wrong.',
      ru: 'Почта или пароль неверны.',
      uk: 'Пошта або пароль неправильні.',
    },
    { status: 401 },
  );
}

export function wrongCode(status: 401 | 422): never {
  return refuse(
    'wrong_code',
    {
      en: 'The code is wrong or was used already. Wait for the next one.',
      ru: 'Код неверен или уже использован. Дождитесь следующего.',
      uk: 'Код неправильний або вже використаний. Дочекайтеся наступного.',
    },
    { status, field: 'code' },
  );
}
