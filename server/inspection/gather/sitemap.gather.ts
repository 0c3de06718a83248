import { words } from '#core/words';
import { platforms } from '#platforms';
import type { Sitemap, SitemapFile } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';

const LIMITS = { named: 5, files: 8, children: 4, addresses: 50_000, kept: 300, length: 1000 };

const gatherer: Gatherer<'sitemap', 'site' | 'robots'> = {
  needs: ['site', 'robots'],
  words: words({
    en: { doing: 'Reading the sitemap' },
    ru: { doing: 'Читаем карту сайта' },
    uk: { doing: 'Читаємо карту сайту' },
  }),
  async gather({ fetch }, { site, robots }) {
    const root = new URL('/', site.reached!.url);
    const usual = platforms.get(site.platform?.name ?? 'unknown')!.conventions.sitemaps.slice(0, 2);
    const named = robots.sitemaps.filter((url) => URL.canParse(url, root.href)).slice(0, LIMITS.named);
    let waiting = (named.length > 0 ? named : usual).map((url) => ({
      url: new URL(url, root).href,
      named: named.length > 0,
    }));
    const files: SitemapFile[] = [];
    const addresses = new Set<string>();
    while (waiting.length > 0 && files.length < LIMITS.files) {
      const next = waiting.shift()!;
      const { url } = next;
      if (files.some((file) => file.url === url)) continue;
      const page = await fetch(url);
      const text = page instanceof Error || page.status !== 200 ? '' : page.text;
      const isIndex = /<sitemapindex[\s>]/i.test(text.slice(0, 5000));
      const locations = locationsOf(text, url);
      const status = page instanceof Error ? 0 : page.status;
      const isMap =
        isIndex || /<urlset[\s>]/i.test(text.slice(0, 5000)) || (locations.length > 0 && !/<html/i.test(text));
      files.push({ url, status, isMap, isIndex, addresses: locations.length, named: next.named });
      if (isMap) waiting = waiting.filter((one) => one.named);
      if (isIndex) waiting.push(...spread(locations, LIMITS.children).map((child) => ({ url: child, named: true })));
      else for (const one of locations) if (addresses.size < LIMITS.addresses) addresses.add(one);
    }
    return sitemapOf(files, [...addresses], root);
  },
};
export default gatherer;

function sitemapOf(files: SitemapFile[], addresses: string[], root: URL): Sitemap {
  const bare = (host: string): string => host.replace(/^www\./, '');
  const own = addresses.filter((url) => bare(new URL(url).host) === bare(root.host));
  const foreign = addresses.filter((url) => bare(new URL(url).host) !== bare(root.host));
  return { files, total: addresses.length, addresses: spread(own, LIMITS.kept), foreign: foreign.slice(0, 20) };
}

/** So many of them, from all parts of the list alike. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]!);
}

function locationsOf(text: string, base: string): string[] {
  const pattern = /<loc>/i.test(text)
    ? /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{1,1000})/gi
    : /^\s*(https?:\/\/\S{1,1000})\s*$/gm;
  const found: string[] = [];
  for (const match of text.matchAll(pattern)) {
    const written = match[1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&apos;', "'");
    if (URL.canParse(written, base) && written.length <= LIMITS.length) found.push(new URL(written, base).href);
    if (found.length >= LIMITS.addresses) break;
  }
  return found;
}
