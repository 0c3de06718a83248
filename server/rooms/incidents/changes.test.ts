import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { maintenanceEnded, maintenanceStarted, monitorChanged, monitorRemoved } from '#contract/events/monitoring';
import { noticeFailed, noticeSent } from '#contract/events/notify';
import { storeDiscovered, storeRemoved } from '#contract/events/stores';
import type { EventType } from '#contract/events/define';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, tell } from './testing/flips.ts';

const hour = 3_600_000;
const engineer = actorOf('engineer');
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents'] });
});
afterAll(() => t.close());

async function happened<P extends z.ZodType>(event: EventType<P>, payload: z.input<P>): Promise<void> {
  await t.write((trx) => announce(trx, t.app, event, payload));
  await t.drain();
}
const read = async (storeId: string) => {
  const [{ id }] = (await t.call(engineer, 'GET', `/api/incidents?storeId=${storeId}`)).body.items;
  return (await t.call(engineer, 'GET', `/api/incidents/${id}`)).body;
};

test('an incident tells what changed in the day before it began, the newest first, and nothing older or of other stores', async () => {
  const [store, other] = [await givenStore(t), await givenStore(t)];
  const now = t.clock.now();
  const changed = (storeId: string, at: number, what: 'created' | 'changed' | 'paused') =>
    happened(monitorChanged, { monitorId: newId(), storeId, name: 'Home', actor: 'Olena', what, at });
  await changed(store.id, now - 30 * hour, 'created');
  await changed(store.id, now - 3 * hour, 'changed');
  await changed(other.id, now - 2 * hour, 'paused');
  const window = {
    maintenanceId: newId(),
    storeId: store.id,
    title: 'New theme',
    from: now - 2 * hour,
    to: now - hour,
  };
  await happened(maintenanceStarted, window);
  await happened(maintenanceEnded, window);
  await happened(storeDiscovered, {
    storeId: store.id,
    platform: 'woocommerce',
    version: '10.0.2',
    previousPlatform: 'woocommerce',
    previousVersion: '9.8.5',
  });
  await happened(storeDiscovered, {
    storeId: store.id,
    platform: 'woocommerce',
    version: '10.0.2',
    previousPlatform: 'woocommerce',
    previousVersion: '10.0.2',
  });
  await tell(t, flipOf(store.id, { at: now }));
  expect((await read(store.id)).changesBefore.map((c: { text: string }) => c.text)).toEqual([
    'Platform: woocommerce 9.8.5 → woocommerce 10.0.2',
    'Maintenance ended: New theme',
    'Maintenance began: New theme',
    'Olena changed the monitor Home',
  ]);
});

test('a monitor that is removed fails no longer; a notice that was given up is told', async () => {
  const store = await givenStore(t);
  const down = await tell(t, flipOf(store.id, { at: t.clock.now() }));
  const { id } = await read(store.id);
  await happened(noticeFailed, {
    deliveryId: newId(),
    incidentId: id,
    channel: 'Night mail',
    kind: 'opened',
    at: t.clock.now(),
    error: 'No such user',
    said: { en: 'No such user', ru: 'Нет такого', uk: 'Немає такого' },
    final: true,
  });
  await happened(noticeFailed, {
    deliveryId: newId(),
    incidentId: id,
    channel: 'Night mail',
    kind: 'opened',
    at: t.clock.now(),
    error: 'Busy',
    final: false,
  });
  await happened(noticeSent, {
    deliveryId: newId(),
    incidentId: id,
    channel: 'Phone',
    kind: 'reminder',
    at: t.clock.now(),
    receipt: '250 ok',
  });
  await happened(monitorRemoved, { monitorId: down.monitorId, storeId: store.id, name: 'Home' });
  const after = await read(store.id);
  expect(after.state).toBe('resolved');
  const told = after.timeline.map((e: { text: string }) => e.text);
  expect(told).toContain('Notice (opened) by Night mail failed: No such user');
  const inRussian = await t.call({ ...engineer, language: 'ru' }, 'GET', `/api/incidents/${id}`);
  expect(JSON.stringify(inRussian.body)).toContain('через Night mail не дошло: Нет такого');
  expect(told).toContain('Notice (not acknowledged yet) sent by Phone.');
  expect(told.join()).not.toContain('Busy');
  await happened(storeRemoved, { storeId: store.id, name: 'x' });
  expect((await t.call(engineer, 'GET', `/api/incidents/${id}`)).status).toBe(404);
});
