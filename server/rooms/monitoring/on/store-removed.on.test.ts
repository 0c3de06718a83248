import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeRemoved } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
beforeAll(async () => {
  w = await startWatch();
});
afterAll(() => w.close());

test('a removed store is no longer watched, and its history goes with it', async () => {
  const id = await w.watch('/');
  await w.probe(await w.prober());
  expect((await w.read(id)).status).toBe('up');
  await w.t.write((trx) => announce(trx, w.t.app, storeRemoved, { storeId: w.storeId, name: 'A shop' }));
  await w.t.drain();
  expect((await w.list()).total).toBe(0);
  for (const table of ['probe_slots', 'monitor_states', 'monitor_spans']) {
    expect(await w.rows(`select 1 from ${table}`), table).toEqual([]);
  }
});
