import type { Severity } from '#core/inspection';
import type { SeoFact, SnapshotPair } from './change.ts';
import { placeIn } from './place.ts';
import type { SeoPage, SeoSays } from './snapshot.ts';

/** What a page that is still there tells search engines otherwise than before. */
export function changesOfText(old: SeoPage, page: SeoPage, pair: SnapshotPair): SeoFact[] {
  const [was, is] = [old.says!, page.says!];
  const facts: SeoFact[] = [];
  const add = (what: SeoFact['what'], weight: Severity, before: string | null, after: string | null): void =>
    void facts.push({ what, weight, url: page.url, before, after });

  const [hidden, hides] = [isHidden(was), isHidden(is)];
  if (!hidden && hides) add('noindex_came', old.kind === 'home' ? 'critical' : 'high', was.robots || null, is.robots);
  if (hidden && !hides) add('noindex_gone', 'info', was.robots, is.robots || null);
  canonicalOf(old, page, pair, add);
  if (was.title && !is.title) add('title_lost', 'medium', was.title, null);
  else if (was.title && is.title && differ(was.title, is.title)) add('title_changed', 'low', was.title, is.title);
  if (was.heading && !is.heading) add('heading_lost', 'low', was.heading, null);
  else if (was.heading && is.heading && differ(was.heading, is.heading))
    add('heading_changed', 'info', was.heading, is.heading);
  if (was.description && !is.description) add('description_lost', 'low', was.description, null);
  else if (was.description && is.description && differ(was.description, is.description))
    add('description_changed', 'info', was.description, is.description);
  languagesOf(was, is, pair, add);
  productOf(was.product, is.product, add);
  const { before, after } = pair;
  // Where the sitemap as a whole is gone, that is said once.
  if (old.inSitemap && !page.inSitemap && before.sitemap.whole && after.sitemap.whole && after.sitemap.addresses > 0)
    add('left_sitemap', 'low', null, null);
  if (old.linkedBy > 0 && page.linkedBy === 0 && before.whole && after.whole && page.kind !== 'home')
    add('links_lost', 'medium', String(old.linkedBy), '0');
  return facts;
}

type Add = (what: SeoFact['what'], weight: Severity, before: string | null, after: string | null) => void;

const isHidden = ({ robots }: SeoSays): boolean => /\b(?:noindex|none)\b/.test(robots);
const differ = (one: string, other: string): boolean => folded(one) !== folded(other);
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A page without a canonical stands for itself, as one that names itself does. */
function canonicalOf(old: SeoPage, page: SeoPage, { before, after }: SnapshotPair, add: Add): void {
  const [was, is] = [old.says!.canonical, page.says!.canonical];
  const ownBefore = was === null || placeIn(before, was) === placeIn(before, old.url);
  const ownAfter = is === null || placeIn(after, is) === placeIn(after, page.url);
  if (ownBefore && !ownAfter) add('canonical_elsewhere', 'high', was, is);
  else if (!ownBefore && ownAfter) add('canonical_own', 'info', was, is);
  else if (!ownBefore && !ownAfter && placeIn(before, was) !== placeIn(after, is))
    add('canonical_changed', 'medium', was, is);
  else if (was !== null && is === null) add('canonical_lost', 'low', was, null);
}

function languagesOf(was: SeoSays, is: SeoSays, { before, after }: SnapshotPair, add: Add): void {
  const named = new Map(is.alternates.map(({ language, url }) => [language.toLowerCase(), placeIn(after, url)]));
  const list = ({ alternates }: SeoSays): string => alternates.map(({ language }) => language).join(', ');
  if (was.alternates.some(({ language }) => !named.has(language.toLowerCase())))
    add('hreflang_lost', 'medium', list(was), list(is) || null);
  else if (was.alternates.some(({ language, url }) => named.get(language.toLowerCase()) !== placeIn(before, url)))
    add('hreflang_changed', 'info', list(was), list(is));
}

/** Of microdata it is not known whether they hold a price. */
function productOf(was: SeoSays['product'], is: SeoSays['product'], add: Add): void {
  if (was === null) return;
  if (is === null) return add('product_data_lost', 'high', was.how, null);
  if (was.priced > 0 && is.priced === 0 && is.how === 'json-ld')
    add('price_data_lost', 'high', String(was.priced), '0');
}
