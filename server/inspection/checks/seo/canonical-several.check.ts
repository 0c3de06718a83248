import { words } from '#core/words';
import { check } from '../../check.ts';
import { isHidden, isSame, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const named = pagesOf(crawl).filter(({ facts }) => facts.canonical !== null && !isHidden(facts.robots));
    if (named.length === 0) return null;
    const torn = named.filter(({ facts }) => facts.canonicals?.some((one) => !isSame(one, facts.canonical!)));
    return shared(torn, named.length, ({ url, facts }) => ({
      url,
      quote: `rel=canonical: ${facts.canonicals!.slice(0, 3).join(', ')}`,
    }));
  },
  words: words({
    en: {
      title: 'Each page names one main address',
      found: 'Pages name several main addresses that differ: {n} of {of} looked at',
      consequence:
        'Search engines then heed none of them, and choose themselves which address of a product they list, filters and tags included.',
      keep: 'Find out who writes the second one (mostly two SEO modules, or the theme and a module) and switch one of them off.',
    },
    ru: {
      title: 'Каждая страница называет один основной адрес',
      found: 'Страницы называют несколько разных основных адресов: {n} из {of} просмотренных',
      consequence:
        'Тогда поисковики не слушают ни одного и сами выбирают, какой адрес товара показать, вместе с фильтрами и метками.',
      keep: 'Найдите, кто выводит второй (чаще всего два SEO-модуля или тема и модуль), и отключите один из них.',
    },
    uk: {
      title: 'Кожна сторінка називає одну основну адресу',
      found: 'Сторінки називають кілька різних основних адрес: {n} з {of} переглянутих',
      consequence:
        'Тоді пошуковики не зважають на жодну й самі обирають, яку адресу товару показати, разом із фільтрами та мітками.',
      keep: 'Знайдіть, хто виводить другу (найчастіше два SEO-модулі або тема і модуль), і вимкніть один із них.',
    },
  }),
  options: [{ does: 'keep', effort: 'minutes', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
