import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl: { pages } }) {
    const named = pages.filter(({ inSitemap, failure }) => inSitemap && failure === null);
    if (named.length === 0) return null;
    const dead = named.filter(({ status }) => status === 404 || status === 410);
    const severity = dead.length === 1 ? ('low' as const) : undefined;
    return shared(dead, named.length, ({ url, status }) => ({ url, quote: `HTTP ${status}` }), severity);
  },
  words: words({
    en: {
      title: 'The sitemap names pages that exist',
      found: 'The sitemap names pages that do not exist: {n} of {of} looked at',
      consequence: 'Search engines spend their visits on nothing, come to new goods later and trust the sitemap less.',
      mend: 'Have the sitemap made anew, daily, from goods that are on sale; lead pages of goods that are gone to their successor or category.',
    },
    ru: {
      title: 'В карте сайта — существующие страницы',
      found: 'В карте сайта есть несуществующие страницы: {n} из {of} просмотренных',
      consequence: 'Поисковики тратят визиты впустую, позже приходят к новым товарам и меньше доверяют карте.',
      mend: 'Пусть карта создаётся заново каждый день из товаров в продаже; со страниц снятых товаров ведите на замену или в категорию.',
    },
    uk: {
      title: 'У карті сайту — наявні сторінки',
      found: 'У карті сайту є сторінки, яких не існує: {n} з {of} переглянутих',
      consequence: 'Пошуковики витрачають візити марно, пізніше приходять до нових товарів і менше довіряють карті.',
      mend: 'Нехай карта створюється заново щодня з товарів у продажу; зі сторінок знятих товарів ведіть на заміну або в категорію.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
