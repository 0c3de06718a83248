import type { Db, Transaction } from '#kit/db/db';
import type { PasskeyRow, PeopleTables, TotpRow } from '../tables.ts';

const on = (db: Db) => db.withTables<PeopleTables>();

export function totpOf(db: Db, personId: string): Promise<TotpRow | undefined> {
  return on(db).selectFrom('totp').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

/** The same, held until the transaction ends: of two that change it at once the second waits. */
export function lockTotp(trx: Transaction, personId: string): Promise<TotpRow | undefined> {
  return on(trx).selectFrom('totp').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
}

/** Begins an enrolment, in place of one that was begun and never confirmed. False where there is a confirmed one. */
export async function beginTotp(
  trx: Transaction,
  row: Pick<TotpRow, 'person_id' | 'secret' | 'created_at'>,
): Promise<boolean> {
  const done = await on(trx)
    .insertInto('totp')
    .values({ ...row, last_step: 0, confirmed_at: null })
    .onConflict((c) =>
      c
        .column('person_id')
        .doUpdateSet({ secret: row.secret, created_at: row.created_at })
        .where('totp.confirmed_at', 'is', null),
    )
    .returning('person_id')
    .executeTakeFirst();
  return done !== undefined;
}

/** Takes a step's code, once: false where this step or a later one was taken before. */
export async function takeStep(trx: Transaction, personId: string, step: number): Promise<boolean> {
  return (
    (await on(trx)
      .updateTable('totp')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .where('last_step', '<', step)
      .returning('person_id')
      .executeTakeFirst()) !== undefined
  );
}

export async function confirmTotp(
  trx: Transaction,
  personId: string,
  now: number,
  backupDigests: readonly string[],
): Promise<void> {
  await on(trx).updateTable('totp').set({ confirmed_at: now }).where('person_id', '=', personId).execute();
  await replaceBackupCodes(trx, personId, backupDigests);
}

/** Puts new codes in the place of all before them, used or not. */
export async function replaceBackupCodes(
  trx: Transaction,
  personId: string,
  backupDigests: readonly string[],
): Promise<void> {
  await on(trx).deleteFrom('backup_codes').where('person_id', '=', personId).execute();
  await on(trx)
    .insertInto('backup_codes')
    .values(backupDigests.map((digest) => ({ person_id: personId, digest, used_at: null })))
    .execute();
}

/** False where the code is none of the person's, or was used. */
export async function takeBackupCode(
  trx: Transaction,
  personId: string,
  digest: string,
  now: number,
): Promise<boolean> {
  return (
    (await on(trx)
      .updateTable('backup_codes')
      .set({ used_at: now })
      .where('person_id', '=', personId)
      .where('digest', '=', digest)
      .where('used_at', 'is', null)
      .returning('digest')
      .executeTakeFirst()) !== undefined
  );
}

/** False where there was none that was confirmed. */
export async function removeTotp(trx: Transaction, personId: string): Promise<boolean> {
  await on(trx).deleteFrom('backup_codes').where('person_id', '=', personId).execute();
  const row = await on(trx)
    .deleteFrom('totp')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .executeTakeFirst();
  return (row?.confirmed_at ?? null) !== null;
}

export function passkeysOf(db: Db, personId: string): Promise<PasskeyRow[]> {
  return on(db).selectFrom('passkeys').selectAll().where('person_id', '=', personId).orderBy('created_at').execute();
}

export function passkeyByCredential(db: Db, credentialId: string): Promise<PasskeyRow | undefined> {
  return on(db).selectFrom('passkeys').selectAll().where('credential_id', '=', credentialId).executeTakeFirst();
}

/** Returns false where the credential is known already. */
export async function insertPasskey(trx: Transaction, row: PasskeyRow): Promise<boolean> {
  return (
    (await on(trx)
      .insertInto('passkeys')
      .values(row)
      .onConflict((c) => c.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst()) !== undefined
  );
}

export async function passkeyUsed(trx: Transaction, id: string, counter: number, now: number): Promise<void> {
  await on(trx).updateTable('passkeys').set({ counter, last_used_at: now }).where('id', '=', id).execute();
}

export async function removePasskey(trx: Transaction, id: string, personId: string): Promise<PasskeyRow | undefined> {
  return on(trx)
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst();
}

export async function removePasskeys(trx: Transaction, personId: string): Promise<void> {
  await on(trx).deleteFrom('passkeys').where('person_id', '=', personId).execute();
}

/** Marks a challenge as used. False where it was used before. */
export async function spendChallenge(trx: Transaction, digest: string, expiresAt: number): Promise<boolean> {
  return (
    (await on(trx)
      .insertInto('spent_challenges')
      .values({ digest, expires_at: expiresAt })
      .onConflict((c) => c.doNothing())
      .returning('digest')
      .executeTakeFirst()) !== undefined
  );
}
