import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict } from '#kit/refuse';
import { own } from '../sign-in/own.ts';
import { checkOwnPassword, wrongCode } from '../sign-in/sign-in.ts';
import { type Caller, callerById } from '../sign-in/store.ts';
import { tryOf } from '../sign-in/tries.ts';
import { backupDigest, newBackupCodes } from './backup-codes.ts';
import { asPicture, newTotpSecret, stepOf } from './code.ts';
import { beginTotp, confirmTotp, lockTotp, removeTotp, replaceBackupCodes, takeStep, totpOf } from './store.ts';

/** Begins to enrol an authenticator app. Nothing changes at sign-in until it is confirmed by a code. */
export async function beginEnrolment(app: App, actor: Actor): Promise<{ secret: string; uri: string; qr: string }> {
  const caller = await callerOf(app, actor);
  const secret = newTotpSecret();
  const row = {
    person_id: caller.id,
    secret: app.secrets.seal(secret, `totp/${caller.id}`),
    created_at: app.clock.now(),
  };
  if (!(await inTransaction(app.db, (trx) => beginTotp(trx, row)))) alreadyOn();
  return { secret, ...(await asPicture(secret, caller.email)) };
}

/** Confirms the app by one of its codes. Returns the backup codes, which are shown once. */
export async function confirmEnrolment(app: App, actor: Actor, code: string): Promise<string[]> {
  const caller = await callerOf(app, actor);
  const attempt = await tryOf(app, `person:${caller.id}`, actor.address ?? '');
  const codes = newBackupCodes();
  await inTransaction(app.db, async (trx) => {
    const totp = await totpOf(trx, caller.id);
    if (totp?.confirmed_at) alreadyOn();
    if (!totp)
      return conflict('totp_not_begun', {
        en: 'Begin again: the picture to scan is no longer valid.',
        ru: 'Начните заново: картинка для сканирования больше не действует.',
        uk: 'Почніть знову: картинка для сканування більше не дійсна.',
      });
    const step = stepOf(app.secrets.open(totp.secret, `totp/${caller.id}`), code, app.clock.now());
    if (step === null || !(await takeStep(trx, caller.id, step))) wrongCode(422);
    await confirmTotp(
      trx,
      caller.id,
      app.clock.now(),
      codes.map((c) => backupDigest(app, caller.id, c)),
    );
    await audit(trx, app, actor, 'two_factor.enrolled', caller.email);
  });
  await attempt.right();
  return codes;
}

/** Turns the authenticator app off. @throws Refusal 422 where the password is wrong */
export async function endEnrolment(app: App, actor: Actor, password: string): Promise<void> {
  const caller = await callerOf(app, actor);
  await checkOwnPassword(app, actor, caller.password, password, 'password');
  await inTransaction(app.db, async (trx) => {
    if (await removeTotp(trx, caller.id)) await audit(trx, app, actor, 'two_factor.removed', caller.email);
  });
}

/** New backup codes, shown once; those before them open nothing. @throws Refusal 422 where the password is wrong */
export async function renewCodes(app: App, actor: Actor, password: string): Promise<string[]> {
  const caller = await callerOf(app, actor);
  await checkOwnPassword(app, actor, caller.password, password, 'password');
  const codes = newBackupCodes();
  await inTransaction(app.db, async (trx) => {
    if (!(await lockTotp(trx, caller.id))?.confirmed_at)
      conflict('totp_off', {
        en: 'Two-factor is off: there are no backup codes. Turn it on first.',
        ru: 'Двухфакторный вход выключен, резервных кодов нет. Сначала включите его.',
        uk: 'Двофакторний вхід вимкнено, резервних кодів немає. Спершу увімкніть його.',
      });
    await replaceBackupCodes(
      trx,
      caller.id,
      codes.map((c) => backupDigest(app, caller.id, c)),
    );
    await audit(trx, app, actor, 'two_factor.codes_renewed', caller.email);
  });
  return codes;
}

export async function callerOf(app: App, actor: Actor): Promise<Caller> {
  return (await callerById(app.db, own(actor).personId))!;
}

function alreadyOn(): never {
  return conflict('totp_on', {
    en: 'Two-factor is on already. Turn it off first.',
    ru: 'Двухфакторный вход уже включён. Сначала выключите его.',
    uk: 'Двофакторний вхід уже увімкнено. Спершу вимкніть його.',
  });
}
