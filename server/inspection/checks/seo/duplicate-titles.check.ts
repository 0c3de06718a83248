import { words } from '#core/words';
import { check } from '../../check.ts';
import { alike, isView, listed, repeated } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter((page) => !isView(page));
    if (pages.length < 2) return null;
    // Goods often keep their name in every language.
    const groups = alike(pages, ({ facts: { title, language } }) => title && `${language} ${title.toLowerCase()}`);
    return repeated(groups, pages.length, ({ facts }) => facts.title!);
  },
  words: words({
    en: {
      title: 'Every page has a title of its own',
      found: 'Pages share their title with others: {n} of {of} looked at',
      consequence:
        'In search such pages look the same: they stand in each other’s way, and customers do not know which to choose.',
      vary: 'Let the template of titles take up what tells the pages apart: the name of the product, its colour or size, the category, the brand.',
    },
    ru: {
      title: 'У каждой страницы свой заголовок',
      found: 'Страницы делят заголовок (title) с другими: {n} из {of} просмотренных',
      consequence:
        'В поиске такие страницы выглядят одинаково: они мешают друг другу, и покупатель не знает, какую выбрать.',
      vary: 'Пусть шаблон заголовков включает то, чем страницы различаются: название товара, цвет или размер, категорию, бренд.',
    },
    uk: {
      title: 'У кожної сторінки свій заголовок',
      found: 'Сторінки мають спільний заголовок (title) з іншими: {n} з {of} переглянутих',
      consequence:
        'У пошуку такі сторінки виглядають однаково: вони заважають одна одній, і покупець не знає, яку обрати.',
      vary: 'Нехай шаблон заголовків містить те, чим сторінки різняться: назву товару, колір або розмір, категорію, бренд.',
    },
  }),
  options: [{ does: 'vary', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/title-link'],
});
