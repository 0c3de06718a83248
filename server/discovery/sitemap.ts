import type { Budget } from './fetcher.ts';

const MOST = 50_000;
const FILES = 4;

/** An address that a sitemap names, and of what that file speaks by its own name: `sitemap-products.xml`. */
export interface Named {
  url: URL;
  of: 'product' | 'category' | null;
}

/**
 * Addresses that the store's sitemaps name, from `robots.txt` and the usual places; children of an index that speak of
 * products and categories are read first. At most four files and fifty thousand addresses; unreadable ones are passed over.
 */
export async function readSitemaps(
  root: URL,
  usual: readonly string[],
  budget: Budget,
  enough: (named: readonly Named[]) => boolean,
): Promise<Named[]> {
  const robots = await textAt(new URL('/robots.txt', root), budget);
  const named = [...(robots ?? '').matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)].slice(0, 20).map((match) => match[1] ?? '');
  const waiting = [...named, ...(named.length > 0 ? [] : usual.slice(0, 2))].flatMap((one) =>
    URL.canParse(one, root.href) ? [new URL(one, root.href)] : [],
  );
  const read = new Set<string>();
  const found = new Map<string, Named>();
  while (waiting.length > 0 && read.size < FILES && found.size < MOST && !enough([...found.values()])) {
    const next = waiting.shift()!;
    if (read.has(next.href) || !sameSite(next, root)) continue;
    read.add(next.href);
    const text = await textAt(next, budget);
    if (text === null) continue;
    const urls = locations(text, next);
    if (/<sitemapindex[\s>]/i.test(text.slice(0, 5000)))
      waiting.unshift(...urls.sort((a, b) => promise(b) - promise(a)).slice(0, FILES));
    else
      for (const url of urls)
        if (found.size < MOST && sameSite(url, root)) found.set(url.href, { url, of: spokenOf(next) });
  }
  return [...found.values()];
}

const sameSite = (a: URL, b: URL): boolean => a.host.replace(/^www\./, '') === b.host.replace(/^www\./, '');

const promise = (url: URL): number =>
  /product|tovar|goods|artikel|produkt/i.test(url.pathname)
    ? 3
    : /categor|collection|catalog|kategor/i.test(url.pathname)
      ? 2
      : /blog|post|page|image|news|tag|author/i.test(url.pathname)
        ? 0
        : 1;

/** Files of articles, labels and pictures speak of neither, be it that they belong to products. */
function spokenOf({ pathname }: URL): Named['of'] {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (/blog|post|news|page|image|tag|author|brand|attribute/i.test(name)) return null;
  if (/categor|collection|kategor|product_cat/i.test(name)) return 'category';
  return /product|tovar|goods|artikel|produkt/i.test(name) ? 'product' : null;
}

function locations(text: string, base: URL): URL[] {
  const urls: URL[] = [];
  const plain = !/<loc>/i.test(text);
  const pattern = plain ? /^\s*(https?:\/\/\S+)\s*$/gm : /<loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]{1,2000})/gi;
  for (const match of text.matchAll(pattern)) {
    const written = (match[1] ?? '').replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&apos;', "'");
    if (URL.canParse(written, base.href)) urls.push(new URL(written, base.href));
    if (urls.length >= MOST) break;
  }
  return urls;
}

async function textAt(url: URL, budget: Budget): Promise<string | null> {
  const page = await budget.fetch(url);
  return !(page instanceof Error) && page.status === 200 && page.text !== '' ? page.text : null;
}
