import { words } from '#core/words';
import { addressSpeaksOf, mayFetch, productName, searchAddresses } from '#discovery';
import { fold, platforms, type ReadPage, readPage } from '#platforms';
import type { PageSeen } from '../artifacts.ts';
import type { Search, SearchTry, Till } from '../crawl/shopping.ts';
import { timesNothing, wordsFor } from '../crawl/seeking.ts';
import type { Gatherer, Means } from '../gatherer.ts';

const gatherer: Gatherer<'shopping', 'site' | 'pages'> = {
  needs: ['site', 'pages'],
  words: words({
    en: { doing: 'Looking for a product as a customer would' },
    ru: { doing: 'Ищем товар, как это сделал бы покупатель' },
    uk: { doing: 'Шукаємо товар, як це зробив би покупець' },
  }),
  async gather({ fetch }, { site, pages }) {
    const home = readPage(pages[0]!.fetched);
    const platform = site.platform?.name ?? 'unknown';
    const works = new Set(site.pages.map(({ kind }) => kind));
    const till: Till[] = [];
    for (const kind of ['cart', 'checkout'] as const)
      if (!works.has(kind)) for (const one of tillsOf(kind, home, platform)) till.push(await asked(fetch, one));
    return { search: await searched(fetch, home, pages, platform), till };
  },
};
export default gatherer;

/** Links of the home page that speak of it, else where the platform has it. */
function tillsOf(kind: Till['kind'], home: ReadPage, platform: string): Omit<Till, 'status' | 'endsAt'>[] {
  const links = home.links.map(({ url }) => url).filter((url) => url.host === home.url.host && mayFetch(url));
  const linked = [...new Set(links.filter((url) => addressSpeaksOf(kind, url)).map((url) => url.href))].slice(0, 2);
  if (linked.length > 0) return linked.map((url) => ({ kind, url, linked: true }));
  if (platform === 'unknown') return [];
  const usual = platforms.get(platform)!.conventions[kind].slice(0, 3);
  return usual.map((path) => ({ kind, url: new URL(path, new URL('/', home.url)).href, linked: false }));
}

/** An error is asked for once more: anything fails once. */
async function asked(fetch: Means['fetch'], till: Omit<Till, 'status' | 'endsAt'>): Promise<Till> {
  const once = async (): Promise<Till> => {
    const answer = await fetch(till.url);
    const failed = answer instanceof Error;
    return { ...till, status: failed ? 0 : answer.status, endsAt: failed ? till.url : answer.url };
  };
  const first = await once();
  return first.status >= 400 ? once() : first;
}

async function searched(
  fetch: Means['fetch'],
  home: ReadPage,
  pages: readonly PageSeen[],
  platform: string,
): Promise<Search | null> {
  const seen = pages.find(({ kind, fetched }) => kind === 'product' && fetched.status === 200);
  if (!seen) return null;
  const product = readPage(seen.fetched);
  const name = fold(productName(product) ?? '').slice(0, 80);
  const tries: SearchTry[] = [];
  for (const one of wordsFor(name)) {
    const done = await firstAnswer(fetch, one, home, { name, url: product.url }, platform);
    if (done) tries.push(done);
  }
  return tries.length === 0 ? null : { product: { url: product.url.href, name }, tries };
}

async function firstAnswer(
  fetch: Means['fetch'],
  sought: string,
  home: ReadPage,
  product: { name: string; url: URL },
  platform: string,
): Promise<SearchTry | null> {
  let unclear: SearchTry | null = null;
  for (const url of searchAddresses(sought, home, platform).slice(0, 3)) {
    const answer = await fetch(url);
    if (answer instanceof Error || answer.status === 404 || answer.status === 403) continue;
    const head = { words: sought, url: url.href, status: answer.status };
    const outcome = answer.status === 200 ? outcomeOf(readPage(answer), home, product, sought) : 'unclear';
    if (outcome !== 'unclear') return { ...head, outcome };
    unclear ??= { ...head, outcome };
  }
  return unclear;
}

/** What the home page says too, as that the cart holds no products, does not count. */
function outcomeOf(
  page: ReadPage,
  home: ReadPage,
  { name, url }: { name: string; url: URL },
  sought: string,
): SearchTry['outcome'] {
  const lower = name.toLowerCase();
  const isIt = (one: URL): boolean => one.pathname + one.search === url.pathname + url.search;
  const leads = page.links.some((link) => isIt(link.url) || fold(link.text).toLowerCase() === lower);
  // The one thing found may be opened at once; a search that is not one shows the home page, with the goods of the day.
  if (isIt(page.url)) return 'found';
  // A shop that sent us on and dropped the words on the way was asked for nothing.
  const has = (text: string, words: string): boolean => text.toLowerCase().includes(words.toLowerCase());
  const asked =
    [...page.url.searchParams.values()].some((value) => has(value, sought)) ||
    has(page.url.pathname, encodeURIComponent(sought));
  if (timesNothing(page.text) > timesNothing(home.text)) return leads || !asked ? 'unclear' : 'nothing';
  return leads && page.title !== home.title ? 'found' : 'unclear';
}
