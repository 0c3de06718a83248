import { platforms, type ReadPage } from '#platforms';
import { candidatesOf, type Seen, siteOf } from './candidates.ts';
import { firstOfKind, type Verified } from './find-pages.ts';
import type { SoughtKind } from './kinds-of-links.ts';

/**
 * The page of a product, looked for from the home page by the links of its lists with whatever opens pages: a browser sees
 * those that scripts put in. Null where there is none.
 */
export async function findProduct(
  home: ReadPage,
  platform: string,
  look: (url: URL) => Promise<ReadPage | null>,
): Promise<ReadPage | null> {
  const known = platforms.get(platform);
  const site = siteOf(home.url, known ?? platforms.get('unknown')!, known !== undefined && platform !== 'unknown');
  const seen: Seen[] = [{ as: 'home', page: home }];
  const found = new Map<SoughtKind, Verified>();
  for (const kind of ['category', 'product'] as const) {
    const one = await firstOfKind(kind, candidatesOf(kind, seen, site), look, found, site);
    if (!one) continue;
    found.set(kind, one);
    seen.push({ as: kind, page: one.page });
  }
  return found.get('product')?.page ?? null;
}
