import { addressSpeaksOf, isAside } from '#discovery';
import { readPage, type ReadPage } from '#platforms';
import type { Artifacts } from '../artifacts.ts';
import { isFilled } from '../crawl/filled.ts';
import { Cannot } from '../reasons.ts';

/** A server that sends fewer ways into its shop has left them to scripts. */
const FEWEST_WAYS = 3;

/**
 * The home page as the server sends it leads to no goods, and scripts fill it in: what customers see there is not known.
 * @throws {Cannot} then
 */
export function unlessByScripts({ pages }: Pick<Artifacts, 'pages'>): void {
  const seen = pages.find(({ kind, fetched }) => kind === 'home' && fetched.status === 200);
  if (!seen) return;
  const home = readPage(seen.fetched);
  if (isFilled(home) && waysIn(home) < FEWEST_WAYS) throw new Cannot('by_scripts');
}

/** Links that may lead to a list or a product: not home, no page about the shop, no cart. */
function waysIn(home: ReadPage): number {
  const paths = home.links
    .filter(({ url, text }) => url.host === home.url.host && !isAside(url, text))
    .filter(({ url }) => !(['cart', 'checkout', 'login', 'search'] as const).some((kind) => addressSpeaksOf(kind, url)))
    .map(({ url }) => url.pathname);
  return new Set(paths.filter((path) => path !== home.url.pathname && !/register|account/i.test(path))).size;
}
