import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = pagesOf(crawl).filter(({ kind }) => kind !== 'service');
    if (pages.length === 0) return null;
    const broken = pages.filter(({ facts }) => facts.product.broken > 0);
    const severity = broken.some(({ kind }) => kind === 'product') ? undefined : ('low' as const);
    return shared(broken, pages.length, ({ url }) => ({ url, quote: 'application/ld+json' }), severity);
  },
  words: words({
    en: {
      title: 'Structured data can be read',
      found: 'Structured data of pages is broken and no program can read it: {n} of {of} looked at',
      consequence: 'Search engines pass over all of it: no price, stock and stars beside the link.',
      mend: 'Paste a page into the validator of schema.org: mostly a quote or a line break in a description is not escaped, or a comma stands at the end.',
    },
    ru: {
      title: 'Структурированные данные можно прочитать',
      found:
        'Структурированные данные страниц повреждены, и ни одна программа их не прочитает: {n} из {of} просмотренных',
      consequence: 'Поисковики пропускают их целиком: рядом со ссылкой нет цены, наличия и звёзд.',
      mend: 'Вставьте страницу в проверку schema.org: чаще всего в описании не экранирована кавычка или перевод строки либо в конце стоит запятая.',
    },
    uk: {
      title: 'Структуровані дані можна прочитати',
      found: 'Структуровані дані сторінок пошкоджені, і жодна програма їх не прочитає: {n} з {of} переглянутих',
      consequence: 'Пошуковики пропускають їх цілком: поруч із посиланням немає ціни, наявності та зірок.',
      mend: 'Вставте сторінку в перевірку schema.org: найчастіше в описі не екрановано лапки чи перенос рядка або в кінці стоїть кома.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'none' }],
  references: [
    'https://validator.schema.org/',
    'https://developers.google.com/search/docs/appearance/structured-data/product',
  ],
});
