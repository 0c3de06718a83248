import { setTimeout as wait } from 'node:timers/promises';
import type { FetchedPage } from '#kit/net/fetch-page';
import { type ReadPage, readPage } from '#platforms';
import type { Means } from '../gatherer.ts';
import { crawlMs, crawlRequests } from './budget.ts';
import type { Crawl, CrawledPage } from './crawled.ts';
import { Frontier, nameOf } from './frontier.ts';
import { factsOf, kindOf } from './page-facts.ts';
import type { RobotsRules } from '#core/robots-txt';

export interface CrawlPlan {
  home: URL;
  rules: RobotsRules;
  /** Addresses of the sitemap, as many as may be worth a look. */
  sitemap: readonly string[];
  isProduct: (url: URL) => boolean;
  /** Pages that matter, found before: opened though no link of the first pages leads to them. */
  wanted: readonly string[];
  /** Opened beside the budget of pages. */
  known: readonly URL[];
}

const LIMITS = { silences: 5, links: 500, longestWaitS: 5 };

/** Walks through the shop, a page at a time, until there is nothing new or a limit is met. What was seen until then counts. */
export async function crawl(means: Means, plan: CrawlPlan): Promise<Crawl> {
  const walk = new Walk(plan);
  const pages = means.crawlPages + plan.known.length;
  const most = { pages, requests: crawlRequests(pages), ms: crawlMs(pages) };
  const begun = means.now();
  let [requests, silences] = [0, 0];
  const over = (): Crawl['ended'] | null => {
    if (means.signal.aborted) return 'stopped';
    if (walk.opened >= most.pages) return 'pages';
    if (requests >= most.requests) return 'requests';
    if (silences >= LIMITS.silences) return 'silent';
    return means.now() - begun > most.ms ? 'time' : null;
  };
  for (let ended = over(); ; ended = over()) {
    const key = ended === null ? walk.frontier.next() : null;
    if (key === null) return walk.result(ended ?? (walk.frontier.isCut ? 'series' : 'done'));
    const delay = Math.min(plan.rules.delay ?? 0, LIMITS.longestWaitS) * 1000;
    if (delay > 0 && requests > 0) await wait(delay, undefined, { signal: means.signal }).catch(() => undefined);
    const answer = await means.fetch(key);
    requests += 1 + (answer instanceof Error ? 0 : answer.redirects.length);
    if (means.signal.aborted) continue;
    const silent = answer instanceof Error ? !isLoop(answer) : [403, 429, 503].includes(answer.status);
    silences = silent ? silences + 1 : 0;
    if (answer instanceof Error) walk.failed(key, failureOf(answer));
    else walk.answered(key, answer);
    means.onPage(walk.opened, most.pages);
  }
}

const failureOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'forbidden';
const isLoop = (error: Error): boolean => failureOf(error).startsWith('redirect_');

class Walk {
  readonly frontier: Frontier;
  opened = 0;
  readonly #pages = new Map<string, CrawledPage>();
  /** By page, what it links to. */
  readonly #links = new Map<string, Set<string>>();
  readonly #inSitemap: Set<string>;
  readonly #home: string;

  constructor({ home, rules, sitemap, isProduct, wanted, known }: CrawlPlan) {
    this.frontier = new Frontier(home, (url) => rules.judge(url).allowed, isProduct);
    this.#home = nameOf(home);
    this.frontier.offer(home, 'link');
    const addresses = sitemap.filter((url) => URL.canParse(url)).map((url) => new URL(url));
    this.#inSitemap = new Set(addresses.map(nameOf));
    for (const url of known) this.frontier.offer(url, 'known');
    for (const url of wanted) this.frontier.offer(new URL(url), 'aside');
    for (const url of addresses) this.frontier.offer(url, 'sitemap');
  }

  failed(key: string, failure: string): void {
    this.opened++;
    this.#note(key, { status: 0, failure });
  }

  /** A page that was led to stands by itself, so that each address tells of itself alone. */
  answered(key: string, answer: FetchedPage): void {
    this.opened++;
    const { status, redirects } = answer;
    const final = nameOf(new URL(answer.url));
    if (redirects.length > 0 && final !== key) {
      this.#note(key, {
        status: redirects[0]!.status,
        redirects: redirects.slice(0, 10).map(shortened),
        endsAt: final,
      });
      this.#links.set(key, new Set([final]));
      const here = this.frontier.offer(new URL(final), 'aside') !== null || new URL(final).host === new URL(key).host;
      if (!here || !this.frontier.take(final)) return;
    }
    const isPage = status === 200 && answer.text !== '' && /html|^$/i.test(answer.headers['content-type'] ?? '');
    if (!isPage) return this.#note(final, { status });
    const page = readPage(answer);
    const facts = factsOf(page);
    const kind = final === this.#home ? 'home' : kindOf(page);
    this.#note(final, { status, kind, facts });
    this.#follow(final, page, facts.canonical);
  }

  #follow(key: string, page: ReadPage, canonical: string | null): void {
    const targets = new Set<string>();
    for (const { url } of page.links) {
      const target = targets.size < LIMITS.links ? this.frontier.offer(url, 'link') : null;
      if (target !== null && target !== key) targets.add(target);
    }
    this.#links.set(key, targets);
    if (canonical !== null && canonical !== key) this.frontier.offer(new URL(canonical), 'aside');
    for (const { url } of page.alternates) this.frontier.offer(url, 'aside');
  }

  #note(url: string, seen: Partial<CrawledPage>): void {
    this.#pages.set(url, {
      url,
      status: 0,
      failure: null,
      redirects: [],
      endsAt: url,
      kind: 'page',
      depth: null,
      inSitemap: this.#inSitemap.has(url),
      linkedBy: 0,
      linkedFrom: [],
      facts: null,
      ...seen,
    });
  }

  result(ended: Crawl['ended']): Crawl {
    const pages = [...this.#pages.values()];
    for (const [from, targets] of this.#links) {
      if (this.#pages.get(from)?.facts === null) continue;
      for (const target of targets) {
        const page = this.#pages.get(target);
        if (page && ++page.linkedBy <= 3) page.linkedFrom.push(from);
      }
    }
    this.#measure();
    return { pages, ended, known: this.frontier.known, left: this.frontier.left };
  }

  /** Clicks from the home page; being led on costs none. */
  #measure(): void {
    let now = [this.#home];
    for (let depth = 0; now.length > 0; depth++) {
      const next: string[] = [];
      for (let i = 0; i < now.length; i++) {
        const page = this.#pages.get(now[i]!);
        if (!page || page.depth !== null) continue;
        page.depth = depth;
        (page.redirects.length > 0 ? now : next).push(...(this.#links.get(page.url) ?? []));
      }
      now = next;
    }
  }
}

const shortened = ({ status, from, to }: CrawledPage['redirects'][number]) => ({
  status,
  from: from.slice(0, 500),
  to: to.slice(0, 500),
});
