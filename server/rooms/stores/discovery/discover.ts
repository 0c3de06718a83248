import type { FetchedPage } from '#kit/net/fetch-page';
import { CLAIM, platforms, type PlatformProbe, type ReadPage, readPage, recognise, type Recognised } from '#platforms';
import { askNames, registrableDomain, shownName } from './ask-names.ts';
import { siteOf } from './candidates.ts';
import type { Discovery, FoundPage, Names } from './discovery.ts';
import { type Budget, budgetOf, Enough, type Fetcher } from './fetcher.ts';
import { asFound, findPages, type Verified } from './find-pages.ts';
import { hintsOf, wallOf } from './hints.ts';
import { judge } from './judge-page.ts';
import { learnText, shopNameOf } from './learn-text.ts';
import { reach } from './reach.ts';
import { type Report, said, type Said, shares, type Step, type StepCode, stepCodes, type StepState } from './steps.ts';
import { storefrontsOf } from './storefronts.ts';

export interface DiscoveryMeans {
  fetcher: Fetcher;
  /** Epoch milliseconds. */
  now(): number;
  /** Told each change of a step; never awaited. */
  onProgress(report: Report): void;
  signal: AbortSignal;
  /** Resolvers for DNS records, `ip[:port]`; the system's where absent. */
  resolvers?: readonly string[];
  limits?: Partial<typeof LIMITS>;
}

const LIMITS = { requests: 40, totalMs: 120_000, eachMs: 15_000 };

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
  await run.step('pages', () => seekPages(run));
  await named;
  return run.result();
}

type Ending = [state: StepState, said: Said];

/** One discovery under way: what is known so far, and the one place where our own faults are caught. */
class Run {
  readonly address: URL;
  readonly means: DiscoveryMeans;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  readonly steps = new Map<StepCode, Step>(stepCodes.map((code) => [code, { code, state: 'waiting', said: said('waiting') }]));
  readonly found: Discovery;
  home: ReadPage | null = null;
  seen: ReadPage[] = [];
  verified: Verified[] = [];
  fronts: { language: string; page: ReadPage }[] = [];
  #within = new Map<StepCode, number>();

  constructor(address: URL, means: DiscoveryMeans) {
    const limits = { ...LIMITS, ...means.limits };
    this.address = address;
    this.means = means;
    this.signal = AbortSignal.any([means.signal, AbortSignal.timeout(limits.totalMs)]);
    this.budget = budgetOf(means.fetcher, { ...limits, signal: means.signal });
    this.found = {
      address: address.href, state: 'done', steps: [], startedAt: means.now(), finishedAt: 0, requests: 0, reached: null, foreign: null, platform: null, otherPlatforms: [],
      pages: [], storefronts: { languages: [], currencies: [], alternates: [] }, certificate: null, names: null, domain: null, hints: { server: [], cdn: null, mail: null },
    };
  }

  tell(code: StepCode, state: StepState, what: Said, within = 0): void {
    const step = { code, state, said: what };
    this.steps.set(code, step);
    this.#within.set(code, state === 'running' ? within : state === 'waiting' ? 0 : 1);
    const progress = stepCodes.reduce((sum, one) => sum + shares[one] * (this.#within.get(one) ?? 0), 0);
    this.means.onProgress({ ...step, progress: Math.min(1, Math.round(progress * 1000) / 1000) });
  }

  async step(code: StepCode, work: () => Promise<Ending>): Promise<void> {
    let ending: Ending;
    try {
      if (this.means.signal.aborted) throw new Enough('cancelled');
      ending = await work();
    } catch (error) {
      ending = error instanceof Enough ? this.#enough(code, error) : ['unknown', said('ours')];
    }
    this.tell(code, ...ending);
  }

  /** Pages that were found before the end came are kept. */
  #enough(code: StepCode, { reason }: Enough): Ending {
    if (reason === 'cancelled') return ['skipped', said('cancelled')];
    if (code === 'pages' && (this.verified.length > 0 || reason === 'requests')) return pagesEnding(this);
    return ['unknown', said('late')];
  }

  result(): Discovery {
    finishPages(this);
    const page = this.home?.fetched ?? null;
    const cancelled = this.means.signal.aborted;
    return {
      ...this.found, state: cancelled ? 'cancelled' : this.found.reached ? 'done' : 'failed', steps: [...this.steps.values()], finishedAt: this.means.now(),
      requests: this.budget.used, storefronts: storefrontsOf(this.seen), hints: hintsOf(page, this.found.names),
    };
  }
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
  return run.means.fetcher.greets(hostname.replace(/^\[|\]$/g, ''), Number(port) || (protocol === 'https:' ? 443 : 80), { signal: run.signal, timeoutMs: 3000 });
}

/** Somebody may have given the address of a product: the store's home page is then at its root. */
async function settleHome(run: Run, page: FetchedPage): Promise<void> {
  let home = readPage(page);
  if (page.status === 200 && home.url.pathname !== '/' && (['product', 'cart', 'checkout'] as const).some((kind) => judge(kind, home) >= 0.85)) {
    const root = await run.budget.fetch(new URL('/', home.url));
    if (!(root instanceof Error) && root.status === 200 && root.text !== '') home = readPage(root);
  }
  run.home = home;
  run.seen = [home];
  if (run.found.reached) run.found.reached.url = home.url.href;
}

async function readCertificate(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home) return ['skipped', said('skipped')];
  if (home.url.protocol !== 'https:') return ['done', said('certificate_none')];
  const { fetcher, signal } = run.means;
  const certificate = await fetcher.certificate(home.url.hostname.replace(/^\[|\]$/g, ''), Number(home.url.port) || 443, { signal, timeoutMs: 10_000 });
  run.found.certificate = certificate;
  if (!certificate) return ['unknown', said('ours')];
  if (certificate.problem) return ['failed', said('certificate_bad', { problem: certificate.problem })];
  return ['done', said('certificate_good', { date: certificate.validTo, issuer: certificate.issuer })];
}

/** By the home page, and where that leaves a doubt or tells no version, by a few addresses of the likeliest platforms. */
async function recognisePlatform(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home || run.found.reached?.wall) return ['skipped', said(home ? 'platform_unknown' : 'skipped')];
  run.tell('platform', 'running', said('recognising'));
  let { best, others } = recognise(run.seen);
  const root = siteOf(home.url, platforms.get('unknown')!, false).root;
  const likely = [best, ...others].filter((one) => one.name !== 'unknown').slice(0, 2);
  const asked = likely.length > 0 ? likely.map((one) => one.name) : [...platforms.keys()];
  const wanted = (name: string, probe: PlatformProbe): boolean =>
    probe.purpose === 'version' ? name === best.name && !/^\d+\.\d/.test(best.version ?? '') : best.confidence < 0.9;
  const paths = new Set(asked.flatMap((name) => platforms.get(name)!.probes.filter((probe) => wanted(name, probe)).map((probe) => probe.path)));
  for (const path of [...paths].slice(0, 5)) {
    const page = await run.budget.fetch(new URL(path, root), { timeoutMs: 8000 });
    if (!(page instanceof Error)) run.seen.push(readPage(page));
  }
  ({ best, others } = recognise(run.seen));
  return concludePlatform(run, best, others);
}

function concludePlatform(run: Run, best: Recognised, others: Recognised[]): Ending {
  run.found.platform = best;
  run.found.otherPlatforms = others;
  if (best.confidence < CLAIM) return ['done', said('platform_unknown')];
  const values = { label: best.label, percent: Math.round(best.confidence * 100) };
  return ['done', best.version ? said('recognised', { ...values, version: best.version }) : said('recognised_plain', values)];
}

async function seekPages(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home || home.fetched.status >= 400) return ['skipped', said(home ? 'pages_none' : 'skipped')];
  const name = run.found.platform?.name ?? 'unknown';
  const site = siteOf(home.url, platforms.get(name)!, name !== 'unknown');
  await findPages(
    home, site, run.budget,
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
  const others = storefrontsOf([home]).alternates.filter(({ language, url }) => language !== 'x-default' && language !== home.language && !known.has(url));
  for (const { language, url } of others.slice(0, 4)) {
    const page = await run.budget.fetch(url);
    if (page instanceof Error || page.status !== 200 || page.text === '' || known.has(page.url)) continue;
    known.add(page.url);
    run.fronts.push({ language, page: readPage(page) });
  }
}

function pagesEnding(run: Run): Ending {
  if (run.verified.length === 0) return ['done', said('pages_none')];
  const again = recognise(run.seen);
  if (again.best.confidence >= (run.found.platform?.confidence ?? 0)) run.tell('platform', ...concludePlatform(run, again.best, again.others));
  const kinds = ['home', ...run.verified.map((one) => one.kind)];
  return ['done', said('pages_found', { n: kinds.length, kinds: kinds.map((kind) => `@${kind}`).join(', ') })];
}

/** Texts to watch for are learned when all pages are known: what they share is the shop's name. */
function finishPages(run: Run): void {
  const { home } = run;
  if (!home) return;
  const shop = shopNameOf([home, ...run.verified.map((one) => one.page)]);
  const order = ['category', 'product', 'search', 'cart', 'checkout', 'login'];
  const rest = run.verified.map((one) => asFound(one, learnText(one.kind, one.page, shop))).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const fronts = run.fronts.map(({ language, page }) => front(page, shop, said('how_alternate', { language }), language));
  run.found.pages = [front(home, shop, said('how_typed'), null), ...rest, ...fronts];
}

function front(page: ReadPage, shop: string | null, how: Said, language: string | null): FoundPage {
  const works = page.fetched.status === 200 && !wallOf(page.fetched);
  return {
    kind: 'home', url: page.url.href, title: page.title, how, confidence: 1, status: page.fetched.status, ms: Math.round(page.fetched.ms),
    firstByteMs: Math.round(page.fetched.firstByteMs), text: works ? learnText('home', page, shop) : null, endsAt: page.url.href, language,
  };
}

/** The store's own name: where it leads, not how it was typed. */
const hostOf = (run: Run): string => (run.home?.url ?? run.address).hostname.replace(/^\[|\]$/g, '');

async function askForNames(run: Run): Promise<Ending> {
  const host = hostOf(run);
  if (/^[\d.]+$|:|(?:^|\.)localhost$/.test(host)) return ['skipped', said('names_address')];
  run.tell('dns', 'running', said('asking_names'));
  const names = await askNames(host, run.means.resolvers ?? [], run.signal);
  if (run.means.signal.aborted) throw new Enough('cancelled');
  run.found.names = names;
  return namesEnding(names);
}

function namesEnding(names: Names): Ending {
  if (names.a === null && names.aaaa === null) return ['unknown', said('name_silent', { host: shownName(names.host) })];
  const addresses = (names.a?.length ?? 0) + (names.aaaa?.length ?? 0);
  if (addresses === 0) return ['failed', said('no_name', { host: shownName(names.host) })];
  return ['done', said('names_found', { addresses, servers: names.ns?.length ?? 0, mail: names.mx?.[0]?.exchange ?? '@mail_none' })];
}

async function askForDomain(run: Run): Promise<Ending> {
  const name = registrableDomain(hostOf(run));
  if (!name) return ['skipped', said('domain_none')];
  run.found.domain = { name, expiresAt: null, registrar: null };
  const shown = { domain: shownName(name) };
  run.tell('domain', 'running', said('asking_domain', shown));
  const answer = await run.means.fetcher.registration(name, { signal: run.signal, timeoutMs: 15_000 });
  if (run.means.signal.aborted) throw new Enough('cancelled');
  if ('silent' in answer) return ['unknown', said('domain_silent', shown)];
  if ('absent' in answer) {
    run.found.domain = null;
    return ['failed', said('domain_absent', shown)];
  }
  const { expiresAt, registrar } = answer;
  run.found.domain = { name, expiresAt, registrar };
  return ['done', expiresAt === null ? said('domain_plain', shown) : said('domain_found', { ...shown, date: expiresAt })];
}
