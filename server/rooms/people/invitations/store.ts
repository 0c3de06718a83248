import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { InvitationRow, PeopleTables } from '../tables.ts';
import { refuseUnknownClient } from '../team/store.ts';

const on = (db: Db) => db.withTables<PeopleTables>();

export type Invitation = InvitationRow & { client_ids: string[] };

const invitations = (db: Db) =>
  on(db)
    .selectFrom('invitations')
    .selectAll('invitations')
    .select(
      sql<
        string[]
      >`array(select client_id from invitation_clients c where c.invitation_id = invitations.id order by 1)`.as(
        'client_ids',
      ),
    );

export async function emailTaken(db: Db, email: string): Promise<boolean> {
  return (await on(db).selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

/** Keeps an invitation, in place of an open one to the same e-mail. @throws Refusal 422 where one of the clients is none */
export async function insertInvitation(
  trx: Transaction,
  row: InvitationRow,
  clientIds: readonly string[],
): Promise<void> {
  await on(trx).deleteFrom('invitations').where('email', '=', row.email).where('accepted_at', 'is', null).execute();
  await on(trx).insertInto('invitations').values(row).execute();
  const clients = [...new Set(clientIds)].map((client_id) => ({ invitation_id: row.id, client_id }));
  if (clients.length > 0)
    await on(trx).insertInto('invitation_clients').values(clients).execute().catch(refuseUnknownClient);
}

export async function insertLink(trx: Transaction, invitationId: string, digest: string): Promise<void> {
  await on(trx).insertInto('invitation_links').values({ invitation_id: invitationId, digest }).execute();
}

export function openInvitations(db: Db, now: number): Promise<Invitation[]> {
  return invitations(db)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

export function invitationById(db: Db, id: string): Promise<Invitation | undefined> {
  return invitations(db).where('id', '=', id).executeTakeFirst();
}

/** The open invitation of a link. `lock`: nobody else accepts it until the transaction ends. */
export function invitationByLink(db: Db, digest: string, now: number, lock = false): Promise<Invitation | undefined> {
  const links = on(db).selectFrom('invitation_links').select('invitation_id').where('digest', '=', digest);
  return invitations(db)
    .where('id', 'in', links)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst();
}

export async function accepted(trx: Transaction, id: string, now: number): Promise<void> {
  await on(trx).updateTable('invitations').set({ accepted_at: now }).where('id', '=', id).execute();
  await on(trx).deleteFrom('invitation_links').where('invitation_id', '=', id).execute();
}

export async function removeInvitation(trx: Transaction, id: string): Promise<InvitationRow | undefined> {
  return on(trx)
    .deleteFrom('invitations')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Takes back what a person may not give any more. @returns to whom */
export async function removeInvitationsBy(trx: Transaction, personId: string): Promise<string[]> {
  const gone = await on(trx)
    .deleteFrom('invitations')
    .where('invited_by', '=', personId)
    .where('accepted_at', 'is', null)
    .returning('email')
    .execute();
  return gone.map((row) => row.email);
}
