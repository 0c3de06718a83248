import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CellRun } from '#contract/monitoring';
import { addToSketch, emptySketch, encodeSketch, quantile } from '#core/uptime';
import { barsOfStores, monitorsOfStores, together } from './stores-health.ts';
import type { Heard } from '../recording/heard.ts';
import { recordResults } from '../recording/record-results.ts';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;
const reporter = { key: 71, others: false };
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  for (const table of [
    'probe_results',
    'rollups_5m',
    'rollups_hour',
    'rollups_day',
    'rollup_dirty',
    'monitoring_marks',
  ])
    await w.rows(`delete from ${table}`);
});
afterAll(() => w.close());

interface Slot {
  monitor_key: number;
  region: number;
  revision: number;
}
const slotOf = async (id: string) =>
  (
    await w.rows<Slot>(
      'select s.monitor_key, s.region, s.revision from probe_slots s join monitors m on m.key = s.monitor_key where m.id = $1',
      [id],
    )
  )[0]!;
const heard = (
  slot: Slot,
  at: number,
  ms: number,
  verdict: Heard['outcome']['verdict'] = 'up',
  distorted = false,
): Heard => ({
  key: slot.monitor_key,
  region: slot.region,
  revision: slot.revision,
  at,
  confirmation: false,
  distorted,
  outcome: {
    verdict,
    failure: verdict === 'down' ? 'http' : undefined,
    reason: { code: verdict, params: {} },
    totalMs: ms,
    phases: { dns: 1, connect: 2, firstByte: ms - 4, transfer: 1 },
    conditions: [],
  },
});
/** An even clock: the beginning of a UTC day. */
const toMidnight = () => w.t.clock.set(Math.ceil((w.t.clock.now() + 1) / day) * day);

/** Results of every minute for so many hours; each with the time of `ms(i)`. */
async function live(id: string, hours: number, ms: (i: number) => number): Promise<number[]> {
  const slot = await slotOf(id);
  const times: number[] = [];
  for (let i = 0; i < hours * 60; i++) {
    times.push(ms(i));
    await recordResults(w.t.app, reporter, [heard(slot, w.t.clock.now(), ms(i))]);
    w.t.clock.advance(minute);
    if (i % 60 === 59) {
      w.t.clock.advance(100_000);
      await w.sweep('rollups');
      w.t.clock.advance(-100_000);
    }
  }
  return times;
}

test('rollups say what core would say of the single results, at every level', async () => {
  toMidnight();
  const id = await w.watch('/');
  const times = await live(id, 26, (i) => 20 + ((i * 7919) % 997));
  const [five] = await w.rows<{
    up: number;
    timed: number;
    total_ms: number;
    sketch: number[];
    first_byte_ms: number;
    tls_ms: number | null;
  }>('select * from rollups_5m order by at limit 1');
  const sketch = emptySketch();
  for (const ms of times.slice(0, 5)) addToSketch(sketch, ms);
  expect(five).toMatchObject({ up: 5, timed: 5, tls_ms: null, sketch: encodeSketch(sketch) });
  expect(five!.total_ms).toBeCloseTo(
    times.slice(0, 5).reduce((a, b) => a + b),
    0,
  );
  const whole = emptySketch();
  for (const ms of times.slice(0, 24 * 60)) addToSketch(whole, ms);
  const [one] = await w.rows<{ timed: number; sketch: number[] }>('select * from rollups_day');
  expect(one).toMatchObject({ timed: 1440, sketch: encodeSketch(whole) });
  const all = emptySketch();
  for (const ms of times) addToSketch(all, ms);
  const { body } = await w.t.call(w.staff, 'GET', `/api/monitors/${id}/uptime`);
  expect(body.windows[3].p95).toBeCloseTo(quantile(all, 0.95)!, 0);
  expect(body.windows[3]).toMatchObject({ days: 90, ratio: 1, outages: 0 });
});

test('late results mend rollups that were made already', async () => {
  toMidnight();
  const id = await w.watch('/');
  await live(id, 3, () => 100);
  const slot = await slotOf(id);
  const late = w.t.clock.now() - 2 * hour - 30_000;
  await recordResults(w.t.app, reporter, [heard(slot, late, 5000, 'down'), heard(slot, late + 1000, 900, 'up')]);
  const [before] = await w.rows<{ down: number }>('select sum(down)::int as down from rollups_hour');
  expect(before!.down).toBe(0);
  w.t.clock.advance(100_000);
  await w.sweep('rollups');
  const [after] = await w.rows<{ down: number; n: number }>(
    'select sum(down)::int as down, sum(up)::int as n from rollups_hour',
  );
  expect(after).toEqual({ down: 1, n: 181 });
  expect((await w.read(id)).status).toBe('up');
});

test('the response chart is the same from single results and from rollups, without distorted ones', async () => {
  toMidnight();
  const id = await w.watch('/');
  const start = w.t.clock.now();
  await live(id, 4, (i) => (i % 2 ? 100 : 300));
  const slot = await slotOf(id);
  await recordResults(w.t.app, reporter, [heard(slot, w.t.clock.now(), 60_000, 'up', true)]);
  w.t.clock.advance(1000);
  const series = async (points: number) =>
    (
      await w.t.call(
        w.staff,
        'GET',
        `/api/monitors/${id}/series?from=${new Date(start).toISOString()}&to=${new Date(start + 5 * hour).toISOString()}&points=${points}`,
      )
    ).body;
  const fine = await series(500);
  expect(fine.stepMs).toBe(minute);
  expect(fine.total.slice(0, 4)).toEqual([300, 100, 300, 100]);
  expect(fine.total.at(-1)).toBeNull();
  const coarse = await series(10);
  expect(coarse.stepMs).toBe(1_800_000);
  expect(coarse.total.slice(0, 8)).toEqual(Array(8).fill(200));
  expect(coarse.firstByte[0]).toBe(196);
  expect(coarse.tls[0]).toBeNull();
  expect(Math.abs(coarse.p95[0] / 300 - 1)).toBeLessThan(0.051);
  expect(coarse.at[1] - coarse.at[0]).toBe(1800);
  const wrong = await w.t.call(
    w.staff,
    'GET',
    `/api/monitors/${id}/series?from=2026-05-02T00:00:00Z&to=2026-05-01T00:00:00Z`,
  );
  expect([wrong.status, wrong.body.error.field]).toEqual([422, 'to']);
});

test('a store is as bad as the worst that its visitors feel; the wall shows the worst store first', async () => {
  toMidnight();
  const [home, cart] = [
    await w.watch('/', { page: 'home', name: 'Home' }),
    await w.watch('/cart', { page: 'cart', name: 'Cart' }),
  ];
  const made = await w.t.call(w.staff, 'POST', '/api/monitors', {
    storeId: w.storeId,
    type: 'heartbeat',
    name: 'Job',
    settings: { schedule: 'interval' },
  });
  const [a, b] = [await slotOf(home), await slotOf(cart)];
  const began = new Date(w.t.clock.now()).toISOString();
  for (let i = 0; i < 120; i++) {
    const down = i >= 30 && i < 45;
    await recordResults(w.t.app, reporter, [
      heard(a, w.t.clock.now(), 50),
      heard(b, w.t.clock.now(), 80, down ? 'down' : 'up'),
    ]);
    w.t.clock.advance(minute);
  }
  await w.t.call(null, 'GET', `${new URL(made.body.heartbeatUrl).pathname}/fail`);
  const bars = (await barsOfStores(w.t.app.db, [w.storeId], 90, w.t.clock.now())).get(w.storeId)!;
  expect(bars.bars).toHaveLength(90);
  expect(bars.bars.at(-1)).toMatchObject({ status: 'down', downMs: 15 * minute });
  expect(bars.ratio).toBeCloseTo(105 / 120, 5);
  expect(bars.bars[0]).toMatchObject({ status: 'unknown', ratio: null });
  const brief = await monitorsOfStores(w.t.app.db, [w.storeId], w.t.clock.now());
  expect(brief.map((m) => [m.name, m.status])).toEqual([
    ['Cart', 'up'],
    ['Home', 'up'],
    ['Job', 'down'],
  ]);
  w.t.clock.advance(100_000);
  await w.sweep('rollups');
  const { body } = await w.t.call(w.staff, 'GET', '/api/wall');
  expect(body).toMatchObject({ total: 1, counts: { down: 1, up: 0 } });
  expect(body.items[0]).toMatchObject({ status: 'down', monitors: 3, down: 1, certificateDays: null });
  // The store was looked at for two hours: the figure says so.
  expect(body.items[0].uptimeSince).toBe(began);
  expect(body.items[0].bars24h.reduce((sum: number, run: CellRun) => sum + run.n, 0)).toBe(48);
  const one = await w.t.call(w.staff, 'GET', `/api/wall?storeId=${w.storeId}`);
  expect(one.body.items).toEqual(body.items);
  expect(
    body.items[0].latency.filter((ms: number | null) => ms !== null).map((ms: number) => Math.round(ms / 10)),
  ).toEqual([5, 5]);
  expect((await w.t.call(w.staff, 'GET', '/api/wall?status=up')).body).toMatchObject({ total: 0, items: [] });
});

test('the cells of the wall stand still while time goes on, so that only what changed is drawn anew', async () => {
  toMidnight();
  const slot = await slotOf(await w.watch('/'));
  await recordResults(w.t.app, reporter, [heard(slot, w.t.clock.now(), 50)]);
  const wall = async () => (await w.t.call(w.staff, 'GET', '/api/wall')).body;
  const cells = async () => {
    const { items, cells: of } = await wall();
    const runs = items[0].bars24h as CellRun[];
    return runs
      .flatMap(({ n, ...cell }) => Array.from({ length: n }, () => cell))
      .map((cell, i) => ({ ...cell, to: new Date(Date.parse(of.from) + (i + 1) * of.ms).toISOString() }));
  };
  w.t.clock.advance(5 * minute);
  const before = await cells();
  w.t.clock.advance(20 * minute);
  const after = await cells();
  expect(after).toEqual(before);
  expect(after.at(-1)).toMatchObject({
    status: 'up',
    ratio: 1,
    to: new Date(w.t.clock.now() + 5 * minute).toISOString(),
  });
  w.t.clock.advance(5 * minute);
  expect(await cells()).toEqual(before);
  w.t.clock.advance(1);
  expect((await cells()).slice(0, 47)).toEqual(before.slice(1));
});

test('spans of many are joined to one line: down weighs most, what nobody knew least', () => {
  const line = together(
    [
      [
        { from: 0, to: 100, status: 'up' },
        { from: 100, to: null, status: 'unknown' },
      ],
      [
        { from: 20, to: 40, status: 'down' },
        { from: 40, to: 150, status: 'degraded' },
      ],
      [],
    ],
    200,
  );
  expect(line).toEqual([
    { from: 0, to: 20, status: 'up' },
    { from: 20, to: 40, status: 'down' },
    { from: 40, to: 150, status: 'degraded' },
    { from: 150, to: 200, status: 'unknown' },
  ]);
});

test('what the policy no longer keeps is let go, and room is made ahead', async () => {
  toMidnight();
  const id = await w.watch('/');
  await live(id, 1, () => 10);
  expect((await w.t.call(w.staff, 'PATCH', '/api/retention', { resultDays: 3 })).body).toMatchObject({
    resultDays: 3,
    hourDays: 400,
  });
  expect((await w.t.call(w.staff, 'PATCH', '/api/retention', { resultDays: 0 })).status).toBe(422);
  w.t.clock.advance(3 * day);
  await w.sweep('house');
  expect((await w.rows<{ n: number }>('select count(*)::int as n from probe_results'))[0]!.n).toBe(60);
  w.t.clock.advance(day);
  await w.sweep('house');
  expect((await w.rows<{ n: number }>('select count(*)::int as n from probe_results'))[0]!.n).toBe(0);
  expect((await w.rows<{ n: number }>('select count(*)::int as n from rollups_hour'))[0]!.n).toBe(1);
  const ahead = `probe_results_${new Date(w.t.clock.now() + day).toISOString().slice(0, 10).replaceAll('-', '')}`;
  expect(await w.rows('select 1 where to_regclass($1) is not null', [ahead])).toHaveLength(1);
});

test('rollups are let go when they are too old, and when their monitor is no more', async () => {
  toMidnight();
  const [first, second] = [await w.watch('/a', { name: 'A' }), await w.watch('/b', { name: 'B' })];
  await live(first, 3, () => 10);
  await live(second, 3, () => 10);
  const left = async () =>
    (
      await w.rows<{ n: number }>(
        'select count(*)::int as n from rollups_hour group by monitor_key order by monitor_key',
      )
    ).map((r) => r.n);
  expect(await left()).toEqual([3, 3]);
  await w.rows('delete from monitors where id = $1', [second]);
  await w.sweep('house');
  expect(await left()).toEqual([3]);
  w.t.clock.advance(400 * day - 4 * hour);
  await w.sweep('house');
  expect(await left()).toEqual([1]);
});

test('the log is read from the newest on, and by verdict', async () => {
  const id = await w.watch('/');
  const slot = await slotOf(id);
  const start = w.t.clock.now();
  for (let i = 0; i < 10; i++)
    await recordResults(w.t.app, reporter, [heard(slot, start + i * 1000, 10 + i, i === 4 || i === 5 ? 'down' : 'up')]);
  const log = (query: string) => w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes?${query}`).then((r) => r.body);
  const page = await log('limit=3&offset=2');
  expect(page.total).toBe(10);
  expect(page.items.map((p: { totalMs: number }) => p.totalMs)).toEqual([17, 16, 15]);
  expect((await log('verdict=down')).total).toBe(2);
  expect((await log(`before=${new Date(start + 2000).toISOString()}`)).total).toBe(2);
  expect(page.items[0].phases).toEqual({ dns: 1, connect: 2, firstByte: 13, transfer: 1 });
});
