import { words } from '#core/words';
import type { FetchedPage } from '#kit/net/fetch-page';
import type { Account } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';
import { Cannot } from '../reasons.ts';

const gatherer: Gatherer<'accounts', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Looking whether it tells names of accounts' },
    ru: { doing: 'Смотрим, не выдаёт ли он имена учётных записей' },
    uk: { doing: 'Дивимося, чи не видає він імена облікових записів' },
  }),
  /** Four pages that anybody may open. Only WordPress is known to name accounts so. */
  async gather({ fetch }, { site }) {
    if (site.platform?.name !== 'woocommerce') return null;
    const home = site.reached!.url;
    const found = new Map<string, Account>();
    let [answered, asked] = [0, 0];
    for (const { path, read } of places) {
      const page = await fetch(new URL(path, home));
      asked++;
      if (page instanceof Error || page.status === 429 || page.status >= 500) continue;
      answered++;
      for (const { name, how } of read(page).slice(0, 10))
        if (!found.has(name)) found.set(name, { name: begun(name), url: page.requested, how });
    }
    if (answered < asked / 2) throw new Cannot('unanswered', { n: asked - answered, of: asked });
    return [...found.values()];
  },
};
export default gatherer;

type Told = Pick<Account, 'name' | 'how'>;
const slug = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,59}$/u;
const begun = (name: string): string => `${[...name].slice(0, 2).join('')}…`;

const places: { path: string; read(page: FetchedPage): Told[] }[] = [
  { path: 'wp-json/wp/v2/users?per_page=10', read: ({ text }) => listed(text).map((name) => ({ name, how: 'list' })) },
  { path: '?author=1', read: authorOf },
  { path: '?author=2', read: authorOf },
  {
    path: 'wp-sitemap-users-1.xml',
    read: ({ text }) =>
      [...text.matchAll(/<loc>[^<]*\/author\/([^/<]+)\/?<\/loc>/g)].flatMap(([, name]) => told(name, 'sitemap')),
  },
];

function listed(text: string): string[] {
  if (!/^\s*\[/.test(text)) return [];
  try {
    const all = JSON.parse(text) as { slug?: unknown; link?: unknown }[];
    return all.flatMap((one) => (typeof one?.slug === 'string' && typeof one.link === 'string' ? [one.slug] : []));
  } catch {
    // A page that begins like a list is none.
    return [];
  }
}

/** WordPress leads to the page of the author; without speaking addresses it shows it there, and names him in the body. */
function authorOf({ url, requested, text }: FetchedPage): Told[] {
  const [, led] = /\/author\/([^/?#]+)\/?$/.exec(new URL(url).pathname) ?? [];
  if (led !== undefined && url !== requested) return told(led, 'redirect');
  const [, shown] = /<body[^>]+class=["'][^"']*\barchive author author-([\w.@-]+) author-\d+\b/i.exec(text) ?? [];
  return told(shown, 'page');
}

function told(written: string | undefined, how: Account['how']): Told[] {
  if (written === undefined) return [];
  const name = /%[0-9a-f]{2}/i.test(written) ? decoded(written) : written;
  return slug.test(name) ? [{ name, how }] : [];
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return '';
  }
}
