import { personInvited } from '#contract/events/people';
import type { Role, Speciality } from '#contract/permissions';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction, type Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { type Actor, system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound } from '#kit/refuse';
import { newSecret } from '#kit/secrets';
import { callerById } from '../sign-in/store.ts';
import { checkRole, mayGive } from '../team/roles.ts';
import { teamSettings } from '../team/settings.ts';
import {
  emailTaken,
  type Invitation,
  insertInvitation,
  insertLink,
  invitationById,
  removeInvitation,
} from './store.ts';

const lifeMs = 7 * 24 * 3600_000;

export interface NewInvitation {
  email: string;
  role: Role;
  speciality: Speciality | null;
  clientIds: string[];
  language: Language;
}

/** Invites a person. The link is returned once and kept as its digest. */
export function invite(
  app: App,
  actor: Actor,
  input: NewInvitation,
): Promise<{ invitation: Invitation; link: string }> {
  mayGive(actor, input.role);
  checkRole(input);
  return inTransaction(app.db, async (trx) => {
    if (await emailTaken(trx, input.email))
      conflict(
        'person_exists',
        { en: '{email} is in the team already.', ru: '{email} уже в команде.', uk: '{email} вже в команді.' },
        { field: 'email', values: { email: input.email } },
      );
    const now = app.clock.now();
    const by = await inviterName(trx, actor);
    const { clientIds, ...rest } = input;
    const row = {
      id: newId(now),
      ...rest,
      invited_by: actor.personId,
      invited_by_name: by,
      created_at: now,
      expires_at: now + lifeMs,
      accepted_at: null,
    };
    await insertInvitation(trx, row, clientIds);
    await audit(trx, app, actor, 'person.invited', input.email, { role: input.role, clientIds });
    await announce(trx, app, personInvited, {
      invitationId: row.id,
      email: row.email,
      language: row.language,
      invitedBy: by,
      expiresAt: row.expires_at,
    });
    return { invitation: { ...row, client_ids: [...new Set(clientIds)] }, link: await newLink(trx, app, row.id) };
  });
}

/** The person, also where a token of theirs invites; a machine's token is nobody whom the invited would know. */
async function inviterName(trx: Transaction, actor: Actor): Promise<string> {
  if (actor.personId === null) return actor.kind === 'token' ? system.name : actor.name;
  return (await callerById(trx, actor.personId))?.name ?? actor.name;
}

/** A link of its own for whoever mails an open invitation; null where it was accepted, withdrawn or expired meanwhile. */
export async function invitationLink(
  trx: Transaction,
  app: App,
  invitationId: string,
): Promise<{ email: string; language: Language; invitedBy: string; expiresAt: number; link: string } | null> {
  const row = await invitationById(trx, invitationId);
  if (!row || row.accepted_at !== null || row.expires_at <= app.clock.now()) return null;
  return {
    email: row.email,
    language: row.language,
    invitedBy: row.invited_by_name,
    expiresAt: row.expires_at,
    link: await newLink(trx, app, row.id),
  };
}

async function newLink(trx: Transaction, app: App, invitationId: string): Promise<string> {
  const { secret, digest } = newSecret('vki');
  await insertLink(trx, invitationId, digest);
  return `${(await teamSettings(trx)).publicUrl ?? app.settings.publicUrl}/invitation/${secret}`;
}

export async function withdrawInvitation(app: App, actor: Actor, id: string): Promise<void> {
  await inTransaction(app.db, async (trx) => {
    const row = (await removeInvitation(trx, id)) ?? notFound();
    await audit(trx, app, actor, 'invitation.withdrawn', row.email, { invitationId: id });
  });
}
