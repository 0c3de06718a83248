import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { conflict, notFound } from '#kit/refuse';
import { digestOf } from '#kit/secrets';
import { checkLength, hashPassword } from '../sign-in/password.ts';
import { actorOfCaller } from '../sign-in/session.ts';
import { type Caller, callerById } from '../sign-in/store.ts';
import { insertPerson, setClients } from '../team/store.ts';
import { accepted, type Invitation, invitationByLink } from './store.ts';

export async function readInvitation(app: App, secret: string): Promise<Invitation> {
  return (await invitationByLink(app.db, digestOf(secret), app.clock.now())) ?? gone();
}

/** Makes the person that an invitation is for. A link serves once. */
export async function acceptInvitation(
  app: App,
  secret: string,
  input: { name: string; password: string; language: Language; timeZone: string },
  address: string,
): Promise<Caller> {
  checkLength(input.password, 'password');
  await readInvitation(app, secret);
  const password = await hashPassword(input.password);
  return inTransaction(app.db, async (trx) => {
    const now = app.clock.now();
    const invitation = (await invitationByLink(trx, digestOf(secret), now, true)) ?? gone();
    const id = newId(now);
    const isNew = await insertPerson(trx, {
      id,
      email: invitation.email,
      name: input.name,
      role: invitation.role,
      speciality: invitation.speciality,
      language: input.language,
      time_zone: input.timeZone,
      password,
      active: true,
      created_at: now,
      last_seen_at: now,
    });
    if (!isNew)
      conflict(
        'person_exists',
        {
          en: '{email} is in the team already: sign in.',
          ru: '{email} уже в команде: войдите.',
          uk: '{email} вже в команді: увійдіть.',
        },
        { values: { email: invitation.email } },
      );
    await setClients(trx, id, invitation.client_ids);
    await accepted(trx, invitation.id, now);
    const caller = (await callerById(trx, id))!;
    await audit(trx, app, actorOfCaller(app, caller, address), 'invitation.accepted', caller.email, {
      invitationId: invitation.id,
      role: caller.role,
    });
    return caller;
  });
}

function gone(): never {
  return notFound({
    en: 'This invitation has expired, was withdrawn or was used. Ask for a new one.',
    ru: 'Это приглашение истекло, отозвано или уже использовано. Попросите новое.',
    uk: 'Це запрошення прострочене, відкликане або вже використане. Попросіть нове.',
  });
}
