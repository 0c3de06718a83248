import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { EscalationRow, NotifyTables, PolicyRow } from '../tables.ts';

const on = (db: Db) => db.withTables<NotifyTables>();
const json = <T>(value: T) => JSON.stringify(value) as unknown as T;

export const allPolicies = (db: Db): Promise<PolicyRow[]> =>
  on(db).selectFrom('escalation_policies').selectAll().orderBy(sql`lower(name)`).orderBy('id').execute();
export const policyById = (db: Db, id: string): Promise<PolicyRow | undefined> =>
  on(db).selectFrom('escalation_policies').selectAll().where('id', '=', id).executeTakeFirst();

export async function isPolicyNameTaken(db: Db, name: string, except: string | null): Promise<boolean> {
  const found = await on(db)
    .selectFrom('escalation_policies')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .execute();
  return found.some(({ id }) => id !== except);
}

export const insertPolicy = async (trx: Transaction, row: PolicyRow): Promise<void> =>
  void (await on(trx)
    .insertInto('escalation_policies')
    .values({ ...row, steps: json(row.steps) })
    .execute());
export const changePolicy = async (
  trx: Transaction,
  id: string,
  { name, steps, rounds }: Pick<PolicyRow, 'name' | 'steps' | 'rounds'>,
): Promise<void> =>
  void (await on(trx)
    .updateTable('escalation_policies')
    .set({ name, steps: json(steps), rounds })
    .where('id', '=', id)
    .execute());
export const removePolicy = async (trx: Transaction, id: string): Promise<void> =>
  void (await on(trx).deleteFrom('escalation_policies').where('id', '=', id).execute());

/** Begins once for an incident and a policy, whatever rule asks. */
export const insertEscalation = async (trx: Transaction, row: EscalationRow): Promise<void> =>
  void (await on(trx)
    .insertInto('escalations')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute());

/** What falls due until `now`, the longest overdue first; nobody else works on it meanwhile. */
export const claimDue = (trx: Transaction, now: number, limit: number): Promise<EscalationRow[]> =>
  on(trx)
    .selectFrom('escalations')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

export const escalationsOf = (db: Db, incidentId: string): Promise<EscalationRow[]> =>
  on(db)
    .selectFrom('escalations')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('started_at')
    .orderBy('policy_id')
    .execute();
export const lockEscalations = (trx: Transaction, incidentId: string): Promise<EscalationRow[]> =>
  on(trx)
    .selectFrom('escalations')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('started_at')
    .orderBy('policy_id')
    .forUpdate()
    .execute();

export const moveEscalation = async (
  trx: Transaction,
  { incident_id, policy_id }: Pick<EscalationRow, 'incident_id' | 'policy_id'>,
  to: Partial<Pick<EscalationRow, 'round' | 'step' | 'next_at' | 'ended'>>,
): Promise<void> =>
  void (await on(trx)
    .updateTable('escalations')
    .set(to)
    .where('incident_id', '=', incident_id)
    .where('policy_id', '=', policy_id)
    .execute());

export const forgetEscalations = async (trx: Transaction, before: number): Promise<void> =>
  void (await on(trx)
    .deleteFrom('escalations')
    .where('started_at', '<', before)
    .where('next_at', 'is', null)
    .execute());
