import { words } from '#core/words';
import { check } from '../../check.ts';
import { isSame, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'high',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = pagesOf(crawl);
    const home = pages.find(({ kind }) => kind === 'home');
    const products = pages.filter(({ kind }) => kind === 'product');
    if (!home || products.length === 0) return null;
    const lost = products.filter(({ facts }) => facts.canonical !== null && isSame(facts.canonical, home.url));
    const severity = lost.length === 1 ? ('medium' as const) : undefined;
    return shared(lost, products.length, ({ url }) => ({ url, quote: `canonical → ${home.url}` }), severity);
  },
  words: words({
    en: {
      title: 'Pages of goods do not call themselves copies of the home page',
      found: 'Pages of goods call themselves copies of the home page: {n} of {of} looked at',
      consequence: 'Search engines then drop the goods from search and list the home page alone.',
      mend: 'Let each page name its own address as canonical; a fixed canonical in the template of the theme is the usual cause.',
    },
    ru: {
      title: 'Страницы товаров не называют себя копиями главной',
      found: 'Страницы товаров называют себя копиями главной: {n} из {of} просмотренных',
      consequence: 'Поисковики тогда убирают товары из поиска и показывают только главную.',
      mend: 'Пусть каждая страница называет в canonical свой адрес; обычная причина — canonical, вписанный в шаблон темы.',
    },
    uk: {
      title: 'Сторінки товарів не називають себе копіями головної',
      found: 'Сторінки товарів називають себе копіями головної: {n} з {of} переглянутих',
      consequence: 'Пошуковики тоді прибирають товари з пошуку й показують лише головну.',
      mend: 'Нехай кожна сторінка називає в canonical свою адресу; звичайна причина — canonical, вписаний у шаблон теми.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
