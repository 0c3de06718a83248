import * as m from '#contract/monitoring';
import { createStatusPage } from '#contract/status';
import { addStore, createClient, readDiscovery } from '#contract/stores';
import type { Actor } from '#kit/http/actor';
import type { Desk } from '../desk.ts';
import type { StagedStore, StoreSpec } from '../stage/stores.ts';
import { logo } from './logo.ts';

/** A store of the demo as the product knows it. */
export interface Watched {
  store: StagedStore;
  id: string;
  monitors: m.Monitor[];
}

export async function takeClients(
  desk: Desk,
  owner: Actor,
  stores: readonly StagedStore[],
): Promise<Record<StoreSpec['key'], string>> {
  const ids = new Map<string, string>();
  for (const { key, client, language } of stores)
    ids.set(key, (await desk.call(owner, createClient, { body: { name: client, language } })).id);
  return Object.fromEntries(ids) as Record<StoreSpec['key'], string>;
}

/** Adds the store by its address, waits until it was looked at, and takes the monitors that are proposed. */
export async function addByAddress(
  desk: Desk,
  owner: Actor,
  store: StagedStore,
  clientId: string,
  registry: string,
): Promise<Watched> {
  const { id } = await desk.call(owner, addStore, { body: { url: store.url, name: store.name, clientId } });
  await desk.drain();
  const looked = await desk.call(owner, readDiscovery, { params: { id } });
  if (looked.state !== 'done')
    throw new Error(`${store.url} could not be looked at: ${looked.steps.map(({ text }) => text).join(' · ')}`);
  await desk.call(owner, m.acceptProposal, { params: { id }, body: {} });
  const monitors = await monitorsOf(desk, owner, id);
  // No registry of the world knows the demo's domains.
  for (const { id: monitorId } of monitors.filter(({ type }) => type === 'domain'))
    await desk.call(owner, m.updateMonitor, {
      params: { id: monitorId },
      body: { settings: { domain: store.domain, rdap: registry } },
    });
  return { store, id, monitors };
}

export const monitorsOf = async (desk: Desk, owner: Actor, storeId: string): Promise<m.Monitor[]> =>
  (await desk.call(owner, m.listMonitors, { query: { storeId, limit: 200 } })).items;

const pages: Record<StoreSpec['key'], { slug: string; color: string }> = {
  coffee: { slug: 'ranok', color: '#8a4b1f' },
  toys: { slug: 'lipa', color: '#2f7d4f' },
  clay: { slug: 'clay-and-kiln', color: '#2456a6' },
};

/** A public page for each client, and a reader of one who confirmed by mail. @returns their addresses */
export async function openStatusPages(
  desk: Desk,
  owner: Actor,
  all: readonly Watched[],
  clientIds: Record<StoreSpec['key'], string>,
): Promise<string[]> {
  const urls: string[] = [];
  for (const { store } of all) {
    const { slug, color } = pages[store.key];
    const page = await desk.call(owner, createStatusPage, {
      body: {
        slug,
        title: store.name,
        clientId: clientIds[store.key],
        language: store.language,
        color,
        logo: logo(color),
      },
    });
    urls.push(page.url);
  }
  return urls;
}
