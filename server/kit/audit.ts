import type { App } from './app.ts';
import type { Db, Transaction } from './db/db.ts';
import type { Actor } from './http/actor.ts';

type AuditTables = {
  audit_log: {
    id: number;
    at: number;
    actor_id: string | null;
    actor: string;
    action: string;
    subject: string;
    details: string;
    address: string | null;
  };
};

/** Writes who did what into the trail, with the change itself. `action` as `store.created`; details hold no secrets. */
export async function audit(
  trx: Transaction,
  app: App,
  actor: Actor,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
): Promise<void> {
  await trx
    .withTables<AuditTables>()
    .insertInto('audit_log')
    .values({
      at: app.clock.now(),
      actor_id: actor.personId,
      actor: actor.name,
      action,
      subject,
      details: JSON.stringify(details),
      address: actor.address,
    } as never)
    .execute();
}

export interface AuditEntry {
  id: string;
  at: number;
  actor: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
  address: string | null;
}

/** The trail, newest first. */
export async function auditTrail(
  db: Db,
  filter: { limit: number; offset: number; action?: string; actorId?: string; q?: string },
): Promise<{ items: AuditEntry[]; total: number }> {
  let query = db.withTables<AuditTables>().selectFrom('audit_log');
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) =>
      e.or([e('actor', 'ilike', like), e('subject', 'ilike', like), e('action', 'ilike', like)]),
    );
  }
  const [rows, count] = await Promise.all([
    query.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(filter.limit).offset(filter.offset).execute(),
    query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return {
    items: rows.map((r) => ({
      id: String(r.id),
      at: r.at,
      actor: r.actor,
      action: r.action,
      subject: r.subject,
      details: r.details as unknown as Record<string, unknown>,
      address: r.address,
    })),
    total: count.n,
  };
}
