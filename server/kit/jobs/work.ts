import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app.ts';
import type { Db } from '../db/db.ts';
import { answer } from '../events/events.ts';
import type { Job, Room } from '../room.ts';
import { Lives } from './lives.ts';

const eventPayload = z.object({ eventId: z.uuid(), subscriber: z.string() });

function taskList(app: App, rooms: readonly Room[]): TaskList {
  const jobs = new Map<string, Job>(rooms.flatMap((r) => (r.jobs ?? []).map((j) => [j.name, j] as const)));
  const tasks: TaskList = {
    event: async (payload) => {
      const { eventId, subscriber } = eventPayload.parse(payload);
      await answer(app, eventId, subscriber);
    },
  };
  for (const [name, job] of jobs)
    tasks[name] = async (payload, helpers) =>
      job.run(app, job.payload.parse(payload), {
        signal: helpers.abortSignal,
        attempt: helpers.job.attempts,
        lastAttempt: helpers.job.attempts >= helpers.job.max_attempts,
      });
  return tasks;
}

// graphile-worker's own messages go to our log; those about single jobs only when something is wrong.
const quiet = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

async function options(app: App, rooms: readonly Room[]) {
  const { Logger } = await import('graphile-worker');
  const logger = new Logger(
    () => (level, message) => app.log[quiet[level as keyof typeof quiet] ?? 'debug']({ part: 'jobs' }, message),
  );
  return { pgPool: app.database.pool, taskList: taskList(app, rooms), logger, noHandleSignals: true };
}

const signEveryMs = 5000;
/** A job that ended is ours for so long: that it ended is still being written. */
const endingMs = 30_000;

/** Which jobs a pool works on, with when those that ended did so (`performance.now()`). */
function follow(events: WorkerEvents): { pool(): string; running(): string[] } {
  const jobs = new Map<string, number>();
  let pool = '';
  events.on('pool:create', ({ workerPool }) => (pool = workerPool.id));
  events
    .on('job:start', ({ job }) => void jobs.set(job.id, Infinity))
    .on('job:complete', ({ job }) => void jobs.set(job.id, performance.now()));
  return {
    pool: () => pool,
    running: () => {
      for (const [id, endedAt] of jobs) if (performance.now() - endedAt > endingMs) jobs.delete(id);
      return [...jobs.keys()];
    },
  };
}

/** Works on jobs until stopped. `stop()` lets running jobs end. */
export async function startWorker(
  app: App,
  rooms: readonly Room[],
  concurrency = 8,
): Promise<{ stop(): Promise<void> }> {
  const events: WorkerEvents = new EventEmitter();
  const { pool, running } = follow(events);
  const runner: Runner = await run({
    ...(await options(app, rooms)),
    concurrency,
    pollInterval: 1000,
    crontab: '',
    events,
  });
  const lives = new Lives(app.db, pool(), running);
  const stop = async () => {
    clearInterval(timer);
    await runner.stop();
    await lives.end();
  };
  const timer = setInterval(
    () => void lives.sign().catch((error: unknown) => app.log.warn({ err: error }, 'a sign of life failed')),
    signEveryMs,
  );
  try {
    await lives.sign();
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  return { stop };
}

/** Runs every job that is due, and those that they add, then returns: tests and the demo. */
export async function drainJobs(app: App, rooms: readonly Room[]): Promise<void> {
  const names = Object.keys(taskList(app, rooms));
  const events: WorkerEvents = new EventEmitter();
  const { pool } = follow(events);
  do {
    await runOnce({ ...(await options(app, rooms)), events });
    await isWritten(app.db, pool());
  } while (await isDue(app.db, names));
}

/**
 * That its last jobs ended is still being written when `runOnce` returns: until then their queues are closed to all that
 * wait behind them.
 */
async function isWritten(db: Db, pool: string): Promise<void> {
  for (const until = performance.now() + endingMs; performance.now() < until; await sleep(2)) {
    const locked = await sql`select 1 from graphile_worker._private_jobs where locked_by = ${pool}
      union all select 1 from graphile_worker._private_job_queues where locked_by = ${pool} limit 1`.execute(db);
    if (locked.rows.length === 0) return;
  }
}

/** Jobs that another has locked, even one that died, and those of rooms that are not loaded are not ours to wait for. */
async function isDue(db: Db, names: readonly string[]): Promise<boolean> {
  const due =
    await sql`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.is_available and coalesce(q.is_available, true) and j.run_at <= now() and t.identifier = any(${[...names]}) limit 1`.execute(
      db,
    );
  return due.rows.length > 0;
}

/** What reactions said when they failed and are to be tried again. */
export async function failedReactions(db: Db): Promise<string[]> {
  const failed = await sql<{
    error: string;
  }>`select coalesce(j.payload->>'subscriber', '') || ': ' || j.last_error as error
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'event' and j.last_error is not null`.execute(
    db,
  );
  return failed.rows.map((r) => r.error);
}

export interface DeadJob {
  id: string;
  task: string;
  error: string;
  attempts: number;
  at: number;
}

/** Jobs that used up their tries; newest first. */
export async function deadJobs(db: Db, limit: number, offset: number): Promise<{ items: DeadJob[]; total: number }> {
  const found = await sql<DeadJob & { total: number }>`
    select j.id::text as id, coalesce(j.payload->>'subscriber', t.identifier) as task, coalesce(j.last_error, '') as error, j.attempts::int as attempts,
      (extract(epoch from j.updated_at) * 1000)::bigint as at, count(*) over () as total
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null order by j.updated_at desc limit ${limit} offset ${offset}`.execute(
    db,
  );
  return { items: found.rows.map(({ total: _, ...row }) => row), total: found.rows[0]?.total ?? 0 };
}

/** How many jobs wait, and how many gave up. */
export async function countJobs(db: Db): Promise<{ waiting: number; dead: number }> {
  const counted = await sql<{
    waiting: number;
    dead: number;
  }>`select count(*) filter (where attempts < max_attempts)::int as waiting,
    count(*) filter (where attempts >= max_attempts)::int as dead from graphile_worker._private_jobs`.execute(db);
  return counted.rows[0]!;
}

/** Gives a dead job its tries back. Returns false where there is none of this id. */
export async function retryJob(db: Db, id: string): Promise<boolean> {
  if (!/^\d{1,18}$/.test(id)) return false;
  const done =
    await sql`select id from graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at => now(), attempts => 0)`.execute(
      db,
    );
  return done.rows.length > 0;
}
