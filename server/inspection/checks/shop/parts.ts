import type { Asset, PageSeen } from '../../artifacts.ts';
import { ownHost } from '../../own-host.ts';
import { Cannot } from '../../reasons.ts';

/** Scripts and styles that were answered, whoever's they are. */
export const partsOf = (assets: readonly Asset[]): Asset[] =>
  assets.filter(({ kind, status }) => (kind === 'script' || kind === 'style') && status > 0);

/** Those of the store itself, as nothing is known of why others answer us as they do. */
export const ownParts = (assets: readonly Asset[], pages: readonly PageSeen[]): Asset[] => {
  const home = new URL(pages[0]!.fetched.url).hostname;
  return partsOf(assets).filter(({ url }) => ownHost(url, home));
};

/**
 * A store that turns us away from most of its files protects itself from robots: what customers get is not known.
 * @throws {Cannot} then
 */
export function unlessTurnedAway(parts: readonly Asset[]): void {
  const away = parts.filter(({ status, wall }) => wall !== null || [401, 403, 429].includes(status));
  if (away.some(({ wall }) => wall !== null) || (away.length >= 3 && away.length * 2 >= parts.length))
    throw new Cannot('turned_away', { n: away.length, of: parts.length });
}
