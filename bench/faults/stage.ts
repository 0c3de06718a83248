import { acceptProposal, createMonitor, listMonitors } from '#contract/monitoring';
import { addStore, readDiscovery } from '#contract/stores';
import { system } from '#kit/http/actor';
import type { Desk } from '../../demo/desk.ts';
import type { FaultServer } from '../../test/fakes/fault-server.ts';
import type { FaultTarget } from '../../test/fakes/fault-target.ts';
import type { PostOffice } from '../../test/fakes/post-office.ts';
import { type Shop, startShop } from '../../test/fakes/shop/shop.ts';
import { type Opened, openProduct, tellWebhook } from '../stage/product.ts';

export interface WatchedFault {
  target: FaultTarget;
  storeId: string;
  monitors: number;
}

/** The product at work on the fault server: its own database, scheduler, worker and prober, in this process. */
export interface FaultWatch {
  desk: Desk;
  faults: WatchedFault[];
}

export interface Means {
  server: FaultServer;
  targets: readonly FaultTarget[];
  office: PostOffice;
  everyMs: number;
  say(line: string): void;
}

export async function openWatch(opened: Opened, { server, targets, office, everyMs, say }: Means): Promise<FaultWatch> {
  const { app, desk, start } = await openProduct(opened, { VAKHTA_RESOLVERS: server.resolver });
  Object.assign(app.settings.netPolicy, { authorities: [server.authority], nameserverPort: server.nameserverPort });
  const shop = await startShop();
  opened.push(shop.close);
  await tellWebhook(desk, `${office.origin}/webhook`);
  const faults = await watchAll(desk, targets, shop, say);
  await setPace(desk, everyMs);
  await start();
  return { desk, faults };
}

/** Each target a store of its own, watched by what is proposed for it. What is no shop is watched as a person would. */
async function watchAll(
  desk: Desk,
  targets: readonly FaultTarget[],
  shop: Shop,
  say: (line: string) => void,
): Promise<WatchedFault[]> {
  const faults: WatchedFault[] = [];
  const other = await desk.call(system, addStore, { body: { url: shop.origin, name: 'mail server' } });
  for (const target of targets) {
    if (target.namedUrl) faults.push(await asProposed(desk, target, target.namedUrl));
    else {
      const settings = { host: target.name, port: target.port, expect: '220' };
      await desk.call(system, createMonitor, { body: { storeId: other.id, type: 'tcp', name: target.id, settings } });
      faults.push({ target, storeId: other.id, monitors: 1 });
    }
    if (faults.length % 10 === 0) say(`${faults.length} of ${targets.length} targets are stores now`);
  }
  return faults;
}

async function asProposed(desk: Desk, target: FaultTarget, url: string): Promise<WatchedFault> {
  const { id: storeId } = await desk.call(system, addStore, { body: { url, name: target.id } });
  await desk.drain();
  const { proposal } = await desk.call(system, readDiscovery, { params: { id: storeId } });
  // No registry knows these domains.
  const keys = proposal.filter(({ type }) => type !== 'domain').map(({ key }) => key);
  await desk.call(system, acceptProposal, { params: { id: storeId }, body: { keys } });
  return { target, storeId, monitors: keys.length };
}

/** All types at one pace, for some below the least that people may choose: a benchmark shall not last an hour. */
async function setPace({ app }: Desk, everyMs: number): Promise<void> {
  await app.database.pool.query('update monitors set interval_ms = $1', [everyMs]);
  await app.database.pool.query('update probe_slots set interval_ms = $1, phase_ms = phase_ms % $1', [everyMs]);
}

/** How many monitors are in each state. */
export async function statusCounts(desk: Desk): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let offset = 0; ; offset += 500) {
    const { items } = await desk.call(system, listMonitors, { query: { limit: 500, offset } });
    for (const { status } of items) counts.set(status, (counts.get(status) ?? 0) + 1);
    if (items.length < 500) return counts;
  }
}
