import { createMonitor } from '#contract/monitoring';
import { addStore } from '#contract/stores';
import { system } from '#kit/http/actor';
import type { Desk } from '../../demo/desk.ts';
import type { Page } from './targets.ts';

/** Each page a store of its own with one monitor, so that each fault is an incident of its own. */
export async function watchPages(desk: Desk, pages: readonly Page[]): Promise<void> {
  for (const { name, url, everySeconds } of pages) {
    const { id } = await desk.call(system, addStore, { body: { url, name } });
    await desk.call(system, createMonitor, {
      body: { storeId: id, type: 'http', name, intervalSeconds: everySeconds, settings: { url } },
    });
  }
}
