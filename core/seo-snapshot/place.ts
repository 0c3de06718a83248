import type { SeoSnapshot } from './snapshot.ts';

/**
 * The name of an address within its shop, so that a copy at another host can be compared with the shop: path and query; of
 * another site the whole address.
 */
export function placeIn({ store }: Pick<SeoSnapshot, 'store'>, address: string): string {
  if (!URL.canParse(address, store)) return address;
  const url = new URL(address, store);
  return bare(url) === bare(new URL(store)) ? url.pathname + url.search : url.href;
}

const bare = (url: URL): string => url.host.replace(/^www\./, '');
