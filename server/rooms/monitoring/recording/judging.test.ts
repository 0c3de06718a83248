import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { LocalProber } from '../probing/local-prober.ts';
import { startWatch, type Watch } from '../testing/watch.ts';
import type { Heard } from './heard.ts';
import { recordResults } from './record-results.ts';

let w: Watch;
let prober: LocalProber;
const minute = 60_000;
const reporter = { key: 71, others: false };
beforeAll(async () => {
  w = await startWatch();
  prober = await w.prober();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  w.shop.status.clear();
  w.t.clock.advance(minute);
});
afterAll(() => w.close());

const names = async (id: string) => (await w.told(id)).map((e) => e.name);
type Verdict = Heard['outcome']['verdict'];

/** Hands in a result as a prober of the region would. */
async function say(
  id: string,
  verdict: Verdict,
  region = 'local',
  at = w.t.clock.now(),
  learned?: unknown,
): Promise<void> {
  const [slot] = await w.rows<{ monitor_key: number; region: number; revision: number }>(
    'select s.monitor_key, s.region, s.revision from probe_slots s join monitors m on m.key = s.monitor_key join regions r on r.key = s.region where m.id = $1 and r.name = $2',
    [id, region],
  );
  const failure = verdict === 'down' ? 'http' : verdict === 'degraded' ? 'slow' : undefined;
  await recordResults(w.t.app, reporter, [
    {
      key: slot!.monitor_key,
      region: slot!.region,
      revision: slot!.revision,
      at,
      confirmation: false,
      distorted: false,
      outcome: {
        verdict,
        failure,
        reason: { code: verdict, params: {} },
        totalMs: 10,
        phases: { firstByte: 8 },
        conditions: [],
        learned,
      },
    },
  ]);
}

async function sayAgain(id: string, verdict: Verdict, region?: string): Promise<void> {
  w.t.clock.advance(minute);
  await say(id, verdict, region);
  w.t.clock.advance(1000);
  await say(id, verdict, region);
}

test('what we do not know is never charged to the store', async () => {
  const id = await w.watch('/');
  await say(id, 'up');
  for (let i = 0; i < 5; i++) {
    w.t.clock.advance(minute);
    await say(id, 'unknown');
  }
  expect((await w.read(id)).status).toBe('unknown');
  await sayAgain(id, 'up');
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual([]);
  const { body } = await w.t.call(w.staff, 'GET', `/api/monitors/${id}/uptime`);
  expect(body.windows[0]).toMatchObject({ ratio: 1, downMs: 0, outages: 0 });
  expect(body.windows[0].unknownMs).toBeGreaterThan(4 * minute);
});

test('slow is degraded, told as such, and counts as served', async () => {
  const id = await w.watch('/slow');
  await say(id, 'up');
  await sayAgain(id, 'degraded');
  expect(await w.read(id)).toMatchObject({ status: 'degraded', failure: 'slow' });
  await sayAgain(id, 'down');
  await sayAgain(id, 'up');
  expect(await names(id)).toEqual(['monitor.degraded', 'monitor.went_down', 'monitor.recovered']);
});

test('with several regions most of them decide, to go down and to come back', async () => {
  for (const region of ['north', 'south', 'west'])
    await w.t.call(w.staff, 'POST', '/api/probers', { name: `prober of ${region}`, region });
  const id = await w.watch('/regions', { regions: ['north', 'south', 'west'] });
  const all = async (verdicts: Record<string, Verdict>) => {
    w.t.clock.advance(minute);
    for (const [region, verdict] of Object.entries(verdicts)) await say(id, verdict, region);
    w.t.clock.advance(1000);
    for (const [region, verdict] of Object.entries(verdicts)) await say(id, verdict, region);
  };
  await all({ north: 'up', south: 'up', west: 'up' });
  await all({ north: 'down', south: 'up', west: 'up' });
  expect((await w.read(id)).status).toBe('up');
  expect((await w.read(id)).regionStates.map((r) => r.status)).toEqual(['down', 'up', 'up']);
  await all({ north: 'down', south: 'down', west: 'up' });
  expect((await w.read(id)).status).toBe('down');
  expect((await w.told(id))[0]!.payload.regions!.sort()).toEqual(['north', 'south']);
  await all({ north: 'down', south: 'up', west: 'up' });
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual(['monitor.went_down', 'monitor.recovered']);
});

test('the first failing region has the others asked at once', async () => {
  const id = await w.watch('/ask', { regions: ['north', 'south', 'west'] });
  for (const region of ['north', 'south', 'west']) await say(id, 'up', region);
  await w.rows('update probe_slots set next_at = $1', [w.t.clock.now() + 50_000]);
  w.t.clock.advance(20_000);
  await say(id, 'down', 'north');
  const due = await w.rows<{ n: number }>('select count(*)::int as n from probe_slots where next_at <= $1', [
    w.t.clock.now(),
  ]);
  expect(due[0]!.n).toBe(3);
});

test('a monitor whose parent is down does not speak for itself, and does when the parent is back', async () => {
  const parent = await w.watch('/parent');
  const child = await w.watch('/child', { dependsOn: parent });
  await say(parent, 'up');
  await say(child, 'up');
  await sayAgain(parent, 'down');
  await sayAgain(child, 'down');
  expect(await names(child)).toEqual([]);
  expect((await w.read(child)).status).toBe('down');
  await w.sweep('owed');
  expect(await names(child)).toEqual([]);
  await sayAgain(parent, 'up');
  await say(child, 'down');
  await w.sweep('owed');
  expect(await names(parent)).toEqual(['monitor.went_down', 'monitor.recovered']);
  expect(await names(child)).toEqual(['monitor.went_down']);
  expect((await w.told(child))[0]!.payload.dependsOn).toBe(parent);
});

test('a parent and its child that are judged in one call speak with the voice of the parent alone', async () => {
  const parent = await w.watch('/one-parent');
  const child = await w.watch('/one-child', { dependsOn: parent });
  await w.probe(prober);
  w.shop.status.set('/one-parent', 503).set('/one-child', 503);
  w.t.clock.advance(minute);
  await w.rows('update probe_slots set next_at = $1', [w.t.clock.now()]);
  await w.probe(prober);
  await w.sweep('owed');
  expect([(await w.read(parent)).status, (await w.read(child)).status]).toEqual(['down', 'down']);
  expect(await names(parent)).toEqual(['monitor.went_down']);
  expect(await names(child)).toEqual([]);
});

test('a child that was last seen failing while its parent was down is asked again before it speaks', async () => {
  const parent = await w.watch('/old-parent');
  const child = await w.watch('/old-child', { dependsOn: parent, intervalSeconds: 3600 });
  await w.probe(prober);
  w.shop.status.set('/old-parent', 503).set('/old-child', 503);
  w.t.clock.advance(minute);
  await w.rows('update probe_slots set next_at = $1', [w.t.clock.now()]);
  await w.probe(prober);
  w.shop.status.clear();
  w.t.clock.advance(minute);
  await w.probe(prober);
  expect([(await w.read(parent)).status, (await w.read(child)).status]).toEqual(['up', 'down']);
  await w.sweep('owed');
  await w.sweep('owed');
  await w.probe(prober);
  expect((await w.read(child)).status).toBe('up');
  expect(await names(child)).toEqual([]);
  expect(w.shop.asked.get('/old-child')).toBe(5);
});

test('a child that fails first has its parent asked, and waits for the answer', async () => {
  const parent = await w.watch('/first-parent');
  const child = await w.watch('/first-child', { dependsOn: parent });
  await w.probe(prober);
  w.shop.status.set('/first-parent', 503).set('/first-child', 503);
  w.t.clock.advance(30_000);
  await w.rows('update probe_slots set next_at = $1 where monitor_key = (select key from monitors where id = $2)', [
    w.t.clock.now(),
    child,
  ]);
  await w.rows('update probe_slots set next_at = $1 where monitor_key = (select key from monitors where id = $2)', [
    w.t.clock.now() + 25_000,
    parent,
  ]);
  await w.probe(prober);
  await w.probe(prober);
  await w.sweep('owed');
  expect((await w.read(parent)).status).toBe('down');
  expect((await w.read(child)).status).toBe('down');
  expect(await names(parent)).toEqual(['monitor.went_down']);
  expect(await names(child)).toEqual([]);
});

test('a flip tells between which two probes it began, also after calm ones that are not judged one by one', async () => {
  const id = await w.watch('/slow-round');
  for (let i = 0; i < 4; i++) {
    w.t.clock.advance(10 * minute);
    await say(id, 'up');
  }
  const lastUp = w.t.clock.now();
  w.t.clock.advance(9 * minute);
  await sayAgain(id, 'down');
  const [flip] = await w.told(id);
  expect(flip!.payload).toMatchObject({ at: lastUp + 10 * minute, beganAfter: lastUp });
});

test('flapping is said once; meanwhile the worst is told, and recovery waits until it is quiet', async () => {
  const id = await w.watch('/flap');
  await say(id, 'up');
  for (let i = 0; i < 3; i++) {
    await sayAgain(id, 'down');
    await sayAgain(id, 'up');
  }
  expect((await w.read(id)).flapping).toBe(true);
  const before = await names(id);
  expect(before.filter((n) => n === 'monitor.flapping')).toHaveLength(1);
  await sayAgain(id, 'down');
  await sayAgain(id, 'up');
  const during = await names(id);
  expect(during.filter((n) => n === 'monitor.recovered').length).toBe(
    before.filter((n) => n === 'monitor.recovered').length,
  );
  for (let i = 0; i < 31; i++) {
    w.t.clock.advance(minute);
    await say(id, 'up');
  }
  const after = await w.told(id);
  expect((await w.read(id)).flapping).toBe(false);
  expect(after.filter((e) => e.name === 'monitor.flapping').map((e) => e.payload.flapping)).toEqual([true, false]);
  expect(
    after
      .slice(-2)
      .map((e) => e.name)
      .sort(),
  ).toEqual(['monitor.flapping', 'monitor.recovered']);
});

test('results of a monitor that was changed meanwhile are history, and judge nothing', async () => {
  const id = await w.watch('/changed');
  await say(id, 'up');
  const [slot] = await w.rows<{ monitor_key: number; region: number; revision: number }>(
    'select monitor_key, region, revision from probe_slots',
  );
  await w.t.call(w.staff, 'PATCH', `/api/monitors/${id}`, { settings: { url: `${w.shop.url}/new` } });
  const old = (at: number): Heard => ({
    key: slot!.monitor_key,
    region: slot!.region,
    revision: slot!.revision,
    at,
    confirmation: false,
    distorted: false,
    outcome: {
      verdict: 'down',
      failure: 'http',
      reason: { code: 'x', params: {} },
      totalMs: 1,
      phases: {},
      conditions: [],
    },
  });
  await recordResults(w.t.app, reporter, [old(w.t.clock.now() + 1), old(w.t.clock.now() + 2)]);
  expect((await w.read(id)).status).toBe('up');
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes`)).body.total).toBe(3);
});

test('a batch that is stored again after an unclear answer counts once', async () => {
  const id = await w.watch('/again');
  await say(id, 'up');
  const [slot] = await w.rows<{ monitor_key: number; region: number; revision: number }>(
    'select monitor_key, region, revision from probe_slots',
  );
  const heard: Heard = {
    key: slot!.monitor_key,
    region: slot!.region,
    revision: slot!.revision,
    at: w.t.clock.now() + 5,
    confirmation: false,
    distorted: false,
    outcome: {
      verdict: 'down',
      failure: 'http',
      reason: { code: 'x', params: {} },
      totalMs: 1,
      phases: {},
      conditions: [],
    },
  };
  await recordResults(w.t.app, reporter, [heard]);
  await recordResults(w.t.app, reporter, [heard], true);
  expect((await w.read(id)).status).toBe('up');
  expect((await w.t.call(w.staff, 'GET', `/api/monitors/${id}/probes`)).body.total).toBe(2);
});

test('pages with characters that a database refuses are kept all the same', async () => {
  const id = await w.watch('/odd');
  const [slot] = await w.rows<{ monitor_key: number; region: number; revision: number }>(
    'select monitor_key, region, revision from probe_slots',
  );
  const odd = 'a\0b \ud800 \\u0000 </script>';
  await recordResults(
    w.t.app,
    reporter,
    [0, 1].map((i) => ({
      key: slot!.monitor_key,
      region: slot!.region,
      revision: slot!.revision,
      at: w.t.clock.now() + i,
      confirmation: false,
      distorted: false,
      outcome: {
        verdict: 'down',
        failure: 'content',
        reason: { code: 'page_error', params: { quote: odd } },
        totalMs: 1,
        phases: {},
        conditions: [{ text: odd, ok: false }],
        evidence: { bodyExcerpt: odd },
      },
    })),
  );
  const { evidence } = await w.read(id);
  expect(evidence!['bodyExcerpt']).toBe('ab \ufffd \\u0000 </script>');
});

test('what counts as normal moves on with a healthy page, once a day, and never by a page that fails', async () => {
  const id = await w.watch('/');
  const learn = async (verdict: Verdict, learned: string) => {
    await say(id, verdict, 'local', w.t.clock.now(), { learned });
    return (await w.rows<{ baseline: { learned: string } }>('select baseline from monitors where id = $1', [id]))[0]!
      .baseline.learned;
  };
  expect(await learn('up', 'first')).toBe('first');
  w.t.clock.advance(minute);
  expect(await learn('up', 'an hour later')).toBe('first');
  w.t.clock.advance(24 * 60 * minute);
  expect(await learn('down', 'defaced')).toBe('first');
  expect(await learn('up', 'next day')).toBe('next day');
});
