import { FetchFailure, type FetchedPage } from '#kit/net/fetch-page';
import { ForbiddenAddress, NameError } from '#kit/net/net';
import { shownAddress } from './address.ts';
import type { Reached } from './discovery.ts';
import { type Budget, Enough, type StoreFailure } from './fetcher.ts';
import { wallOf } from './hints.ts';
import { said, type Said, type StepState } from './steps.ts';

/** A store that could not be reached, or could but turns us away: what to say of it. */
export interface Reaching {
  page: FetchedPage | null;
  reached: Reached | null;
  state: StepState;
  said: Said;
}

/** Opens the address: as given, then without TLS, then the name with or without `www.`; then looks where its siblings lead. */
export async function reach(address: URL, budget: Budget): Promise<Reaching> {
  const first = await budget.fetch(address);
  const page = await openBest(address, first, budget);
  if (!page) return { page: null, reached: null, ...explain(first, address) };
  const final = new URL(page.url);
  const plain = await plainHttp(final, budget);
  const sibling = await siblingOf(final, budget);
  const reached: Reached = {
    url: page.url,
    status: page.status,
    redirects: page.redirects,
    address: page.address,
    ms: Math.round(page.ms),
    firstByteMs: Math.round(page.firstByteMs),
    plain: speaksPlainOnly(address, first, page),
    http: plain.http,
    sibling: sibling.found,
    waysIn: [...plain.ways, ...sibling.ways],
    wall: wallOf(page),
  };
  const shown = { address: shownAddress(address), to: shownAddress(final), status: page.status, ms: reached.ms };
  if (reached.wall)
    return { page, reached, state: 'done', said: said('reached_wall', { ...shown, wall: reached.wall }) };
  if (page.status >= 400)
    return { page, reached, state: 'failed', said: said('reached_error', { ...shown, address: shown.to }) };
  const isPlain = address.protocol === 'https:' && final.protocol === 'http:';
  return {
    page,
    reached,
    state: 'done',
    said: said(isPlain ? 'reached_plain' : shown.to === shown.address ? 'reached' : 'reached_redirect', shown),
  };
}

/**
 * Nothing listens where TLS would be spoken, or something else is spoken there. A certificate that is bad today, or a
 * server that is silent, is no sign of it.
 */
function speaksPlainOnly(address: URL, first: Attempt, page: FetchedPage): boolean {
  const final = new URL(page.url);
  if (isPage(first) || address.protocol !== 'https:' || final.protocol !== 'http:' || page.status >= 400) return false;
  const nothingThere = first instanceof FetchFailure && first.code === 'connect';
  return final.host === address.host && (address.port !== '' || nothingThere);
}

type Attempt = FetchedPage | StoreFailure;
const isPage = (attempt: Attempt): attempt is FetchedPage => !(attempt instanceof Error);

async function openBest(address: URL, first: Attempt, budget: Budget): Promise<FetchedPage | null> {
  if (isPage(first)) return first;
  for (const other of alternatives(address, first)) {
    const page = await budget.fetch(other);
    if (isPage(page)) return page;
  }
  return null;
}

function alternatives(address: URL, failure: Error): URL[] {
  if (failure instanceof NameError && (failure.code === 'NXDOMAIN' || failure.code === 'NODATA')) {
    const host = siblingHost(address.hostname);
    return host ? [changed(address, (url) => (url.hostname = host))] : [];
  }
  // At a port that was named, only a server that speaks no TLS is asked again without it.
  const mayBePlain = address.port === '' ? ['connect', 'tls', 'timeout', 'closed', 'protocol'] : ['tls', 'protocol'];
  const plain = failure instanceof FetchFailure && mayBePlain.includes(failure.code) && address.protocol === 'https:';
  return plain ? [changed(address, (url) => (url.protocol = 'http:'))] : [];
}

function changed(url: URL, change: (url: URL) => void): URL {
  const other = new URL(url);
  change(other);
  return other;
}

/** `www.` put before the name or taken from it; null where that makes no sense. */
function siblingHost(host: string): string | null {
  if (/^[\d.]+$|^\[|localhost$/.test(host)) return null;
  return host.startsWith('www.') ? host.slice(4) : host.split('.').length <= 3 ? `www.${host}` : null;
}

type Ways = NonNullable<Reached['waysIn']>;
const wayOf = ({ requested: url, redirects }: FetchedPage): Ways[number] => ({ url, redirects });

async function plainHttp(home: URL, budget: Budget): Promise<{ http: Reached['http']; ways: Ways }> {
  if (home.protocol !== 'https:' || home.port !== '') return { http: null, ways: [] };
  const page = await budget.fetch(
    changed(home, (url) => (url.protocol = 'http:')),
    { timeoutMs: 8000 },
  );
  if (!isPage(page))
    return { http: page instanceof FetchFailure && page.code === 'connect' ? 'silent' : null, ways: [] };
  return { http: page.url.startsWith('https:') ? 'to_https' : 'answers', ways: [wayOf(page)] };
}

async function siblingOf(home: URL, budget: Budget): Promise<{ found: Reached['sibling']; ways: Ways }> {
  const host = siblingHost(home.hostname);
  if (!host || home.port !== '') return { found: null, ways: [] };
  const page = await budget.fetch(
    changed(new URL('/', home), (url) => (url.hostname = host)),
    { timeoutMs: 8000 },
  );
  if (!isPage(page)) return { found: { host, leads: 'nowhere' }, ways: [] };
  if (new URL(page.url).host !== home.host) return { found: { host, leads: 'elsewhere' }, ways: [] };
  const found = { host, leads: 'here' as const };
  if (home.protocol !== 'https:') return { found, ways: [wayOf(page)] };
  const unencrypted = await budget.fetch(
    changed(new URL('/', home), (url) => Object.assign(url, { protocol: 'http:', hostname: host })),
    { timeoutMs: 8000 },
  );
  return { found, ways: [page, unencrypted].filter(isPage).map(wayOf) };
}

function explain(failure: Attempt, address: URL): { state: StepState; said: Said } {
  const values = { host: address.hostname, address: shownAddress(address) };
  if (failure instanceof ForbiddenAddress)
    return { state: 'failed', said: said('forbidden', { ...values, host: failure.host, ip: failure.address }) };
  if (failure instanceof NameError) {
    const own = failure.code === 'TIMEOUT' || failure.code === 'REFUSED';
    const key = own ? 'name_silent' : failure.code === 'SERVFAIL' ? 'name_error' : 'no_name';
    return { state: own ? 'unknown' : 'failed', said: said(key, { ...values, host: failure.host }) };
  }
  if (isPage(failure)) throw new Error('a page needs no explanation');
  if (failure.code === 'cancelled') throw new Enough('cancelled');
  const key = (
    {
      connect: 'no_connection',
      tls: 'no_tls',
      timeout: 'no_answer',
      closed: 'hung_up',
      redirect_loop: 'circle',
      redirect_target: 'no_page',
      protocol: 'no_page',
    } as const
  )[failure.code];
  return { state: 'failed', said: said(key, values) };
}
