import { getDomain } from 'tldts';
import type { MonitorFile } from '#contract/monitoring';
import { watchAlong } from './watch-along.ts';
import type { Draft, FileStore, Reading } from './reading.ts';

export interface Known {
  /** Addresses of the stores that the server has: what belongs to one of them joins it. */
  stores: string[];
  /** The store that takes what has no address of its own. */
  fallback: string | null;
}

/** `shop.example` of `www.shop.example`; shops under a provider's domain stay apart; other hosts stand for themselves. */
export const siteOf = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host.toLowerCase();

/** Puts the monitors into stores by their registrable host. What finds no store is skipped, with the reason. */
export function groupStores(reading: Reading, known: Known): MonitorFile {
  const sites = new Map<string, Draft[]>();
  const put = (site: string, draft: Draft) => sites.set(site, [...(sites.get(site) ?? []), draft]);
  for (const draft of reading.drafts) if (draft.host !== null) put(siteOf(draft.host), draft);
  const byGroup = new Map([...sites].map(([site, drafts]) => [site, drafts.map((d) => d.group)]));
  for (const draft of reading.drafts.filter((d) => d.host === null)) {
    const site = companionOf(draft, byGroup) ?? (known.fallback ? siteOf(new URL(known.fallback).hostname) : null);
    if (site) put(site, draft);
    else
      reading.leave(
        draft.monitor.name,
        draft.monitor.type,
        'It has no address that would say which store it belongs to. Name the store with --store <address>.',
      );
  }
  return { version: 1, stores: [...sites].map(([site, drafts]) => storeOf(site, drafts, sites, known)) };
}

/** The site whose monitors are filed under the same group. */
function companionOf(draft: Draft, byGroup: Map<string, (string | null)[]>): string | null {
  if (draft.group === null) return null;
  const shares = [...byGroup].map(([site, groups]) => ({ site, n: groups.filter((g) => g === draft.group).length }));
  const most = shares.reduce((best, share) => (share.n > best.n ? share : best), { site: '', n: 0 });
  return most.n > 0 ? most.site : null;
}

function storeOf(site: string, drafts: Draft[], sites: Map<string, Draft[]>, known: Known): FileStore {
  const there = [...known.stores, ...(known.fallback ? [known.fallback] : [])].find(
    (url) => siteOf(new URL(url).hostname) === site,
  );
  const names = there && known.stores.includes(there) ? {} : namesOf(site, drafts, sites);
  const monitors = unique([...drafts.map((d) => d.monitor), ...watchAlong(site, drafts)]);
  return { url: there ?? addressOf(site, drafts), ...names, monitors };
}

function addressOf(site: string, drafts: Draft[]): string {
  const web = drafts.filter((d) => d.scheme);
  const hosts = (web.length > 0 ? web : drafts).flatMap((d) => d.host ?? []);
  const host = [site, `www.${site}`].find((h) => hosts.includes(h)) ?? mostFrequent(hosts) ?? site;
  const plain = web.length > 0 && web.filter((d) => d.host === host).every((d) => d.scheme === 'http:');
  return `${plain ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}/`;
}

/**
 * A group that holds this site alone names the store; one that holds several is their client. Without groups a tag
 * that only this site carries names it.
 */
function namesOf(site: string, drafts: Draft[], sites: Map<string, Draft[]>): Pick<FileStore, 'name' | 'client'> {
  const others = [...sites].filter(([other]) => other !== site).flatMap(([, list]) => list);
  const group = drafts[0]!.group;
  if (group !== null && drafts.every((d) => d.group === group))
    return others.some((d) => d.group === group) ? { client: group.slice(0, 100) } : { name: group.slice(0, 100) };
  const tag = drafts[0]!.tags.find(
    (t) => drafts.every((d) => d.tags.includes(t)) && !others.some((d) => d.tags.includes(t)),
  );
  return tag ? { name: tag.slice(0, 100) } : {};
}

/** Monitors are known by their names within a store: a second "Home" becomes "Home (2)", the same at every run. */
function unique(monitors: FileStore['monitors']): FileStore['monitors'] {
  const taken = new Set<string>();
  return monitors.map((monitor) => {
    let name = monitor.name;
    for (let n = 2; taken.has(name); n++) name = `${monitor.name.slice(0, 143)} (${n})`;
    taken.add(name);
    return name === monitor.name ? monitor : { ...monitor, name };
  });
}

function mostFrequent(texts: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<[string, number] | null>(
    (best, entry) => (best && best[1] >= entry[1] ? best : entry),
    null,
  )?.[0];
}
