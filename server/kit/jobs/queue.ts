import { sql } from 'kysely';
import type { Transaction } from '../db/db.ts';

export interface JobOptions {
  /** Jobs of one queue run one after another. */
  queue?: string;
  /** Epoch ms of the real clock; at once where absent. */
  runAt?: number;
  /** A second job with this key replaces the first that has not run yet. */
  key?: string;
  /** Tries before it is a dead letter; 25 where absent (about three days of back-off). */
  maxAttempts?: number;
}

/** Adds a job within the transaction: it exists exactly when the transaction's other writes do. */
export async function addJob(
  trx: Transaction,
  task: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  const runAt = options.runAt === undefined ? null : new Date(options.runAt);
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null},
    run_at => ${runAt}, max_attempts => ${options.maxAttempts ?? 25}, job_key => ${options.key ?? null})`.execute(trx);
}
