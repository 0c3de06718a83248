import { words } from '#core/words';
import { check } from '../../check.ts';
import { isOpen, shared } from '../crawled.ts';

/** To HTTPS first and then to the other name: who wants to be preloaded for HTTPS has to lead so. */
const isAsAsked = ({ url, redirects: [first, second, ...more] }: Way): boolean =>
  more.length === 0 &&
  first !== undefined &&
  second !== undefined &&
  first.to.replace(/^https:/, 'http:') === url &&
  new URL(second.to).pathname === new URL(url).pathname;

interface Way {
  url: string;
  redirects: readonly { to: string }[];
}

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl', 'site'],
  judge({ crawl: { pages }, site }) {
    const { reached } = site;
    const typed = [{ url: site.address, redirects: reached?.redirects ?? [] }, ...(reached?.waysIn ?? [])];
    const ways = new Map(typed.map((way) => [way.url, way]));
    const linked = [...ways.values(), ...pages.filter(isOpen)];
    const chains = linked.filter((one) => one.redirects.length >= 2 && !isAsAsked(one));
    return shared(chains, linked.length, ({ url, redirects }) => ({
      url,
      quote: redirects.map(({ status, to }) => `${status} → ${to}`).join(' '),
    }));
  },
  words: words({
    en: {
      title: 'Addresses of the shop lead on once at most',
      found: 'Addresses of the shop lead on twice and more before a page appears: {n}',
      consequence:
        'Each detour costs a customer on a phone up to half a second, and search engines give up after a few.',
      shorten: 'Lead from the first address straight to the last, and put the last one into menus and texts.',
    },
    ru: {
      title: 'Адреса магазина перенаправляют не больше одного раза',
      found: 'Адреса магазина перенаправляют дважды и больше, прежде чем появится страница: {n}',
      consequence: 'Каждый крюк стоит покупателю с телефоном до полусекунды, а поисковики после нескольких сдаются.',
      shorten: 'Ведите с первого адреса сразу на последний, а в меню и текстах ставьте последний.',
    },
    uk: {
      title: 'Адреси магазину перенаправляють не більше одного разу',
      found: 'Адреси магазину перенаправляють двічі й більше, перш ніж з’явиться сторінка: {n}',
      consequence: 'Кожен гак коштує покупцеві з телефоном до пів секунди, а пошуковики після кількох здаються.',
      shorten: 'Ведіть із першої адреси одразу на останню, а в меню й текстах ставте останню.',
    },
  }),
  options: [{ does: 'shorten', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/301-redirects'],
});
