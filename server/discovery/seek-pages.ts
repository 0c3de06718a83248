import { platforms, type ReadPage, readPage, recognise } from '#platforms';
import { siteOf } from './candidates.ts';
import type { FoundPage } from './discovery.ts';
import { asFound, findPages } from './find-pages.ts';
import { wallOf } from './hints.ts';
import { learnText, shopNameOf } from './learn-text.ts';
import { concludePlatform } from './recognise-platform.ts';
import type { Ending, Run } from './run.ts';
import { said, type Said } from './steps.ts';
import { storefrontsOf } from './storefronts.ts';

export async function seekPages(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home || home.fetched.status >= 400) return ['skipped', said(home ? 'pages_none' : 'skipped')];
  const name = run.found.platform?.name ?? 'unknown';
  const site = siteOf(home.url, platforms.get(name)!, name !== 'unknown');
  await findPages(
    home,
    site,
    run.budget,
    (kind, done) => run.tell('pages', 'running', said('seeking', { kind: `@${kind}` }), done / 6),
    (verified) => {
      run.verified.push(verified);
      run.seen.push(verified.page);
    },
  );
  await seekStorefronts(run, home);
  return pagesEnding(run);
}

/** Home pages in other languages and countries, that the home page itself names: the first few are opened. */
async function seekStorefronts(run: Run, home: ReadPage): Promise<void> {
  const known = new Set([home.url.href, home.canonical?.href]);
  const others = storefrontsOf([home]).alternates.filter(
    ({ language, url }) => language !== 'x-default' && language !== home.language && !known.has(url),
  );
  for (const { language, url } of others.slice(0, 4)) {
    const page = await run.budget.fetch(url);
    if (page instanceof Error || page.status !== 200 || page.text === '' || known.has(page.url)) continue;
    known.add(page.url);
    run.fronts.push({ language, page: readPage(page) });
  }
}

export function pagesEnding(run: Run): Ending {
  if (run.verified.length === 0) return ['done', said('pages_none')];
  const again = recognise(run.seen);
  if (again.best.confidence >= (run.found.platform?.confidence ?? 0))
    run.tell('platform', ...concludePlatform(run, again.best, again.others));
  const kinds = ['home', ...run.verified.map((one) => one.kind)];
  return ['done', said('pages_found', { n: kinds.length, kinds: kinds.map((kind) => `@${kind}`).join(', ') })];
}

/** Texts to watch for are learned when all pages are known: what they share is the shop's name. */
export function finishPages(run: Run): void {
  const { home } = run;
  if (!home) return;
  const shop = shopNameOf([home, ...run.verified.map((one) => one.page)]);
  const order = ['category', 'product', 'search', 'cart', 'checkout', 'login'];
  const rest = run.verified
    .map((one) => asFound(one, learnText(one.kind, one.page, shop)))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const fronts = run.fronts.map(({ language, page }) =>
    front(page, shop, said('how_alternate', { language }), language),
  );
  run.found.pages = [front(home, shop, said('how_typed'), null), ...rest, ...fronts];
}

function front(page: ReadPage, shop: string | null, how: Said, language: string | null): FoundPage {
  const works = page.fetched.status === 200 && !wallOf(page.fetched);
  return {
    kind: 'home',
    url: page.url.href,
    title: page.title,
    how,
    confidence: 1,
    status: page.fetched.status,
    ms: Math.round(page.fetched.ms),
    firstByteMs: Math.round(page.fetched.firstByteMs),
    text: works ? learnText('home', page, shop) : null,
    endsAt: page.url.href,
    language,
  };
}
