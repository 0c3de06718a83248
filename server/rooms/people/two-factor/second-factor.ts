import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { backupDigest } from './backup-codes.ts';
import { stepOf } from './code.ts';
import { takeBackupCode, takeStep, totpOf } from './store.ts';

/** Takes a code of the app or a backup code, once. Null where it is wrong, late or was used. */
export async function takeSecondFactor(
  trx: Transaction,
  app: App,
  personId: string,
  code: string,
): Promise<'totp' | 'backup_code' | null> {
  const totp = await totpOf(trx, personId);
  if (!totp?.confirmed_at) return null;
  const now = app.clock.now();
  const step = stepOf(app.secrets.open(totp.secret, `totp/${personId}`), code, now);
  if (step !== null) return (await takeStep(trx, personId, step)) ? 'totp' : null;
  return (await takeBackupCode(trx, personId, backupDigest(app, personId, code), now)) ? 'backup_code' : null;
}
