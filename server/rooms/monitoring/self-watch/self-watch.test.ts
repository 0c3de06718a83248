import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf } from '#kit/testing/test-app';
import { startWatch, type Watch } from '../testing/watch.ts';
import { monitoringMetrics } from './metrics.ts';

let w: Watch;
const minute = 60_000;
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  await w.rows('delete from probers');
  await w.rows('delete from monitoring_marks');
  await w.rows('delete from outbox');
});
afterAll(() => w.close());

const told = async () => (await w.told()).map((e) => `${e.name} ${e.payload.kind}`);
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 15_000) {
    w.t.clock.advance(Math.min(15_000, left));
    await w.sweep('self-watch');
  }
};

test('monitors that nobody probes are an alarm of their own, said once; their status is unknown meanwhile, and nobody is charged', async () => {
  const ids = [await w.watch('/a'), await w.watch('/b')];
  const prober = await w.prober();
  await w.probe(prober);
  const last = w.t.clock.now();
  await pass(2 * minute);
  expect(await told()).toEqual([]);
  await pass(minute);
  expect(await told()).toEqual(['watch.impaired late']);
  expect((await w.told())[0]!.payload.count).toBe(2);
  expect((await w.read(ids[0]!)).status).toBe('unknown');
  const seen = await w.t.call(w.staff, 'GET', '/api/self-watch');
  expect(seen.body).toMatchObject({ lateCount: 2, deadJobs: 0 });
  expect(seen.body.proberProblem).toContain('nothing is being watched');
  await pass(10 * minute);
  expect(await told()).toEqual(['watch.impaired late']);
  await w.probe(prober);
  const back = w.t.clock.now();
  await pass(15_000);
  expect(await told()).toEqual(['watch.impaired late', 'watch.restored late']);
  expect((await w.read(ids[0]!)).status).toBe('up');
  expect(await w.told(ids[0])).toEqual([]);
  const spans = await w.rows(
    'select status, from_at from monitor_spans where monitor_key = (select key from monitors where id = $1) order by from_at',
    [ids[0]],
  );
  expect(spans).toEqual([
    { status: 'up', from_at: last },
    { status: 'unknown', from_at: last + minute },
    { status: 'up', from_at: back },
  ]);
});

test('time counts as unseen by the interval that held then', async () => {
  const prober = await w.prober();
  const spansOf = (id: string) =>
    w.rows(
      'select status, from_at from monitor_spans where monitor_key = (select key from monitors where id = $1) order by from_at',
      [id],
    );
  const every = (id: string, intervalSeconds: number) =>
    w.t.call(w.staff, 'PATCH', `/api/monitors/${id}`, { intervalSeconds });
  const [hasty, calm] = [await w.watch('/hasty'), await w.watch('/calm', { intervalSeconds: 3600 })];
  await w.probe(prober);
  const begun = w.t.clock.now();
  w.t.clock.advance(30 * minute);
  // Every minute was due and nobody came; once an hour was due, and it is not over.
  expect([(await every(hasty, 3600)).status, (await every(calm, 60)).status]).toEqual([200, 200]);
  await w.probe(prober);
  const back = w.t.clock.now();
  expect(await spansOf(calm)).toEqual([{ status: 'up', from_at: begun }]);
  expect(await spansOf(hasty)).toEqual([
    { status: 'up', from_at: begun },
    { status: 'unknown', from_at: begun + minute },
    { status: 'up', from_at: back },
  ]);
});

test('after a start, or a clock that jumps ahead, probers have a moment to catch up before anybody is alarmed', async () => {
  await w.watch('/jump');
  const prober = await w.prober();
  await w.probe(prober);
  w.t.clock.advance(60 * minute);
  await w.sweep('self-watch');
  await w.probe(prober);
  await pass(minute);
  expect(await told()).toEqual([]);
});

test('a remote prober that is silent, and one without a line, are told and taken back', async () => {
  const made = await w.t.call(w.staff, 'POST', '/api/probers', { name: 'far', region: 'north' });
  await pass(minute);
  expect(await told()).toEqual([]);
  const alive = (line: string) =>
    w.rows('update probers set last_seen_at = $1, line = $2 where id = $3', [w.t.clock.now(), line, made.body.id]);
  await alive('dead');
  await w.sweep('self-watch');
  expect(await told()).toEqual(['watch.impaired prober_line']);
  await alive('ok');
  await pass(2 * minute);
  expect(await told()).toEqual([
    'watch.impaired prober_line',
    'watch.restored prober_line',
    'watch.impaired prober_silent',
  ]);
  expect((await w.t.call(w.staff, 'GET', '/api/probers')).body.items[0].state).toBe('silent');
  await alive('ok');
  await w.sweep('self-watch');
  expect((await told()).at(-1)).toBe('watch.restored prober_silent');
});

test('a client’s people learn of the monitors of their stores, and nothing of our machines', async () => {
  await w.watch('/late');
  await pass(4 * minute);
  const stranger = actorOf('client_viewer', { clientIds: ['00000000-0000-7000-8000-0000000000cc'] });
  expect((await w.t.call(stranger, 'GET', '/api/self-watch')).body).toEqual({
    late: [],
    lateCount: 0,
    proberProblem: null,
    deadJobs: 0,
  });
});

test('numbers for Prometheus name probers and statuses, and no store', async () => {
  await w.watch('/numbers');
  const prober = await w.prober('prober "one"');
  await w.probe(prober);
  await prober.start();
  await prober.stop();
  const text = await monitoringMetrics(w.t.app.db, w.t.clock.now());
  expect(text).toContain('vakhta_probes_total{prober="prober \\"one\\"",region="local"} 1');
  expect(text).toContain('vakhta_monitors{status="up"} 1');
  expect(text).toContain('vakhta_monitors_late 0');
  expect(text).not.toContain('127.0.0.1');
  for (const line of text.split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) vakhta_\w+ .+|vakhta_\w+(\{[^}]*\})? -?[\d.e+]+)$/);
});
