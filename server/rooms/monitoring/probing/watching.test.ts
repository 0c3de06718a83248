import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Heard } from '../recording/heard.ts';
import { recordResults } from '../recording/record-results.ts';
import { startWatch, type Watch } from '../testing/watch.ts';
import { claimSlots, LEASE_MS } from './store.ts';

let w: Watch;
const minute = 60_000;
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  w.shop.status.clear();
  w.t.clock.advance(minute);
});
afterAll(() => w.close());

const names = async (id: string) => (await w.told(id)).map((e) => e.name);
const iso = (at: number) => new Date(at).toISOString();

test('a monitor is probed at once, found down after a repeat, and up again after another', async () => {
  const id = await w.watch('/', { page: 'home' });
  expect(await w.read(id)).toMatchObject({ status: 'pending', target: `${w.shop.url}/`, intervalSeconds: 60 });
  const prober = await w.prober();
  await w.probe(prober);
  const up = await w.read(id);
  expect(up).toMatchObject({ status: 'up', failure: null, lastProbeAt: iso(w.t.clock.now()) });
  expect(up.latencyMs).toBeGreaterThan(0);

  w.shop.status.set('/', 503);
  w.t.clock.advance(minute);
  const broke = w.t.clock.now();
  const asked = w.shop.asked.get('/')!;
  await w.probe(prober);
  expect(w.shop.asked.get('/')).toBe(asked + 2);
  const down = await w.read(id);
  expect(down).toMatchObject({ status: 'down', failure: 'http', since: iso(broke) });
  expect(down.explanation).toContain('503');
  expect(down.conditions).toContainEqual({ text: '[STATUS] (503) = 200-399', ok: false });
  expect(down.evidence).toMatchObject({ status: 503 });

  w.shop.status.set('/', 200);
  w.t.clock.advance(minute);
  await w.probe(prober);
  expect(await w.read(id)).toMatchObject({ status: 'up', explanation: null });
  const told = await w.told(id);
  expect(told.map((e) => e.name)).toEqual(['monitor.went_down', 'monitor.recovered']);
  expect(told[0]!.payload).toMatchObject({
    at: broke,
    from: 'up',
    status: 'down',
    failure: 'http',
    regions: ['local'],
  });
});

test('a single failing probe opens nothing', async () => {
  const id = await w.watch('/once');
  const prober = await w.prober();
  await w.probe(prober);
  w.shop.once.set('/once', 503);
  w.t.clock.advance(minute);
  await w.probe(prober);
  expect(w.shop.asked.get('/once')).toBe(3);
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual([]);
});

test('two probers never get the same slot, and none is left over', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, i) => w.watch(`/many-${i}`)));
  const now = w.t.clock.now();
  const region = (await w.rows<{ key: number }>("select key from regions where name = 'local'"))[0]!.key;
  const claim = (prober: number) => claimSlots(w.t.app, { regions: [region], now, horizon: now, prober, limit: 7 });
  const claims: number[] = [];
  for (let got = -1; got !== 0; ) {
    const turn = (await Promise.all([claim(1), claim(2), claim(3), claim(4)])).flat();
    claims.push(...turn.map((c) => c.key));
    got = turn.length;
  }
  expect(claims).toHaveLength(60);
  expect(new Set(claims).size).toBe(60);
});

test('slots are even over the interval, and each is at its own place', async () => {
  await Promise.all(Array.from({ length: 100 }, (_, i) => w.watch(`/even-${i}`)));
  const prober = await w.prober();
  await w.probe(prober);
  const slots = await w.rows<{ next_at: number; phase_ms: number }>('select next_at, phase_ms from probe_slots');
  expect(
    slots.every(
      (s) => s.next_at % minute === s.phase_ms && s.next_at > w.t.clock.now() && s.next_at <= w.t.clock.now() + minute,
    ),
  ).toBe(true);
  const quarters = [0, 1, 2, 3].map((q) => slots.filter((s) => Math.floor(s.phase_ms / 15_000) === q).length);
  expect(Math.min(...quarters)).toBeGreaterThan(10);
});

test('a prober that is killed after its claim loses no daily check', async () => {
  const id = await w.watch('/daily', { intervalSeconds: 86_400 });
  const region = (await w.rows<{ key: number }>("select key from regions where name = 'local'"))[0]!.key;
  const claim = (now: number) => claimSlots(w.t.app, { regions: [region], now, horizon: now, prober: 99, limit: 10 });
  expect(await claim(w.t.clock.now())).toHaveLength(1);
  // Nobody stored a result: the lease ends and the check is due again.
  w.t.clock.advance(LEASE_MS - 1);
  expect(await claim(w.t.clock.now())).toHaveLength(0);
  w.t.clock.advance(1);
  const prober = await w.prober();
  await w.probe(prober);
  expect((await w.read(id)).status).toBe('up');
  const [slot] = await w.rows<{ next_at: number; phase_ms: number; leased: boolean }>(
    'select next_at, phase_ms, leased from probe_slots',
  );
  expect(slot!.leased).toBe(false);
  expect(slot!.next_at % 86_400_000).toBe(slot!.phase_ms);
  expect(slot!.next_at).toBeGreaterThan(w.t.clock.now());
});

test('after a stop of an hour every monitor is probed at once, nothing is known of that hour, and nobody is charged', async () => {
  const id = await w.watch('/stop');
  const prober = await w.prober();
  await w.probe(prober);
  const stopped = w.t.clock.now();
  w.t.clock.advance(60 * minute);
  await w.probe(prober);
  expect((await w.read(id)).status).toBe('up');
  const spans = await w.rows<{ status: string; from_at: number }>(
    'select status, from_at from monitor_spans order by from_at',
  );
  expect(spans).toEqual([
    { status: 'up', from_at: stopped },
    { status: 'unknown', from_at: stopped + minute },
    { status: 'up', from_at: stopped + 60 * minute },
  ]);
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}/uptime`)).body.windows[0]).toMatchObject({
    ratio: 1,
    downMs: 0,
    unknownMs: 59 * minute,
  });
  expect(await names(id)).toEqual([]);
});

test('a clock that jumps back by an hour stops nothing', async () => {
  const id = await w.watch('/clock');
  const prober = await w.prober();
  await w.probe(prober);
  w.t.clock.advance(-60 * minute);
  await prober.start();
  w.shop.status.set('/clock', 503);
  await expect.poll(async () => (await w.read(id)).status, { timeout: 30_000 }).toBe('down');
  await prober.stop();
  expect(await names(id)).toEqual(['monitor.went_down']);
});

test('a failing probe is left to another prober of the region for a moment, then anyone repeats it', async () => {
  const id = await w.watch('/other');
  await w.probe(await w.prober());
  w.t.clock.advance(minute);
  const [slot] = await w.rows<{ monitor_key: number; region: number; revision: number }>(
    'select monitor_key, region, revision from probe_slots',
  );
  const failing: Heard = {
    key: slot!.monitor_key,
    region: slot!.region,
    revision: slot!.revision,
    at: w.t.clock.now(),
    confirmation: false,
    distorted: false,
    outcome: {
      verdict: 'down',
      failure: 'http',
      reason: { code: 'status', params: {} },
      totalMs: 5,
      phases: {},
      conditions: [],
    },
  };
  const claim = (prober: number) =>
    claimSlots(w.t.app, { regions: [slot!.region], now: w.t.clock.now(), horizon: w.t.clock.now(), prober, limit: 5 });
  await claim(71);
  const { confirm } = await recordResults(w.t.app, { key: 71, others: true }, [failing]);
  expect(confirm).toBe(false);
  expect(await claim(71)).toEqual([]);
  expect(await claim(72)).toMatchObject([{ key: slot!.monitor_key, confirming: true }]);
  // With nobody else about, the same prober repeats it, at once.
  w.t.clock.advance(minute);
  await recordResults(w.t.app, { key: 72, others: false }, [
    { ...failing, at: w.t.clock.now() - 1, outcome: { ...failing.outcome, verdict: 'up', failure: undefined } },
  ]);
  const alone = await recordResults(w.t.app, { key: 72, others: false }, [{ ...failing, at: w.t.clock.now() }]);
  expect(alone.confirm).toBe(true);
  expect(await claim(72)).toMatchObject([{ confirming: true }]);
  // And where the others do not come, it is not left undone.
  await recordResults(w.t.app, { key: 72, others: true }, [
    { ...failing, at: w.t.clock.now() + 1, outcome: { ...failing.outcome, verdict: 'up', failure: undefined } },
  ]);
  await recordResults(w.t.app, { key: 72, others: true }, [{ ...failing, at: w.t.clock.now() + 2 }]);
  expect(await claim(72)).toEqual([]);
  w.t.clock.advance(1500);
  expect(await claim(72)).toMatchObject([{ confirming: true }]);
  expect((await w.read(id)).status).toBe('up');
});
