import { isClientRole, type Role, type Speciality } from '#contract/permissions';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction, type Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, notFound } from '#kit/refuse';
import { removeInvitationsBy } from '../invitations/store.ts';
import { type Caller, callerById, removeSessions } from '../sign-in/store.ts';
import { removePasskeys, removeTotp } from '../two-factor/store.ts';
import { checkRole, mayChange, mayGive } from './roles.ts';
import { changePerson, countActiveOwners, lockPeople, setClients } from './store.ts';

export interface PersonChange {
  role?: Role;
  speciality?: Speciality | null;
  clientIds?: string[];
  active?: boolean;
}

/** Changes what a person may. The last active owner stays one. */
export function updatePerson(app: App, actor: Actor, id: string, change: PersonChange): Promise<Caller> {
  return inTransaction(app.db, async (trx) => {
    await lockPeople(trx);
    const before = await findPerson(trx, id);
    const after = merge(before, change);
    mayChange(actor, before.role);
    if (after.role !== before.role || (after.active && !before.active)) mayGive(actor, after.role);
    checkRole(after);
    if (
      before.role === 'owner' &&
      before.active &&
      (after.role !== 'owner' || !after.active) &&
      (await countActiveOwners(trx)) === 1
    )
      lastOwner();
    await changePerson(trx, id, { role: after.role, speciality: after.speciality, active: after.active });
    await setClients(trx, id, after.clientIds);
    if (!after.active) await removeSessions(trx, id);
    await audit(trx, app, actor, 'person.changed', before.email, { personId: id, ...change });
    // Nobody comes back by an invitation that they wrote to themselves before they left.
    if (!after.active || after.role !== before.role)
      for (const email of await removeInvitationsBy(trx, id))
        await audit(trx, app, actor, 'invitation.withdrawn', email);
    return findPerson(trx, id);
  });
}

/** What a new role leaves behind goes by itself: clients of a former client, the speciality of a former engineer. */
function merge(before: Caller, change: PersonChange) {
  const role = change.role ?? before.role;
  return {
    role,
    active: change.active ?? before.active,
    speciality: change.speciality !== undefined ? change.speciality : role === 'engineer' ? before.speciality : null,
    clientIds: change.clientIds ?? (isClientRole(role) ? before.client_ids : []),
  };
}

/** For a lost device: all factors go, and all sessions with them. */
export function resetTwoFactor(app: App, actor: Actor, id: string): Promise<void> {
  return inTransaction(app.db, async (trx) => {
    const person = await findPerson(trx, id);
    mayChange(actor, person.role);
    await removeTotp(trx, id);
    await removePasskeys(trx, id);
    await removeSessions(trx, id, actor.personId === id ? actor.sessionId : null);
    await audit(trx, app, actor, 'two_factor.reset', person.email, { personId: id });
  });
}

async function findPerson(trx: Transaction, id: string): Promise<Caller> {
  return (
    (await callerById(trx, id)) ??
    notFound({ en: 'There is no such person.', ru: 'Такого человека нет.', uk: 'Такої людини немає.' })
  );
}

function lastOwner(): never {
  return conflict('last_owner', {
    en: 'This is the last owner: make somebody else an owner first.',
    ru: 'Это последний владелец: сначала сделайте владельцем кого-то ещё.',
    uk: 'Це останній власник: спершу зробіть власником когось іще.',
  });
}
