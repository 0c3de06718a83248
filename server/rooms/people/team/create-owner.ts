import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict } from '#kit/refuse';
import { checkLength, hashPassword } from '../sign-in/password.ts';
import { type Caller, callerById } from '../sign-in/store.ts';
import { hasOwner, insertPerson, lockPeople } from './store.ts';

export interface NewOwner {
  email: string;
  name: string;
  password: string;
  language: Language;
  timeZone: string;
}

/** Creates the first owner. @throws Refusal 409 where there is one */
export async function createOwner(app: App, owner: NewOwner, address: string | null): Promise<Caller> {
  checkLength(owner.password, 'password');
  return (
    (await makeOwner(app, owner, address)) ??
    conflict('owner_exists', {
      en: 'This installation has its owner already. Sign in.',
      ru: 'У этой установки уже есть владелец. Войдите.',
      uk: 'Ця установка вже має власника. Увійдіть.',
    })
  );
}

/** The unattended first start: makes the owner where there is none, and changes nothing where there is. */
export async function ensureOwner(app: App, owner: { email: string; password: string; name: string }): Promise<void> {
  await makeOwner(app, { ...owner, email: owner.email.toLowerCase(), language: 'en', timeZone: 'UTC' }, null);
}

async function makeOwner(
  app: App,
  { password, timeZone, ...owner }: NewOwner,
  address: string | null,
): Promise<Caller | null> {
  if (await hasOwner(app.db)) return null;
  const hash = await hashPassword(password);
  return inTransaction(app.db, async (trx) => {
    await lockPeople(trx);
    if (await hasOwner(trx)) return null;
    const id = newId(app.clock.now());
    const isNew = await insertPerson(trx, {
      id,
      ...owner,
      role: 'owner',
      speciality: null,
      time_zone: timeZone,
      password: hash,
      active: true,
      created_at: app.clock.now(),
      last_seen_at: null,
    });
    if (!isNew) return null;
    await audit(trx, app, { ...system, address }, 'owner.created', owner.email, { personId: id });
    return (await callerById(trx, id)) ?? null;
  });
}
