import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent } from '#contract/events/define';
import { audit, auditTrail } from './audit.ts';
import { announce, on, type Subscriber } from './events/events.ts';
import { Lives } from './jobs/lives.ts';
import { drainJobs, startWorker } from './jobs/work.ts';
import { actorOf, type TestApp, testApp } from './testing/test-app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: [] });
});
afterAll(() => t.close());

const rang = defineEvent('bell.rang', 1, z.object({ bell: z.string(), at: z.number() }), (p) => p.bell);

test('an event reaches each subscriber once, even when its job runs twice; nothing is announced by a rolled-back transaction', async () => {
  const heard: string[] = [];
  const one: Subscriber = { ...on(rang, async (_trx, p) => void heard.push(`one ${p.bell}`)), id: 'a/one' };
  const two: Subscriber = { ...on(rang, async (_trx, p) => void heard.push(`two ${p.bell}`)), id: 'a/two' };
  const app = { ...t.app, subscribers: new Map([['bell.rang', [one, two]]]) };
  await t.write((trx) => announce(trx, app, rang, { bell: 'x', at: 1 }));
  await expect(
    t.write(async (trx) => {
      await announce(trx, app, rang, { bell: 'never', at: 1 });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow();
  await drainJobs(app, []);
  await drainJobs(app, []);
  expect(heard.sort()).toEqual(['one x', 'two x']);
});

test('a subscriber that fails leaves no trace of its writes and is tried again', async () => {
  let tries = 0;
  const flaky: Subscriber = {
    ...on(rang, async (trx, _p, app) => {
      await audit(trx, app, actorOf('owner'), 'bell.answered', 'bell');
      tries += 1;
      if (tries === 1) throw new Error('not yet');
    }),
    id: 'a/flaky',
  };
  const app = { ...t.app, subscribers: new Map([['bell.rang', [flaky]]]) };
  await t.write((trx) => announce(trx, app, rang, { bell: 'y', at: 2 }));
  await drainJobs(app, []);
  expect((await auditTrail(t.app.db, { limit: 10, offset: 0, action: 'bell.answered' })).total).toBe(0);
  await t.app.database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await drainJobs(app, []);
  expect((await auditTrail(t.app.db, { limit: 10, offset: 0, action: 'bell.answered' })).total).toBe(1);
  expect(tries).toBe(2);
});

test('a room answers what happened to one subject in its order, whatever happened; no room waits for another', async () => {
  const fell = defineEvent('bell.fell', 1, z.object({ bell: z.string(), at: z.number() }), (p) => p.bell);
  const heard: string[] = [];
  const hears = (id: string, event: typeof rang, ms: number): Subscriber => ({
    ...on(event, async (_trx, { bell }) => {
      await sleep(ms);
      heard.push(`${id} ${bell}`);
    }),
    id,
  });
  const subscribers = new Map([
    ['bell.rang', [hears('a/rang', rang, 1000)]],
    ['bell.fell', [hears('a/fell', fell, 0), hears('b/fell', fell, 0)]],
  ]);
  const app = { ...t.app, subscribers };
  await t.write((trx) => announce(trx, app, rang, { bell: 'z', at: 1 }));
  await t.write((trx) => announce(trx, app, fell, { bell: 'z', at: 2 }));
  const worker = await startWorker(app, [], 3);
  await expect.poll(() => heard.length).toBe(3);
  await worker.stop();
  expect(heard).toEqual(['b/fell z', 'a/rang z', 'a/fell z']);
});

test('the audit trail cannot be changed or shortened', async () => {
  await t.write((trx) => audit(trx, t.app, actorOf('admin'), 'thing.done', 'a thing', { size: 3 }));
  for (const statement of ["update audit_log set actor = 'x'", 'delete from audit_log', 'truncate audit_log']) {
    await expect(t.app.database.pool.query(statement)).rejects.toThrow('can only grow');
  }
});

test('sealed values open with their own context only', () => {
  const sealed = t.app.secrets.seal('hunter2', 'channel/1');
  expect(sealed).not.toContain('hunter2');
  expect(t.app.secrets.open(sealed, 'channel/1')).toBe('hunter2');
  expect(() => t.app.secrets.open(sealed, 'channel/2')).toThrow();
});

test('what a killed pool had locked is given back, what a living one works on is not, whatever the clocks say', async () => {
  const pool = t.app.database.pool;
  await pool.query(
    `select graphile_worker.add_job('event', '{}', queue_name => 'q' || i) from generate_series(1, 5) i`,
  );
  const lock = async (queue: string, by: string, age: string) => {
    await pool.query(
      'update graphile_worker._private_job_queues set locked_by = $2, locked_at = now() - $3::interval where queue_name = $1',
      [queue, by, age],
    );
    const { rows } = await pool.query<{ id: string }>(
      'update graphile_worker._private_jobs set locked_by = $2, locked_at = now() - $3::interval where job_queue_id = (select id from graphile_worker._private_job_queues where queue_name = $1) returning id',
      [queue, by, age],
    );
    return rows[0]!.id;
  };
  const locked = async () =>
    (
      await pool.query(
        `select queue_name from graphile_worker._private_job_queues where locked_by is not null and queue_name like 'q_' order by 1`,
      )
    ).rows.map((r) => r.queue_name);
  await lock('q1', 'killed', '-1 hour');
  await lock('q2', 'alive', '1 hour');
  await lock('q3', 'never signed', '1 second');
  const busy = await lock('q4', 'me', '1 hour');
  await lock('q5', 'me', '1 minute');
  let now = 0;
  const me = new Lives(
    t.app.db,
    'me',
    () => [String(busy)],
    () => now,
  );
  const other = new Lives(
    t.app.db,
    'alive',
    () => [],
    () => now,
  );
  await new Lives(t.app.db, 'killed', () => []).sign();
  await pool.query(
    `update graphile_worker._private_job_queues set locked_by = 'alive', locked_at = now() where queue_name = 'q2'`,
  );
  await pool.query(`update graphile_worker._private_jobs set locked_at = now() where locked_by = 'alive'`);
  for (; now < 20_000; now += 5000) {
    await other.sign();
    await me.sign();
    expect(await locked()).toEqual(['q1', 'q2', 'q3', 'q4']);
  }
  // The database was away for a minute: nobody could sign, so nobody is taken for dead.
  now += 60_000;
  await me.sign();
  expect(await locked()).toEqual(['q1', 'q2', 'q3', 'q4']);
  for (let i = 0; i < 4; i++) {
    now += 5000;
    await other.sign();
    await me.sign();
  }
  expect(await locked()).toEqual(['q2', 'q4']);
  await me.end();
  await pool.query('delete from graphile_worker._private_jobs');
});
