import { words } from '#core/words';
import { check } from '../../check.ts';
import { isHidden, pagesOf, shared } from '../crawled.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { canonicalWays } from './platform-ways.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl', 'site'],
  judge({ crawl, site }) {
    const selling = pagesOf(crawl).filter(
      ({ kind, facts }) => (kind === 'product' || kind === 'category') && !isHidden(facts.robots),
    );
    if (selling.length === 0) return null;
    const without = selling.filter(({ facts }) => facts.canonical === null);
    const found = shared(without, selling.length, ({ url }) => ({ url, quote: 'rel=canonical: –' }));
    return found.map((problem) => ({ ...problem, values: { ...problem.values, ...platformOf(site) } }));
  },
  words: words({
    en: {
      title: 'Pages of goods name their main address',
      found: 'Pages of goods and categories do not name their main address: {n} of {of} looked at',
      consequence:
        'One product under several addresses (filters, tags of advertisements) counts as several weak pages instead of one strong one.',
      name: 'Have the theme or an SEO module write `<link rel="canonical">` with the clean address of the page.',
      ...canonicalWays.en,
    },
    ru: {
      title: 'Страницы товаров называют свой основной адрес',
      found: 'Страницы товаров и категорий не называют основной адрес: {n} из {of} просмотренных',
      consequence:
        'Один товар под несколькими адресами (фильтры, рекламные метки) считается несколькими слабыми страницами вместо одной сильной.',
      name: 'Пусть тема или SEO-модуль выводит `<link rel="canonical">` с чистым адресом страницы.',
      ...canonicalWays.ru,
    },
    uk: {
      title: 'Сторінки товарів називають свою основну адресу',
      found: 'Сторінки товарів і категорій не називають основної адреси: {n} з {of} переглянутих',
      consequence:
        'Один товар під кількома адресами (фільтри, рекламні мітки) вважається кількома слабкими сторінками замість однієї сильної.',
      name: 'Нехай тема або SEO-модуль виводить `<link rel="canonical">` з чистою адресою сторінки.',
      ...canonicalWays.uk,
    },
  }),
  options: [{ does: 'name', effort: 'hours', risk: 'low' }, ...onItsPlatform('minutes', 'low')],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
