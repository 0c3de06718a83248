import { afterEach, beforeEach, expect, test } from 'vitest';
import { simulate, type Simulated } from './stage/simulated.ts';

const minute = 60_000;
const hour = 60 * minute;
let s: Simulated;
beforeEach(async () => {
  s = await simulate();
  await s.live(20 * minute);
  const statuses = new Set(await s.statuses());
  if (statuses.size !== 1 || !statuses.has('up')) throw new Error(`not all is up: ${[...statuses].join(', ')}`);
});
afterEach(() => s.close());

/** Spans of a monitor follow each other without a hole or an overlap. */
async function spansAreWhole(): Promise<void> {
  const { rows } = await s.t.app.database.pool.query<{ n: number }>(`
    select count(*)::int as n from (select from_at, to_at, lag(to_at) over (partition by monitor_key order by from_at) as before from monitor_spans) x
    where from_at >= to_at or (before is not null and before <> from_at)`);
  expect(rows[0]!.n).toBe(0);
}

for (const [name, jump] of [
  ['forward', hour],
  ['backward', -hour],
] as const) {
  test(`the clock jumps an hour ${name}: nobody is alarmed, no store is charged, everything is probed in time again`, async () => {
    s.t.clock.advance(jump);
    const { rows: before } = await s.t.app.database.pool.query<{ n: number }>(
      'select count(*)::int as n from probe_results',
    );
    await s.live(2 * minute);
    const { rows: after } = await s.t.app.database.pool.query<{ n: number }>(
      'select count(*)::int as n from probe_results',
    );
    // Once a minute, twice a minute, and the slow one at least once where it is overdue.
    expect(after[0]!.n - before[0]!.n).toBeGreaterThanOrEqual(6);
    await s.live(30 * minute);
    expect(s.told()).toEqual([]);
    expect(new Set(await s.statuses())).toEqual(new Set(['up']));
    for (const id of s.monitors) {
      const { downMs, outages, unknownMs } = await s.today(id);
      expect({ downMs, outages }).toEqual({ downMs: 0, outages: 0 });
      expect(unknownMs).toBeLessThan(hour + minute);
    }
    await spansAreWhole();
  });

  test(`an outage after a jump an hour ${name} is told at once, and so is its end`, async () => {
    s.t.clock.advance(jump);
    await s.live(minute);
    s.shop.status = 503;
    await s.live(3 * minute);
    expect(s.told()).toEqual(['opened']);
    s.shop.status = 200;
    await s.live(12 * minute);
    expect(s.told()).toEqual(['opened', 'recovered']);
    const { downMs, outages } = await s.today(s.monitors[0]!);
    expect(outages).toBe(1);
    expect(downMs).toBeGreaterThan(minute);
    expect(downMs).toBeLessThan(6 * minute);
    await spansAreWhole();
  });

  test(`a jump an hour ${name} in the middle of an outage: it is not told anew, and the hour is not charged`, async () => {
    s.shop.status = 503;
    await s.live(5 * minute);
    expect(s.told()).toEqual(['opened']);
    s.t.clock.advance(jump);
    await s.live(5 * minute);
    s.shop.status = 200;
    await s.live(12 * minute);
    expect(s.told()).toEqual(['opened', 'recovered']);
    const { downMs } = await s.today(s.monitors[0]!);
    expect(downMs).toBeLessThan(15 * minute);
    await spansAreWhole();
  });
}
