import { sql } from 'kysely';
import type { Db } from '../db/db.ts';

/** A worker that gave no sign for so long is dead; graphile-worker itself would wait four hours. */
const deadAfter = '20 seconds';

/** Signs of life of these workers. */
export async function signLives(db: Db, workerIds: readonly string[]): Promise<void> {
  await sql`insert into worker_lives (worker_id) select unnest(${[...workerIds]}::text[]) on conflict (worker_id) do update set seen_at = now()`.execute(db);
}

/** Gives back what workers had locked that were killed. Their jobs run again: jobs are written to bear it. */
export async function unlockDead(db: Db): Promise<void> {
  await sql`with locks as (
      select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
      union all select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
    ), dead as (
      select l.locked_by from locks l left join worker_lives w on w.worker_id = l.locked_by
      group by l.locked_by having max(greatest(coalesce(w.seen_at, l.locked_at), l.locked_at)) < now() - ${deadAfter}::interval
        or max(w.seen_at) < now() - ${deadAfter}::interval
    )
    select graphile_worker.force_unlock_workers(array(select locked_by from dead)) where exists (select from dead)`.execute(db);
  await sql`delete from worker_lives where seen_at < now() - interval '1 hour'`.execute(db);
}

export async function endLives(db: Db, workerIds: readonly string[]): Promise<void> {
  await sql`delete from worker_lives where worker_id = any(${[...workerIds]}::text[])`.execute(db);
}
