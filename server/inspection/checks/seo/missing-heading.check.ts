import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter(({ kind }) => kind === 'product' || kind === 'category');
    if (pages.length === 0) return null;
    const without = pages.filter(({ facts }) => facts.heading === null);
    const sure = without.filter(({ facts }) => !facts.isFilled);
    if (sure.length === 0 && without.length > 0) throw new Cannot('filled');
    return shared(sure, pages.length, ({ url }) => ({ url, quote: '<h1>: –' }));
  },
  words: words({
    en: {
      title: 'Pages of goods have a main heading',
      found: 'Pages of goods and categories have no main heading: {n} of {of} looked at',
      consequence: 'Search engines and people who have the page read to them do not learn at once what is sold here.',
      mark: 'Have the theme put the name of the product or category into `<h1>`, once on a page.',
    },
    ru: {
      title: 'На страницах товаров есть главный заголовок',
      found: 'На страницах товаров и категорий нет главного заголовка (h1): {n} из {of} просмотренных',
      consequence: 'Поисковики и люди, которым страницу читает программа, не сразу узнают, что здесь продают.',
      mark: 'Пусть тема выводит название товара или категории в `<h1>`, один раз на странице.',
    },
    uk: {
      title: 'На сторінках товарів є головний заголовок',
      found: 'На сторінках товарів і категорій немає головного заголовка (h1): {n} з {of} переглянутих',
      consequence: 'Пошуковики та люди, яким сторінку читає програма, не одразу дізнаються, що тут продають.',
      mark: 'Нехай тема виводить назву товару чи категорії в `<h1>`, один раз на сторінці.',
    },
  }),
  options: [{ does: 'mark', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/title-link'],
});
