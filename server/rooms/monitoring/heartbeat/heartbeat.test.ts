import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { teamKey } from '#contract/people';
import { writeSettings } from '#kit/settings';
import { actorOf } from '#kit/testing/test-app';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
const minute = 60_000;
beforeAll(async () => {
  w = await startWatch();
});
beforeEach(() => w.rows('delete from monitors'));
afterAll(() => w.close());

async function job(settings: object): Promise<{ id: string; path: string }> {
  const made = await w.t.call(w.staff, 'POST', '/api/monitors', {
    storeId: w.storeId,
    type: 'heartbeat',
    name: 'Nightly export',
    settings,
  });
  expect(made.status).toBe(200);
  expect(made.body.heartbeatUrl).toMatch(/^http:\/\/watch\.test\/ping\/[\w-]{20,}$/);
  return { id: made.body.id, path: new URL(made.body.heartbeatUrl).pathname };
}

/** The scheduler looks every second; here every so often is enough to be present. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 55_000) {
    w.t.clock.advance(Math.min(left, 55_000));
    await w.sweep('heartbeats');
  }
}

test('the address to call is for those who may change the monitor, and begins as the team says', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 600, graceSeconds: 60 });
  const [store] = await w.rows<{ client_id: string }>('select client_id from stores where id = $1', [w.storeId]);
  const client = (role: 'client_viewer' | 'client_admin') => actorOf(role, { clientIds: [store!.client_id] });
  const seen = async (actor: ReturnType<typeof actorOf>) =>
    (await w.t.call(actor, 'GET', `/api/monitors/${id}`)).body.heartbeatUrl;
  expect(await seen(client('client_viewer'))).toBeNull();
  const reachedAt = (publicUrl: string | null) => w.t.write((trx) => writeSettings(trx, teamKey, { publicUrl }));
  await reachedAt('https://watch.agency.example');
  expect(await seen(client('client_admin'))).toBe(`https://watch.agency.example${path}`);
  await reachedAt(null);
});

const names = async (id: string) => (await w.told(id)).map((e) => e.name);

test('silence beyond the grace is an outage, a call ends it', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 600, graceSeconds: 60 });
  expect((await w.read(id)).status).toBe('pending');
  await pass(20 * minute);
  expect((await w.read(id)).status).toBe('pending');
  expect((await w.t.call(null, 'GET', path)).status).toBe(200);
  expect((await w.read(id)).status).toBe('up');
  await pass(10.5 * minute);
  expect((await w.read(id)).status).toBe('up');
  await pass(minute);
  expect(await w.read(id)).toMatchObject({ status: 'down', failure: 'timeout' });
  expect((await w.t.call(null, 'HEAD', path)).status).toBe(200);
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual(['monitor.went_down', 'monitor.recovered']);
});

test('a failure, an exit code and output are told as they are', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 600, graceSeconds: 60 });
  await w.t.call(null, 'POST', `${path}/0`, 'all well');
  const failed = await w.t.http.inject({
    method: 'POST',
    url: `${path}/3`,
    headers: { 'content-type': 'text/plain' },
    payload: 'no space left on device',
  });
  expect(failed.statusCode).toBe(200);
  const down = await w.read(id);
  expect(down).toMatchObject({
    status: 'down',
    failure: 'content',
    evidence: { bodyExcerpt: 'no space left on device', facts: { exitCode: 3 } },
  });
  expect(down.explanation).toContain('3');
  await w.t.call(null, 'GET', `${path}/fail`);
  expect((await w.read(id)).status).toBe('down');
  await w.t.call(null, 'GET', `${path}/start`);
  expect((await w.read(id)).status).toBe('down');
  await w.t.call(null, 'GET', path);
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual(['monitor.went_down', 'monitor.recovered']);
});

test('a run that began must end in time', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 86_400, graceSeconds: 60, maxRunSeconds: 300 });
  await w.t.call(null, 'GET', path);
  await w.t.call(null, 'GET', `${path}/start`);
  await pass(4.5 * minute);
  expect((await w.read(id)).status).toBe('up');
  await pass(minute);
  expect(await w.read(id)).toMatchObject({ status: 'down', failure: 'timeout' });
});

test('calls that were due while we were away are not held against the job', async () => {
  const { id, path } = await job({ schedule: 'cron', cron: '0 * * * *', zone: 'Europe/Kyiv', graceSeconds: 300 });
  await w.t.call(null, 'GET', path);
  await w.sweep('heartbeats');
  w.t.clock.advance(5 * 60 * minute);
  await w.sweep('heartbeats');
  expect((await w.read(id)).status).toBe('up');
  await pass(70 * minute);
  expect((await w.read(id)).status).toBe('down');
});

test('a clock that jumps back does not put off the alarm', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 600, graceSeconds: 60 });
  await w.t.call(null, 'GET', path);
  await w.sweep('heartbeats');
  w.t.clock.advance(-60 * minute);
  await w.sweep('heartbeats');
  await pass(12 * minute);
  expect((await w.read(id)).status).toBe('down');
});

test('unknown addresses and ways to call are 404; a paused one takes calls and says nothing', async () => {
  const { id, path } = await job({ schedule: 'interval', everySeconds: 600, graceSeconds: 60 });
  expect((await w.t.call(null, 'GET', '/ping/nobody')).status).toBe(404);
  expect((await w.t.call(null, 'GET', `${path}/256`)).status).toBe(404);
  expect((await w.t.call(null, 'GET', `${path}/sta`)).status).toBe(404);
  await w.t.call(w.staff, 'POST', `/api/monitors/${id}/pause`);
  expect((await w.t.call(null, 'GET', `${path}/1`)).status).toBe(200);
  expect((await w.read(id)).status).toBe('paused');
  await w.t.call(null, 'GET', path);
  await w.t.call(w.staff, 'POST', `/api/monitors/${id}/resume`);
  await w.sweep('heartbeats');
  expect((await w.read(id)).status).toBe('up');
  expect(await names(id)).toEqual([]);
});
