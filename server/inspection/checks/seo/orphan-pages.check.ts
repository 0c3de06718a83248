import { words } from '#core/words';
import { check } from '../../check.ts';
import { unlessByScripts } from '../by-scripts.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl', 'pages'],
  judge({ crawl, pages }) {
    // What no link was seen to cannot be said of a shop that was not walked to its end.
    const named = listed(crawl).filter(({ inSitemap, kind }) => inSitemap && kind !== 'home');
    if (crawl.ended !== 'done' || named.length === 0) return null;
    const alone = named.filter(({ linkedBy, depth }) => linkedBy === 0 && depth === null);
    const linked = listed(crawl).some(({ kind, linkedBy }) => kind !== 'home' && kind !== 'page' && linkedBy > 0);
    if (alone.length > 0 && !linked) unlessByScripts({ pages });
    const severity = alone.length >= 10 && alone.length > named.length / 4 ? ('medium' as const) : undefined;
    return shared(alone, named.length, ({ url }) => ({ url, quote: 'sitemap.xml' }), severity);
  },
  words: words({
    en: {
      title: 'Every page of the sitemap has a link to it',
      found: 'The sitemap names pages that no link of the shop leads to: {n} of {of} looked at',
      consequence:
        'Customers do not find these goods, and search engines think little of what the shop itself does not link.',
      link: 'Put the goods into a category, or make the list of the category open without scripts; take out of the sitemap what is not for sale.',
    },
    ru: {
      title: 'На каждую страницу из карты сайта есть ссылка',
      found: 'В карте сайта есть страницы, на которые не ведёт ни одна ссылка магазина: {n} из {of} просмотренных',
      consequence: 'Покупатели не находят этих товаров, а поисковики мало ценят то, на что магазин сам не ссылается.',
      link: 'Добавьте товары в категорию или сделайте список категории доступным без скриптов; уберите из карты то, что не продаётся.',
    },
    uk: {
      title: 'На кожну сторінку з карти сайту є посилання',
      found: 'У карті сайту є сторінки, на які не веде жодне посилання магазину: {n} з {of} переглянутих',
      consequence: 'Покупці не знаходять цих товарів, а пошуковики мало цінують те, на що магазин сам не посилається.',
      link: 'Додайте товари до категорії або зробіть список категорії доступним без скриптів; приберіть із карти те, що не продається.',
    },
  }),
  options: [{ does: 'link', effort: 'hours', risk: 'none' }],
  references: [
    'https://developers.google.com/search/docs/specialty/ecommerce/help-google-understand-your-ecommerce-site-structure',
  ],
});
