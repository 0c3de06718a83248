import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MonitorFile } from '#contract/monitoring';
import type { Heard } from '../recording/heard.ts';
import { recordResults } from '../recording/record-results.ts';
import { startWatch, type Watch } from '../testing/watch.ts';

let w: Watch;
beforeAll(async () => {
  w = await startWatch();
});
afterAll(() => w.close());

const COUNT = 60;

test('whoever changes monitors and whoever records their results never wait for each other in a circle', async () => {
  const settings = { url: `${w.shop.url}/` };
  const items = Array.from({ length: COUNT }, (_, i) => ({
    storeId: w.storeId,
    type: 'http',
    name: `Page ${i}`,
    settings,
  }));
  const { ids } = (await w.t.call(w.staff, 'POST', '/api/monitors/bulk', { items })).body as { ids: string[] };
  let over = false;
  const refused: string[] = [];
  const record = async (key: number, turn: number): Promise<void> => {
    for (let i = turn; !over; i++) {
      w.t.clock.advance(7);
      const slots = await w.rows<Pick<Heard, 'key' | 'region' | 'revision'>>(
        'select monitor_key as key, region, revision from probe_slots order by random()',
      );
      const outcome = (n: number): Heard['outcome'] => ({
        verdict: (n + i) % 3 === 0 ? 'down' : 'up',
        failure: (n + i) % 3 === 0 ? 'http' : undefined,
        reason: { code: 'x', params: {} },
        totalMs: 1,
        phases: {},
        conditions: [],
        learned: { i },
      });
      await recordResults(
        w.t.app,
        { key, others: false },
        slots.map((slot, n) => ({
          ...slot,
          at: w.t.clock.now(),
          confirmation: false,
          distorted: false,
          outcome: outcome(n),
        })),
      );
    }
  };
  const call = async (method: 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown) => {
    const answer = await w.t.call(w.staff, method, url, body);
    if (answer.status >= 400) refused.push(`${method} ${url} ${JSON.stringify(answer.body)}`);
  };
  const change = async (): Promise<void> => {
    for (let i = 0; i < 12; i++) {
      await call('POST', `/api/monitors/${ids[i]}/pause`);
      await call('PATCH', `/api/monitors/${ids[i + 12]}`, { intervalSeconds: 30 + i });
      await call('POST', `/api/monitors/${ids[i]}/resume`);
      await call('DELETE', `/api/monitors/${ids[i + 24]}`);
    }
  };
  const bring = async (): Promise<void> => {
    for (let left = 22; left > 14; left--) {
      const file: MonitorFile = {
        version: 1,
        stores: [
          {
            url: w.shop.url,
            monitors: Array.from({ length: left }, (_, i) => ({
              type: 'http',
              name: `Page ${COUNT - 1 - i}`,
              intervalSeconds: 60 + left,
              settings,
            })),
          },
        ],
      };
      // Without pruning, what the others work on stays.
      await call('POST', '/api/monitor-file', { file });
    }
  };
  const recorders = [record(71, 0), record(72, 1), record(73, 2)];
  await Promise.all([change(), bring()]);
  await call('POST', '/api/monitor-file', {
    file: { version: 1, stores: [{ url: w.shop.url, monitors: [] }] },
    prune: true,
  });
  over = true;
  await Promise.all(recorders);
  expect(refused).toEqual([]);
  expect((await w.list()).total).toBe(0);
});
