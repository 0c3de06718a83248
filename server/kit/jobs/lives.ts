import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import { Signs } from './signs.ts';

/** A pool of workers that gave no sign of life for so long is dead; graphile-worker itself would wait four hours. */
const deadAfterMs = 20_000;

/**
 * Gives back what workers had locked that were killed, and what our own locked without working on it: a database that
 * was away when a job ended leaves it locked. Their jobs run again: jobs are written to bear it.
 */
export class Lives {
  readonly #db: Db;
  readonly #me: string;
  readonly #running: () => readonly string[];
  readonly #signs: Signs;

  /**
   * @param me the name under which our pool locks
   * @param running ids of the jobs that it works on, or has just ended
   * @param now monotonic milliseconds
   */
  constructor(db: Db, me: string, running: () => readonly string[], now?: () => number) {
    this.#db = db;
    this.#me = me;
    this.#running = running;
    this.#signs = new Signs(deadAfterMs, now);
  }

  /** Signs, and looks for the dead; to be called every few seconds. */
  async sign(): Promise<void> {
    await sql`insert into worker_lives (worker_id) values (${this.#me}) on conflict (worker_id) do update set seen_at = clock_timestamp()`.execute(
      this.#db,
    );
    await freeStrays(this.#db, this.#me, this.#running());
    await healTimes(this.#db);
    const dead = this.#signs.silent((await holders(this.#db)).filter(({ id }) => id !== this.#me));
    if (dead.length === 0) return;
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(this.#db);
    await sql`delete from worker_lives where worker_id = any(${dead}::text[])`.execute(this.#db);
  }

  async end(): Promise<void> {
    await sql`delete from worker_lives where worker_id = ${this.#me}`.execute(this.#db);
  }
}

/** Who has locked something, or once signed, with the last sign of life. */
async function holders(db: Db): Promise<{ id: string; sign: string | null }[]> {
  const { rows } = await sql<{ id: string; sign: string | null }>`
    with locks as (
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null
      union select worker_id from worker_lives
    )
    select locks.id, w.seen_at::text as sign from locks left join worker_lives w on w.worker_id = locks.id`.execute(db);
  return rows;
}

/** Jobs that were due before the clock jumped back are due now. */
async function healTimes(db: Db): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now(), updated_at = now() where locked_at is null and run_at > now() and updated_at > now() + interval '5 seconds'`.execute(
    db,
  );
}

async function freeStrays(db: Db, me: string, running: readonly string[]): Promise<void> {
  await sql`
    with strays as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by = ${me} and locked_at < now() - interval '20 seconds' and id <> all(${[...running]}::bigint[])
    )
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null
    where locked_by = ${me} and locked_at < now() - interval '20 seconds' and id not in (
      select job_queue_id from graphile_worker._private_jobs where job_queue_id is not null and id = any(${[...running]}::bigint[]))`.execute(
    db,
  );
}
