import { sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { AuditsTables } from '../tables.ts';

const on = (db: Db) => db.withTables<AuditsTables>();
const AT_ONCE = 200;

/**
 * Deletes the details of some audits from before `old`: of each month (UTC) the last keeps them until it is from before
 * `ancient`, and the newest of a store for ever. Returns how many.
 */
export async function pruneRuns(
  trx: Transaction,
  { old, ancient, now }: { old: number; ancient: number; now: number },
): Promise<number> {
  const done = on(trx)
    .selectFrom('audit_runs')
    .select(['id', 'asked_at', 'pruned_at'])
    .select(sql<number>`row_number() over (partition by store_id order by asked_at desc, id desc)`.as('place'))
    .select(
      sql<number>`row_number() over (
        partition by store_id, date_trunc('month', to_timestamp(asked_at / 1000.0) at time zone 'UTC')
        order by asked_at desc, id desc)`.as('of_month'),
    )
    .where('state', '=', 'done');
  const due = on(trx)
    .selectFrom(done.as('done'))
    .select('id')
    .where('pruned_at', 'is', null)
    .where('place', '>', 1)
    .where('asked_at', '<', old)
    .where((e) => e.or([e('of_month', '>', 1), e('asked_at', '<', ancient)]))
    .limit(AT_ONCE);
  const rows = await on(trx)
    .updateTable('audit_runs')
    .set({ pruned_at: now, seo_pages: null })
    .where('id', 'in', due)
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await on(trx).deleteFrom('audit_results').where('run_id', 'in', ids).execute();
  return ids.length;
}

/** Deletes some that were stopped or failed before `old`: they have nothing to show. Returns how many. */
export async function forgetUnjudged(trx: Transaction, old: number): Promise<number> {
  const due = on(trx)
    .selectFrom('audit_runs')
    .select('id')
    .where('state', 'in', ['failed', 'cancelled'])
    .where('asked_at', '<', old)
    .limit(AT_ONCE);
  const gone = await on(trx).deleteFrom('audit_runs').where('id', 'in', due).returning('id').execute();
  return gone.length;
}
