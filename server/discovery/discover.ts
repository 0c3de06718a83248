import type { FetchedPage } from '#kit/net/fetch-page';
import { readPage } from '#platforms';
import { shownName } from './ask-names.ts';
import type { Discovery } from './discovery.ts';
import { judge } from './judge-page.ts';
import { askForDomain, askForNames, readCertificate } from './look-up.ts';
import { reach } from './reach.ts';
import { recognisePlatform } from './recognise-platform.ts';
import { type DiscoveryMeans, type Ending, Run } from './run.ts';
import { finishPages, pagesEnding, seekPages } from './seek-pages.ts';
import { said } from './steps.ts';

export type { DiscoveryMeans } from './run.ts';

/**
 * Finds out what a store is, from its address alone. Never rejects: what we failed to find out is a step in the state
 * `unknown`, what the store fails at one that is `failed`; everything found until then is in the result.
 */
export async function discover(address: URL, means: DiscoveryMeans): Promise<Discovery> {
  const run = new Run(address, means);
  await run.step('reach', () => openHome(run));
  const named = Promise.all([run.step('dns', () => askForNames(run)), run.step('domain', () => askForDomain(run))]);
  await run.step('certificate', () => readCertificate(run));
  await run.step('platform', () => recognisePlatform(run));
  await run.step(
    'pages',
    () => seekPages(run),
    (reason) => (run.verified.length > 0 || reason === 'requests' ? pagesEnding(run) : null),
  );
  await named;
  finishPages(run);
  return run.result();
}

async function openHome(run: Run): Promise<Ending> {
  run.tell('reach', 'running', said('reaching', { address: shownName(run.address.host) }));
  const { page, reached, state, said: what } = await reach(run.address, run.budget);
  run.found.reached = reached;
  if (what.key === 'no_page') run.found.foreign = { greets: await greetsAt(run) };
  if (page && reached) await settleHome(run, page);
  return [state, what];
}

function greetsAt(run: Run): Promise<boolean> {
  const { hostname, port, protocol } = run.address;
  return run.means.fetcher.greets(
    hostname.replace(/^\[|\]$/g, ''),
    Number(port) || (protocol === 'https:' ? 443 : 80),
    { signal: run.signal, timeoutMs: 3000 },
  );
}

/** Somebody may have given the address of a product: the store's home page is then at its root. */
async function settleHome(run: Run, page: FetchedPage): Promise<void> {
  let home = readPage(page);
  if (
    page.status === 200 &&
    home.url.pathname !== '/' &&
    (['product', 'cart', 'checkout'] as const).some((kind) => judge(kind, home) >= 0.85)
  ) {
    const root = await run.budget.fetch(new URL('/', home.url));
    if (!(root instanceof Error) && root.status === 200 && root.text !== '') home = readPage(root);
  }
  run.home = home;
  run.seen = [home];
  if (run.found.reached) run.found.reached.url = home.url.href;
}
