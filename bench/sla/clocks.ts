import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { readRequestClock } from '#contract/clocks';
import { updateCalendar } from '#contract/contracts';
import { listRequests } from '#contract/desk';
import { cpuOf } from '../watch/processes.ts';
import type { Product } from '../watch/product.ts';
import { type Agreed, agree, office, openStage, type Stage } from './stage.ts';

interface Means {
  say(line: string): void;
  goal(what: string, value: number, limit: number, unit: string): void;
}

const minute = 60_000;
const hour = 60 * minute;
const open = 10_000;

/**
 * Clocks as they are kept, in PostgreSQL, by the product as it is started: 10,000 open ones whose calendar changes, then
 * notices among them, then an hour of downtime, with a process that is killed while it tells.
 */
export async function measureClocks(means: Means): Promise<void> {
  const stage = await openStage();
  try {
    const product = await stage.another();
    const agreed = await agree(product, stage.hook);
    await fill(stage.db, agreed);
    await renew(stage, product, agreed, means);
    await tellInTime(stage, product, means);
    await product.child.stop('SIGKILL');
    await tellLate(stage, means);
  } finally {
    await stage.close();
  }
}

/** Requests of some weeks with logs of seven entries, two of them of a pause, by the terms of the one that is there. */
async function fill(db: pg.Pool, { clientId, storeId }: Agreed): Promise<void> {
  const now = Date.now();
  await db.query(
    `with made as (insert into requests (id, client_id, store_id, topic, severity, severity_reason, state, source,
        requester_name, opened_at, changed_at)
      select gen_random_uuid(), $1, $2, 'Cart ' || i, 'major', '{"by":"person","name":"Bench","why":""}', 'open', 'portal',
        'Bench', $3::bigint - (50 + i * 37 % 30) * $4::bigint - i * 1009, $3 from generate_series(1, $5::int) i
      returning id, number, opened_at),
    clocks as (insert into clocks (id, kind, subject_id, number, client_id, store_id, started_at, last_seq, terms, calendar, agreed_at)
      select gen_random_uuid(), 'request', m.id, m.number, $1, $2, m.opened_at, 7, c.terms, c.calendar, $3
      from made m, (select terms, calendar from clocks limit 1) c returning *)
    insert into clock_events (clock_id, seq, at, recorded_at, kind, values)
      select c.id, e.seq, c.started_at + e.hours * $4, c.started_at + e.hours * $4, e.kind,
        case e.kind when 'started' then jsonb_build_object('severity', 'major', 'terms', c.terms, 'calendar', c.calendar)
          when 'paused' then '{"reason":"waiting_for_client"}' else '{}' end
      from clocks c, (values (1, 0, 'started'), (2, 0, 'reaction_given'), (3, 5, 'paused'), (4, 8, 'resumed'),
        (5, 20, 'update_given'), (6, 30, 'update_given'), (7, 40, 'update_given')) e(seq, hours, kind)`,
    [clientId, storeId, now, hour, open],
  );
  await db.query('analyze requests, clocks, clock_events');
}

const countOf = async (db: pg.Pool, query: string, values: unknown[] = []): Promise<number> =>
  Number((await db.query<{ n: string }>(`select count(*) as n from ${query}`, values)).rows[0]!.n);

async function until(done: () => Promise<boolean> | boolean, limitMs: number): Promise<number> {
  const begun = performance.now();
  while (!(await done())) {
    if (performance.now() - begun > limitMs) throw new Error(`not done within ${limitMs / 1000} s: ${done.toString()}`);
    await sleep(25);
  }
  return performance.now() - begun;
}

/** The same change three times over: each closes another day. */
async function renew({ db }: Stage, product: Product, { calendarId }: Agreed, { say, goal }: Means): Promise<void> {
  const rounds: { wall: number; answered: number; cpu: number }[] = [];
  for (const [version, day] of [
    [2, 20],
    [3, 21],
    [4, 22],
  ] as const) {
    const before = cpuOf(product.child.pid);
    const begun = performance.now();
    const closed = new Date(Date.now() + day * 24 * hour).toISOString().slice(0, 10);
    const body = { data: { ...office, holidays: [{ date: closed }] } };
    await product.call(updateCalendar, { params: { id: calendarId }, body });
    const answered = performance.now() - begun;
    const name = `${calendarId}:${version}`;
    await until(async () => (await countOf(db, 'clocks where calendar = $1', [name])) > open, 60_000);
    rounds.push({ wall: performance.now() - begun, answered, cpu: cpuOf(product.child.pid) - before });
  }
  await compare(product);
  say(
    `\n${open.toLocaleString('en')} open clocks in PostgreSQL, seven entries each, after a change of their calendar by the API:`,
  );
  for (const { wall, answered, cpu } of rounds)
    say(
      `  answered after ${answered.toFixed(0)} ms, all renewed after ${wall.toFixed(0)} ms, ${(cpu * 1000).toFixed(0)} ms of a processor`,
    );
  goal('all clocks renewed, the worst round', Math.max(...rounds.map(({ wall }) => wall)) / 1000, 2, 's');
}

/** What the list is sorted by is what the clock says. */
async function compare(product: Product): Promise<void> {
  const { items } = await product.call(listRequests, { query: { sort: 'deadline', limit: 100 } });
  for (const { id, clock } of items) {
    const read = await product.call(readRequestClock, { params: { id } });
    if (!clock || clock.next?.dueAt !== read.next?.dueAt)
      throw new Error(`request ${id}: the list says another deadline`);
  }
  const dues = items.map(({ clock }) => clock?.next?.dueAt ?? '9');
  if (dues.some((due, i) => i > 0 && due < dues[i - 1]!)) throw new Error('the list is not sorted by its deadlines');
}

/** Critical ones with half an hour for the answer that fall due from some instant on, evenly spread; their warning was told. */
async function addDue(db: pg.Pool, { from, everyMs, count }: { from: number; everyMs: number; count: number }) {
  await db.query(
    `with made as (insert into requests (id, client_id, store_id, topic, severity, severity_reason, state, source,
        requester_name, opened_at, changed_at)
      select gen_random_uuid(), c.client_id, c.store_id, 'Pay ' || i, 'critical', '{"by":"person","name":"Bench","why":""}', 'new',
        'portal', 'Bench', $1::bigint + i * $2::bigint - $4::bigint, $1
      from generate_series(1, $3::int) i, (select client_id, store_id from clocks limit 1) c
      returning id, number, opened_at, client_id, store_id),
    clocks as (insert into clocks (id, kind, subject_id, number, client_id, store_id, started_at, last_seq, terms, calendar,
        agreed_at, wake_at)
      select gen_random_uuid(), 'request', m.id, m.number, m.client_id, m.store_id, m.opened_at, 1, c.terms, c.calendar,
        (extract(epoch from now()) * 1000)::bigint, m.opened_at + $4 + 1
      from made m, (select terms, calendar from clocks limit 1) c returning *),
    warned as (insert into clock_notices select id, 'reaction', started_at, 'at_risk', started_at + $4, started_at from clocks)
    insert into clock_events (clock_id, seq, at, recorded_at, kind, values)
      select id, 1, started_at, started_at, 'started', jsonb_build_object('severity', 'critical', 'terms', terms, 'calendar', calendar)
      from clocks`,
    [from, everyMs, count, 30 * minute],
  );
}

/** Up to where a notice of this run came, and how long after its moment: half of them, and the last. */
async function stageOf(db: pg.Pool, what: string, from: string, since: number): Promise<string> {
  const { rows } = await db.query<{ half: number; last: number }>(
    `select percentile_disc(0.5) within group (order by ms) as half, max(ms) as last from (${from}) s(ms, moment) where moment >= $1`,
    [since],
  );
  return `${what} ${(Number(rows[0]!.half) / 1000).toFixed(2)} s, the last ${(Number(rows[0]!.last) / 1000).toFixed(2)} s`;
}

const told = `select at - (payload->>'momentAt')::bigint, (payload->>'momentAt')::bigint from outbox where name = 'clock.missed'`;
const planned = `select created_at - due_at, due_at from deliveries where kind = 'clock_missed'`;

async function tellInTime({ db, hook }: Stage, product: Product, { say, goal }: Means): Promise<void> {
  const count = 600;
  // What the filling and the changes made due is told before the measuring begins.
  await settled(db);
  hook.arrived.length = 0;
  const [since, before] = [Date.now(), cpuOf(product.child.pid)];
  await addDue(db, { from: since + 3000, everyMs: 50, count });
  await until(() => hook.arrived.length >= count, 120_000);
  const waits = hook.arrived.map(({ at, clock }) => (at - clock.momentAt) / 1000).sort((a, b) => a - b);
  const share = (part: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * part))]!.toFixed(2);
  say(
    `\n${count} misses in ${(count * 50) / 1000} s among ${open.toLocaleString('en')} open clocks, from the moment to the hook:`,
  );
  say(`  half within ${share(0.5)} s, 99 of 100 within ${share(0.99)} s, the last ${share(1)} s`);
  say(`  ${await stageOf(db, 'seen by the clock: half within', told, since)}`);
  say(`  ${await stageOf(db, 'planned for the channel: half within', planned, since)}`);
  say(
    `  ${(((cpuOf(product.child.pid) - before) * 1000) / count).toFixed(1)} ms of a processor each, with all else that the server does`,
  );
  goal('a notice leaves', waits.at(-1)!, 5, 's');
}

const settled = (db: pg.Pool) =>
  until(
    async () =>
      (await countOf(db, 'clocks where wake_at <= $1', [Date.now()])) +
        (await countOf(db, `deliveries where state in ('waiting', 'sending')`)) +
        (await countOf(db, 'graphile_worker._private_jobs where attempts < max_attempts')) ===
      0,
    300_000,
  );

/** The hour before the start, two servers, and a third that is killed while it tells. */
async function tellLate(stage: Stage, { say, goal }: Means): Promise<void> {
  const { db, hook } = stage;
  const count = 1000;
  hook.arrived.length = 0;
  await addDue(db, { from: Date.now() - hour, everyMs: 3400, count });
  const clocks = () => new Set(hook.arrived.map(({ clock }) => clock.clockId)).size;
  const killed = await stage.another();
  await until(() => clocks() > 100, 120_000);
  await killed.child.stop('SIGKILL');
  const begun = performance.now();
  await Promise.all([stage.another(), stage.another()]);
  await until(() => clocks() >= count, 300_000);
  const wall = performance.now() - begun;
  await sleep(3000);
  const told = await countOf(
    db,
    `(select distinct facts->>'clockId' from deliveries where kind = 'clock_missed' and (facts->>'late')::boolean) d`,
  );
  const twice = await countOf(
    db,
    `(select 1 from deliveries where kind = 'clock_missed' group by facts->>'clockId', facts->>'target', facts->>'dueAt' having count(*) > 1) d`,
  );
  const repeats = hook.arrived.length - clocks();
  say(`\n${count} misses of the hour before the start; one server is killed while it tells, two others go on:`);
  say(`  all at the hook ${(wall / 1000).toFixed(1)} s after the two were asked to start`);
  say(
    `  marked late: ${told}; planned twice: ${twice}; sent again because the kill came before its receipt: ${repeats}`,
  );
  goal('misses without a notice, or with two', count - Math.min(told, count) + twice, 1, '');
}
