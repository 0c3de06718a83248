import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl);
    if (pages.length === 0) return null;
    const without = pages.filter(({ facts }) => facts.title === null);
    return shared(without, pages.length, ({ url }) => ({ url, quote: '<title>: –' }));
  },
  words: words({
    en: {
      title: 'Every page has a title',
      found: 'Pages have no title: {n} of {of} looked at',
      consequence:
        'In search, in the tabs of the browser and in messengers stands an address in place of a name: nobody clicks on it.',
      write:
        'Set a template of titles in the SEO settings of the platform: the name of the product, the category, the shop.',
    },
    ru: {
      title: 'У каждой страницы есть заголовок',
      found: 'У страниц нет заголовка (title): {n} из {of} просмотренных',
      consequence:
        'В поиске, во вкладках браузера и в мессенджерах вместо названия стоит адрес: на него никто не нажмёт.',
      write: 'Задайте шаблон заголовков в SEO-настройках платформы: название товара, категория, магазин.',
    },
    uk: {
      title: 'У кожної сторінки є заголовок',
      found: 'У сторінок немає заголовка (title): {n} з {of} переглянутих',
      consequence:
        'У пошуку, у вкладках браузера та в месенджерах замість назви стоїть адреса: на неї ніхто не натисне.',
      write: 'Задайте шаблон заголовків у SEO-налаштуваннях платформи: назва товару, категорія, магазин.',
    },
  }),
  options: [{ does: 'write', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/title-link'],
});
