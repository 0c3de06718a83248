import { platforms, type ReadPage } from '#platforms';
import { searchesFor, siteOf } from './candidates.ts';

/**
 * Where a visitor would land who searches the shop for the words: by its own form, its structured data, then the usual
 * places. The likeliest first.
 */
export function searchAddresses(words: string, home: ReadPage, platform: string): URL[] {
  const known = platforms.get(platform);
  const site = siteOf(home.url, known ?? platforms.get('unknown')!, known !== undefined && platform !== 'unknown');
  return searchesFor(words, [{ as: 'home', page: home }], site).map(({ url }) => url);
}
