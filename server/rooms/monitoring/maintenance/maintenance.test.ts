import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actorOf } from '#kit/testing/test-app';
import type { LocalProber } from '../probing/local-prober.ts';
import { startWatch, type Watch } from '../testing/watch.ts';
import { maintenanceShown } from './read-maintenance.ts';

let w: Watch;
let prober: LocalProber;
const minute = 60_000;
const day = 86_400_000;
beforeAll(async () => {
  w = await startWatch();
  prober = await w.prober();
});
beforeEach(async () => {
  await w.rows('delete from monitors');
  await w.rows('delete from maintenance');
  await w.rows('delete from maintenance_windows');
  w.shop.status.clear();
});
afterAll(() => w.close());

const iso = (at: number) => new Date(at).toISOString();
const plan = (values: object) =>
  w.t.call(w.staff, 'POST', '/api/maintenance', {
    title: 'New shelves',
    storeId: w.storeId,
    from: null,
    to: null,
    recurrence: null,
    ...values,
  });
const minutes = async (n: number) => {
  for (let i = 0; i < n; i++) {
    w.t.clock.advance(minute);
    await w.probe(prober);
    await w.sweep('windows', 'owed');
  }
};
const names = async (id: string) => (await w.told(id)).map((e) => e.name);

test('planned work silences, is shown, and is not counted; what is still broken after it is told then', async () => {
  const id = await w.watch('/');
  await w.probe(prober);
  const from = w.t.clock.now() + minute;
  const made = await plan({ from: iso(from), to: iso(from + 5 * minute) });
  expect(made.body).toMatchObject({
    state: 'planned',
    nextFrom: iso(from),
    nextTo: iso(from + 5 * minute),
    createdBy: 'admin of the test',
  });
  await minutes(1);
  w.shop.status.set('/', 503);
  await minutes(4);
  expect(await w.read(id)).toMatchObject({ status: 'maintenance', failure: 'http' });
  expect(await names(id)).toEqual([]);
  expect((await w.t.call(w.staff, 'GET', '/api/maintenance')).body.items[0]).toMatchObject({ state: 'running' });
  await minutes(2);
  expect((await w.read(id)).status).toBe('down');
  expect(await names(id)).toEqual(['monitor.went_down']);
  w.shop.status.clear();
  await minutes(2);
  const { body } = await w.t.call(w.staff, 'GET', `/api/monitors/${id}/uptime`);
  expect(body.windows[0]).toMatchObject({ maintenanceMs: 5 * minute, downMs: 2 * minute });
  expect(body.spans.map((s: { status: string }) => s.status)).toEqual(['up', 'down', 'maintenance', 'up']);
  const told = (
    await w.rows<{ name: string }>("select name from outbox where name like 'maintenance.%' order by at")
  ).map((r) => r.name);
  expect(told).toEqual(['maintenance.started', 'maintenance.ended']);
});

test('what broke and healed within planned work is nobody else’s matter', async () => {
  const id = await w.watch('/healed');
  await w.probe(prober);
  await plan({ from: iso(w.t.clock.now()), to: iso(w.t.clock.now() + 10 * minute) });
  w.shop.status.set('/healed', 503);
  await minutes(3);
  w.shop.status.clear();
  await minutes(12);
  expect(await names(id)).toEqual([]);
  expect((await w.read(id)).uptime24h).toBe(1);
});

test('what was last seen broken within planned work is looked at again before anybody is told', async () => {
  const id = await w.watch('/seldom', { intervalSeconds: 3600 });
  await w.probe(prober);
  await plan({ from: iso(w.t.clock.now()), to: iso(w.t.clock.now() + 10 * minute) });
  w.shop.status.set('/seldom', 503);
  await w.rows('update probe_slots set next_at = $1', [w.t.clock.now() + minute]);
  await minutes(3);
  w.shop.status.clear();
  await minutes(10);
  expect(await names(id)).toEqual([]);
  expect((await w.read(id)).status).toBe('up');
});

test('a window that comes again keeps its hour on the wall, and ends early when told to', async () => {
  // 1 June 2026, 03:00 in Kyiv is 00:00 in UTC.
  const made = await plan({ recurrence: { cron: '0 3 * * *', durationMinutes: 60, timeZone: 'Europe/Kyiv' } });
  expect(made.status).toBe(200);
  const first = Date.parse(made.body.nextFrom);
  expect(new Date(first).getUTCHours()).toBe(0);
  w.t.clock.set(first + minute);
  await w.sweep('windows', 'owed');
  const id = await w.watch('/again');
  await w.probe(prober);
  expect((await w.read(id)).status).toBe('maintenance');
  expect((await w.t.call(w.staff, 'POST', `/api/maintenance/${made.body.id}/end`)).body).toMatchObject({
    state: 'planned',
    nextFrom: iso(first + day),
  });
  expect((await w.read(id)).status).toBe('up');
  expect((await w.t.call(w.staff, 'POST', `/api/maintenance/${made.body.id}/end`)).status).toBe(409);
  const shown = await maintenanceShown(w.t.app.db, [w.storeId], w.t.clock.now(), w.t.clock.now() + 3 * day);
  expect(shown.map((s) => s.from)).toEqual([first + day, first + 2 * day, first + 3 * day]);
  expect((await w.t.call(w.staff, 'DELETE', `/api/maintenance/${made.body.id}`)).status).toBe(204);
  expect(await maintenanceShown(w.t.app.db, [w.storeId], w.t.clock.now(), w.t.clock.now() + 3 * day)).toEqual([]);
});

test('a window that is ended early says when it ended', async () => {
  const from = w.t.clock.now();
  const made = await plan({ from: iso(from), to: iso(from + 60 * minute) });
  await w.sweep('windows');
  w.t.clock.advance(7 * minute);
  expect((await w.t.call(w.staff, 'POST', `/api/maintenance/${made.body.id}/end`)).body).toMatchObject({
    state: 'over',
    from: iso(from),
    to: iso(from + 7 * minute),
  });
});

test('some monitors alone can be under work', async () => {
  const [one, two] = [await w.watch('/one'), await w.watch('/two')];
  await w.probe(prober);
  await plan({ monitorIds: [one], from: iso(w.t.clock.now()), to: iso(w.t.clock.now() + 10 * minute) });
  w.shop.status.set('/one', 503).set('/two', 503);
  await minutes(1);
  expect(await names(one)).toEqual([]);
  expect(await names(two)).toEqual(['monitor.went_down']);
});

test('wrong windows are refused, and change nothing', async () => {
  const now = w.t.clock.now();
  for (const [values, field] of [
    [{ from: iso(now + minute), to: iso(now) }, 'to'],
    [{}, 'from'],
    [{ from: iso(now - day), to: iso(now - minute) }, 'to'],
    [{ recurrence: { cron: '99 3 * * *', durationMinutes: 60, timeZone: 'UTC' } }, 'recurrence'],
    [{ recurrence: { cron: '0 3 31 2 *', durationMinutes: 60, timeZone: 'UTC' } }, 'recurrence'],
    [{ recurrence: { cron: '0 3 * *', durationMinutes: 60, timeZone: 'UTC' } }, 'recurrence'],
    [{ from: iso(now), to: iso(now + minute), monitorIds: ['00000000-0000-7000-8000-000000000001'] }, 'monitorIds'],
    [{ from: iso(now), to: iso(now + minute), storeId: '00000000-0000-7000-8000-000000000001' }, 'storeId'],
  ] as const) {
    const answer = await plan(values);
    expect([answer.status, answer.body.error?.field]).toEqual([422, field]);
    for (const language of ['ru', 'uk'] as const) {
      const told = await w.t.call({ ...w.staff, language }, 'POST', '/api/maintenance', {
        title: 'New shelves',
        storeId: w.storeId,
        from: null,
        to: null,
        recurrence: null,
        ...values,
      });
      expect(told.body.error.message).toMatch(/^(recurrence[.a-zA-Z]*: |monitorIds: |storeId: )?[А-ЯІЇЄ]/);
    }
  }
  const client = actorOf('client_admin', { clientIds: ['00000000-0000-7000-8000-0000000000cc'] });
  expect(
    (
      await w.t.call(client, 'POST', '/api/maintenance', {
        title: 'x',
        storeId: null,
        from: iso(now),
        to: iso(now + minute),
        recurrence: null,
      })
    ).status,
  ).toBe(422);
  expect((await w.t.call(w.staff, 'GET', '/api/maintenance')).body.total).toBe(0);
});
