import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter(({ kind }) => kind !== 'page');
    if (pages.length === 0) return null;
    const without = pages.filter(({ facts }) => facts.description === null);
    return shared(without, pages.length, ({ url }) => ({ url, quote: 'meta description: –' }));
  },
  words: words({
    en: {
      title: 'Pages that sell have a description for search',
      found: 'Pages that sell have no description for search: {n} of {of} looked at',
      consequence: 'Under the link in search stands some line of the page, such as the menu: fewer people click.',
      write:
        'Set a template of descriptions in the SEO settings of the platform, and write by hand those of the home page and of the main categories.',
    },
    ru: {
      title: 'У страниц, которые продают, есть описание для поиска',
      found: 'У страниц, которые продают, нет описания для поиска (description): {n} из {of} просмотренных',
      consequence: 'Под ссылкой в поиске стоит случайная строка страницы, например меню: нажимают реже.',
      write:
        'Задайте шаблон описаний в SEO-настройках платформы, а для главной и основных категорий напишите их вручную.',
    },
    uk: {
      title: 'У сторінок, які продають, є опис для пошуку',
      found: 'У сторінок, які продають, немає опису для пошуку (description): {n} з {of} переглянутих',
      consequence: 'Під посиланням у пошуку стоїть випадковий рядок сторінки, наприклад меню: натискають рідше.',
      write:
        'Задайте шаблон описів у SEO-налаштуваннях платформи, а для головної та основних категорій напишіть їх вручну.',
    },
  }),
  options: [{ does: 'write', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/snippet'],
});
