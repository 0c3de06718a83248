import type { PageLink, Platform, ReadPage } from '#platforms';
import { textOf, thingsOf } from '#platforms';
import { isAside, likelihood, mayFetch, type SoughtKind, wordsIn } from './kinds-of-links.ts';
import { said, type Said } from './steps.ts';

/** An address that may be a page of a kind, why we think so, and how likely it is before it was looked at. */
export interface Candidate {
  kind: SoughtKind;
  url: URL;
  how: Said;
  prior: number;
}

/** What a page was found as, for words like "a link on the home page". */
export interface Seen {
  as: 'home' | SoughtKind;
  page: ReadPage;
}

export interface Site {
  root: URL;
  /** Prefix of the language that the home page is in, as `/uk/`, or the root's own path. */
  base: URL;
  platform: Platform;
  /** Whether the platform was recognised: its conventions then weigh more. */
  known: boolean;
}

export function siteOf(home: URL, platform: Platform, known: boolean): Site {
  const path = home.pathname.endsWith('/') ? home.pathname : home.pathname.replace(/[^/]*$/, '');
  const base = new URL(path, home);
  const root = /^\/[a-z]{2}(?:[-_][a-z]{2})?\/$/i.test(path) ? new URL('/', home) : base;
  return { root, base, platform, known };
}

export const sameStore = (url: URL, site: Site): boolean =>
  url.host.replace(/^www\./, '') === site.root.host.replace(/^www\./, '');

/** All candidates of a kind that the pages seen so far offer, the likeliest first, each address once. */
export function candidatesOf(kind: SoughtKind, seen: readonly Seen[], site: Site): Candidate[] {
  const found = [
    ...linked(kind, seen, site),
    ...structured(kind, seen),
    ...(kind === 'product' ? [] : conventional(kind, site)),
  ];
  const best = new Map<string, Candidate>();
  for (const candidate of found.map(tidy)) {
    if (!sameStore(candidate.url, site) || !mayFetch(candidate.url) || isHome(candidate.url, site)) continue;
    const key = candidate.url.href;
    if ((best.get(key)?.prior ?? 0) < candidate.prior) best.set(key, candidate);
  }
  return [...best.values()].sort((a, b) => b.prior - a.prior);
}

/** A sign-in link carries where one came from: that is no part of the page. */
function tidy(candidate: Candidate): Candidate {
  const search = candidate.url.search
    .replace(/[?&](?:back|redirect(?:_to)?|return(?:_to|url)?|next|referer|uenc)=[^&]*/gi, '')
    .replace(/^&/, '?');
  if (search === candidate.url.search) return candidate;
  const url = new URL(candidate.url);
  url.search = search;
  return { ...candidate, url };
}

const isHome = (url: URL, site: Site): boolean =>
  (url.pathname === site.base.pathname || url.pathname === site.root.pathname) && url.search === '';

function linked(kind: SoughtKind, seen: readonly Seen[], site: Site): Candidate[] {
  return seen.flatMap(({ as, page }) => {
    const links = page.links.filter((link) => sameStore(link.url, site));
    const scored = links
      .map((link) => ({ link, prior: likelihood(kind, link, site.platform.conventions) }))
      .filter((one) => one.prior > 0);
    const guessed = scored.some((one) => one.prior > 0.6) ? [] : guesses(kind, as, links, seen, site);
    return [...scored, ...guessed].map(({ link, prior }) => ({
      kind,
      url: link.url,
      prior,
      how: said('how_link', { text: nameOf(link), where: `@${as}` }),
    }));
  });
}

const nameOf = (link: PageLink): string => (link.text || link.hint || link.url.pathname).slice(0, 60).trim();

/**
 * Shops with free addresses (`/desktops`, `/imac`): a category is a short link of the home page that leads one or two
 * steps down and is no page about the shop; a product is a link of a category that the home page does not have.
 */
function guesses(
  kind: SoughtKind,
  as: Seen['as'],
  links: readonly PageLink[],
  seen: readonly Seen[],
  site: Site,
): { link: PageLink; prior: number }[] {
  const plain = links.filter(
    (link) =>
      link.text !== '' &&
      !isAside(link.url, link.text) &&
      mayFetch(link.url) &&
      (['cart', 'checkout', 'login', 'search'] as const).every(
        (other) => likelihood(other, link, site.platform.conventions) === 0,
      ),
  );
  if (kind === 'category' && as === 'home') {
    const short = plain.filter(
      (link) =>
        link.text.length <= 40 &&
        !link.hreflang &&
        link.url.search === '' &&
        link.url.pathname.split('/').filter(Boolean).length <= 3,
    );
    return short.slice(0, 30).map((link, i) => ({ link, prior: 0.3 - i * 0.005 }));
  }
  if (kind === 'product' && as === 'category') {
    const home = new Set(
      seen.filter((one) => one.as === 'home').flatMap((one) => one.page.links.map((link) => link.url.pathname)),
    );
    const here = seen.find((one) => one.as === 'category')?.page.url.pathname ?? '';
    const fresh = plain.filter(
      (link) => !home.has(link.url.pathname) && link.url.pathname !== here && link.text.length > 3,
    );
    // A small shop shows its goods on the home page too: then long names tell them from the menu.
    const again = links
      .filter((link) => home.has(link.url.pathname) && link.url.pathname !== here && wordsIn(link.url) > 2)
      .filter((link) => !isAside(link.url, link.text) && mayFetch(link.url))
      .toSorted((a, b) => wordsIn(b.url) - wordsIn(a.url));
    const guessed = (all: PageLink[], prior: number): { link: PageLink; prior: number }[] =>
      all.slice(0, 30).map((link, i) => ({ link, prior: prior - i * 0.005 }));
    return [...guessed(fresh, 0.35), ...guessed(again, 0.2)];
  }
  return [];
}

/** A list of products, or the product itself, in JSON-LD. */
function structured(kind: SoughtKind, seen: readonly Seen[]): Candidate[] {
  if (kind !== 'product') return [];
  return seen.flatMap(({ as, page }) =>
    thingsOf(page.things, 'Product', 'ListItem')
      .slice(0, 50)
      .flatMap((thing) => {
        const written =
          textOf(thing.fields['url']) ?? (thing.types.includes('Product') ? textOf(thing.fields['@id']) : null);
        if (!written || !URL.canParse(written, page.url.href)) return [];
        const url = new URL(written, page.url.href);
        url.hash = '';
        return [
          {
            kind,
            url,
            prior: thing.types.includes('Product') ? 0.8 : 0.4,
            how: said('how_structured', { where: `@${as}` }),
          },
        ];
      }),
  );
}

/** The usual places, in the language of the home page first. */
function conventional(kind: Exclude<SoughtKind, 'product'>, site: Site): Candidate[] {
  if (kind === 'search') return [];
  const { conventions, label } = site.platform;
  const how = site.known ? said('how_convention', { label }) : said('how_custom');
  return (kind === 'category' ? conventions.catalog : conventions[kind]).slice(0, 4).flatMap((path, i) => {
    const prior = (site.known ? 0.55 : 0.25) - i * 0.02 - (kind === 'category' ? 0.1 : 0);
    const bases = site.base.href === site.root.href ? [site.root] : [site.base, site.root];
    return bases.map((base, j) => ({ kind, url: new URL(path, base), prior: prior - j * 0.1, how }));
  });
}

/** Addresses of a search for a word: the shop's own form, its structured data, then the usual places. */
export function searchesFor(word: string, seen: readonly Seen[], site: Site): Candidate[] {
  const { conventions, label } = site.platform;
  const filled = (template: string, base: URL): URL[] => {
    const text = template.replace(/\{(?:q|query|search_term_string|search_term)\}/g, encodeURIComponent(word));
    return URL.canParse(text, base.href) ? [new URL(text, base.href)] : [];
  };
  const forms = seen.flatMap(({ as, page }) =>
    page.forms.flatMap((form) => {
      const field = form.fields.find(
        (one) =>
          /^(?:q|s|query|search|sSearch|keyword|keywords|term|text|search_query|filter_name)$/i.test(one.name) &&
          /^(?:text|search)$/.test(one.type),
      );
      if (!field || form.method !== 'get' || /post_type=post/.test(form.action.search)) return [];
      const url = new URL(form.action);
      for (const hidden of form.fields)
        if (hidden.type === 'hidden' && hidden.name !== field.name) url.searchParams.set(hidden.name, hidden.value);
      url.searchParams.set(field.name, word);
      return [{ kind: 'search' as const, url, prior: 0.75, how: said('how_form', { where: `@${as}` }) }];
    }),
  );
  const actions = seen.flatMap(({ as, page }) =>
    thingsOf(page.things, 'SearchAction').flatMap((thing) => {
      const target = thing.fields['target'];
      const template =
        typeof target === 'string' ? target : textOf((target as Record<string, unknown> | undefined)?.['urlTemplate']);
      return template
        ? filled(template, page.url).map((url) => ({
            kind: 'search' as const,
            url,
            prior: 0.7,
            how: said('how_structured', { where: `@${as}` }),
          }))
        : [];
    }),
  );
  const usual = conventions.search.slice(0, 3).flatMap((path, i) =>
    filled(path, site.base).map((url) => ({
      kind: 'search' as const,
      url,
      prior: (site.known ? 0.8 : 0.25) - i * 0.1,
      how: site.known ? said('how_convention', { label }) : said('how_custom'),
    })),
  );
  const all = [...forms, ...actions, ...usual].filter((one) => sameStore(one.url, site));
  return [...new Map(all.toReversed().map((one) => [one.url.href, one])).values()].sort((a, b) => b.prior - a.prior);
}
