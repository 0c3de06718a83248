import type { PageKind } from '#contract/stores';
import { type Language, languages, say, type Values } from '#core/words';
import { type Discovery, type FoundPage, shownAddress, shownName } from '#discovery';
import { proposalWords } from './proposal-words.ts';

/** A monitor worth having. `key` names it within the proposal, the same at every look; `dependsOn` is such a key. */
export interface ProposedMonitor {
  key: string;
  type: 'http' | 'content' | 'tls' | 'dns' | 'tcp' | 'domain';
  /** Unlike every other of the proposal. */
  name: string;
  /** What is watched, for people: `shop.example/cart`. */
  target: string;
  page: PageKind | null;
  intervalSeconds: number;
  /** As the type's own schema reads them; what is not said is the type's default. */
  settings: Record<string, unknown>;
  dependsOn: string | null;
  /** One line: why it is worth watching. */
  why: Record<Language, string>;
}

type Reason = keyof (typeof proposalWords)['en'];

/**
 * The set of monitors that finds what commonly breaks a store, from what was found out about it. The name's servers come
 * first, then the port, then pages: what stands on another depends on it, so that one cause is one notice.
 * @param language of the monitors' names
 */
export function propose(found: Discovery, language: Language = 'en'): ProposedMonitor[] {
  const url = new URL(found.reached?.url ?? found.address);
  const draft = new Draft(language, url);
  names(draft, found, url);
  draft.add({
    key: 'tcp',
    type: 'tcp',
    target: `${url.hostname}:${portOf(url)}`,
    every: 60,
    settings: { host: hostOf(url), port: portOf(url), answers: found.foreign?.greets ?? false },
    after: 'dns',
    why: 'tcp',
    values: { port: portOf(url) },
  });
  if (url.protocol === 'https:' && !found.foreign)
    draft.add({
      key: 'tls',
      type: 'tls',
      target: `${url.hostname}:${portOf(url)}`,
      every: 900,
      settings: { host: hostOf(url), port: portOf(url) },
      after: 'tcp',
      why: 'tls',
    });
  // Whoever turns our checks away would be reported as down, which it is not; what is no web server has no pages.
  if (!found.reached?.wall && !found.foreign) {
    const pages = found.pages.length > 0 ? found.pages : [unseenHome(url)];
    for (const page of pages) pageMonitors(draft, page);
    redirects(draft, found, url);
  }
  if (found.domain)
    draft.add({
      key: 'domain',
      type: 'domain',
      target: shownName(found.domain.name),
      every: 43_200,
      settings: { domain: found.domain.name },
      why: 'domain',
      values: { domain: shownName(found.domain.name) },
    });
  return draft.monitors;
}

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

interface Idea {
  key: string;
  type: ProposedMonitor['type'];
  target: string;
  every: number;
  settings: Record<string, unknown>;
  page?: PageKind;
  after?: string;
  why: Reason;
  values?: Values;
}

class Draft {
  readonly monitors: ProposedMonitor[] = [];
  readonly language: Language;
  readonly home: URL;

  constructor(language: Language, home: URL) {
    this.language = language;
    this.home = home;
  }

  /** A dependency that was not proposed is none; a name that is taken gets its key. */
  add({ key, type, target, every, settings, page, after, why, values = {} }: Idea): void {
    const titled = say(proposalWords[this.language][`name_${why}` as Reason], values, this.language).slice(0, 140);
    const name = this.monitors.some((one) => one.name === titled) ? `${titled} (${key})` : titled;
    const reasons = languages.map((one): [Language, string] => [one, say(proposalWords[one][why], values, one)]);
    this.monitors.push({
      key,
      type,
      name,
      target,
      page: page ?? null,
      intervalSeconds: every,
      settings,
      why: Object.fromEntries(reasons) as Record<Language, string>,
      dependsOn: after !== undefined && this.has(after) ? after : null,
    });
  }

  has(key: string): boolean {
    return this.monitors.some((one) => one.key === key);
  }
}

/** Addresses in digits and names of this machine have no name servers. */
function names(draft: Draft, { names: asked, hints }: Discovery, url: URL): void {
  const host = hostOf(url);
  if (/^[\d.]+$|:|(?:^|\.)localhost$/.test(host)) return;
  // Networks in front of a store and hosts in clouds change their addresses as they please.
  const staysPut = asked?.a?.length === 1 && asked.cname?.length === 0 && hints.cdn === null;
  draft.add({
    key: 'dns',
    type: 'dns',
    target: shownName(host),
    every: 60,
    settings: { name: host, type: 'A', eachNameserver: true, watchChange: staysPut },
    why: 'dns',
  });
  const domain = asked?.domain;
  if (domain && (asked.mx?.length ?? 0) > 0) {
    draft.add({
      key: 'mail',
      type: 'dns',
      target: shownName(domain),
      every: 900,
      settings: { name: domain, type: 'MX', eachNameserver: false },
      after: 'dns',
      why: 'mail',
      values: { domain: shownName(domain) },
    });
  }
}

function pageMonitors(draft: Draft, page: FoundPage): void {
  const front = page.kind === 'home' && page.language !== null;
  const key = front ? `home:${page.language}` : page.kind;
  const named = page.kind === 'category' || page.kind === 'product' ? (page.text ?? page.title ?? '') : '';
  const values: Values = { name: named, language: page.language ?? '', text: page.text ?? '' };
  const why = front ? 'front' : (page.kind as Reason);
  draft.add({
    key,
    type: 'http',
    page: page.kind,
    target: shownAddress(new URL(page.url)),
    every: 60,
    after: key === 'home' ? 'tcp' : 'home',
    why,
    values,
    settings: {
      url: page.url,
      contains: page.text ? [page.text] : [],
      slowMs: slowMs(page),
      redirectsTo: `${new URL(page.endsAt).origin}/`,
      // Some failures show themselves to some visitors only; the front door is tried as each of them.
      ...(key === 'home' ? { visitors: ['browser', 'phone', 'crawler', 'returning', 'uncached'] } : {}),
    },
  });
  // What a page normally is cannot be learned from one that does not work.
  if (front || page.status !== 200 || !['home', 'product', 'checkout'].includes(page.kind)) return;
  draft.add({
    key: `content:${page.kind}`,
    type: 'content',
    page: page.kind,
    target: shownAddress(new URL(page.url)),
    every: 120,
    after: key,
    why: page.kind === 'checkout' ? 'content_checkout' : page.kind === 'product' ? 'content_product' : 'content_home',
    settings: { url: page.url, page: page.kind },
    values,
  });
}

/** Thrice what it took now, so that a shop's own pace is no alarm, between 3 and 15 seconds. */
const slowMs = (page: FoundPage): number => Math.min(15_000, Math.max(3000, Math.ceil((page.ms * 3) / 500) * 500));

/** The store did not answer when it was looked at: its front door is watched all the same. */
function unseenHome(url: URL): FoundPage {
  return {
    kind: 'home',
    url: url.href,
    title: null,
    how: { key: 'how_typed', values: {} },
    confidence: 1,
    status: 0,
    ms: 0,
    firstByteMs: 0,
    text: null,
    endsAt: url.href,
    language: null,
  };
}

/** Visitors who type the name without `https://`, or with `www.` too much, must arrive as well. */
function redirects(draft: Draft, { reached }: Discovery, url: URL): void {
  const to = `${url.origin}/`;
  const way = (key: string, from: URL, why: Reason): void =>
    draft.add({
      key,
      type: 'http',
      page: 'other',
      target: shownAddress(from),
      every: 300,
      after: 'home',
      why,
      values: { to: shownAddress(new URL(to)) },
      settings: { url: from.href, redirectsTo: to, slowMs: 5000 },
    });
  if (reached?.http === 'to_https') way('redirect:http', new URL(`http://${url.host}/`), 'redirect_http');
  if (reached?.sibling?.leads === 'here')
    way('redirect:www', new URL(`${url.protocol}//${reached.sibling.host}/`), 'redirect_www');
}
