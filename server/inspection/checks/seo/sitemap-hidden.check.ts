import { words } from '#core/words';
import { check } from '../../check.ts';
import { robotsRules } from '#core/robots-txt';
import { isHidden, isSame, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl', 'robots', 'sitemap'],
  judge({ crawl, robots, sitemap }) {
    const named = pagesOf(crawl).filter(({ inSitemap }) => inSitemap);
    if (sitemap.total === 0) return null;
    const home = crawl.pages.find(({ kind }) => kind === 'home')?.url;
    const rules = robotsRules(robots.text, 'googlebot');
    const forbidden = sitemap.addresses.flatMap((url) => {
      const { allowed, rule } = rules.judge(new URL(url));
      return allowed ? [] : [{ url, quote: `robots.txt: ${rule}` }];
    });
    const hidden = named.flatMap(({ url, facts: { robots: told, canonical } }) => {
      if (isHidden(told)) return [{ url, quote: told }];
      // That goods call themselves the home page is told of elsewhere.
      const isCopy = canonical !== null && !isSame(canonical, url) && canonical !== home;
      return isCopy ? [{ url, quote: `canonical → ${canonical}` }] : [];
    });
    const severity = forbidden.length + hidden.length < 3 ? ('low' as const) : undefined;
    return shared([...hidden, ...forbidden], sitemap.total, (one) => one, severity);
  },
  words: words({
    en: {
      title: 'The sitemap names only pages that may be listed',
      found: 'The sitemap names pages that search engines are told not to list or not to open: {n}',
      consequence: 'Two orders contradict each other, so search engines choose by themselves what to show of the shop.',
      decide:
        'Decide for each kind of page: either it is to be found, then take the ban away, or it is not, then take it out of the sitemap.',
    },
    ru: {
      title: 'В карте сайта только страницы, которые можно показывать',
      found: 'В карте сайта есть страницы, которые поисковикам запрещено показывать или открывать: {n}',
      consequence: 'Два указания противоречат друг другу, и поисковики сами выбирают, что показать из магазина.',
      decide:
        'Решите для каждого вида страниц: либо её должны находить — тогда снимите запрет, либо нет — тогда уберите её из карты.',
    },
    uk: {
      title: 'У карті сайту лише сторінки, які можна показувати',
      found: 'У карті сайту є сторінки, які пошуковикам заборонено показувати чи відкривати: {n}',
      consequence: 'Дві вказівки суперечать одна одній, і пошуковики самі обирають, що показати з магазину.',
      decide:
        'Вирішіть для кожного виду сторінок: або її мають знаходити — тоді зніміть заборону, або ні — тоді приберіть її з карти.',
    },
  }),
  options: [{ does: 'decide', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
