import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MeasuredSet, speedMetrics } from '#contract/speed';
import { auditMeasured } from '#contract/events/audits';
import type { Db } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { type TestApp, testApp } from '#kit/testing/test-app';
import { addStore } from '#rooms/stores';
import { standingsOf } from './store.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'speed'] });
});
afterAll(() => t.close());

/** Home on two devices; the figure is the same in each run and metric. */
const setOf = (figure: number): MeasuredSet => ({
  ...{ lighthouse: '13.5.0', chromium: '156.0.0.0', runs: 3, failed: [] },
  pages: (['desktop', 'phone'] as const).map((device) => ({
    ...{ kind: 'home', device, url: 'https://shop.example/' },
    values: Object.fromEntries(
      speedMetrics.map((metric) => [metric, [figure, figure, figure]]),
    ) as MeasuredSet['pages'][number]['values'],
    seen: { byKind: [], byHost: [], thirdParties: [] },
  })),
});

async function measuredStore(figures: number[]): Promise<string> {
  const name = `shop-${newId()}`;
  const store = await t.write((trx) => addStore(trx, t.app, system, { url: `https://${name}.example`, name }));
  for (const figure of figures) {
    t.clock.advance(86_400_000);
    const at = t.clock.now();
    const told = { auditId: newId(at), storeId: store.id, startedBy: null, askedAt: at - 600_000, at };
    await t.write((trx) => announce(trx, t.app, auditMeasured, { ...told, measured: setOf(figure) }));
    await t.drain();
  }
  return store.id;
}

/** Counts what is asked of the database. */
function counted(db: Db): { db: Db; asked(): number } {
  let asked = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => ((asked += 1), node),
    transformResult: ({ result }) => Promise.resolve(result),
  });
  return { db: counting, asked: () => asked };
}

test('the latest figures of each store, in as many queries for one as for many', async () => {
  const ids = [await measuredStore([100, 300, 200]), await measuredStore([50]), newId()];
  const one = counted(t.app.db);
  await standingsOf(one.db, ids.slice(0, 1));
  const many = counted(t.app.db);
  const found = await standingsOf(many.db, ids);
  expect(one.asked()).toBeGreaterThan(0);
  expect(many.asked()).toBe(one.asked());
  expect(ids.map((id) => found.get(id)!.pages.map(({ device, runs }) => [device, runs.lcp?.[0]]))).toEqual([
    [
      ['desktop', 200],
      ['phone', 200],
    ],
    [
      ['desktop', 50],
      ['phone', 50],
    ],
    [],
  ]);
  expect(found.get(ids[0]!)).toMatchObject({ latest: { state: 'done', store_id: ids[0] }, slower: 0 });
  expect(found.get(ids[2]!)).toEqual({ pages: [], slower: 0 });
});
