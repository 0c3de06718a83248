import { words } from '#core/words';
import { check } from '../../check.ts';
import { alike, isView, listed, repeated } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter((page) => page.facts.description !== null && !isView(page));
    if (pages.length < 2) return null;
    const groups = alike(pages, ({ facts }) => facts.description!.toLowerCase());
    // That it weighs little is no matter of how many: search engines then write their own.
    return repeated(groups, pages.length, ({ facts }) => facts.description!.slice(0, 160)).map((one) => ({
      ...one,
      severity: 'low',
    }));
  },
  words: words({
    en: {
      title: 'Every page has a description of its own',
      found: 'Pages share their description with others: {n} of {of} looked at',
      consequence:
        'Under the link in search stands the same for everything, or some line of the page: fewer people click.',
      vary: 'Let the template of descriptions name the product, its price or what is special about it; an empty one is better than the same everywhere.',
    },
    ru: {
      title: 'У каждой страницы своё описание',
      found: 'Страницы делят описание (description) с другими: {n} из {of} просмотренных',
      consequence: 'Под ссылкой в поиске у всех стоит одно и то же или случайная строка страницы: нажимают реже.',
      vary: 'Пусть шаблон описаний называет товар, цену или то, чем он хорош; пустое описание лучше одинакового на всех страницах.',
    },
    uk: {
      title: 'У кожної сторінки свій опис',
      found: 'Сторінки мають спільний опис (description) з іншими: {n} з {of} переглянутих',
      consequence: 'Під посиланням у пошуку в усіх стоїть те саме або випадковий рядок сторінки: натискають рідше.',
      vary: 'Нехай шаблон описів називає товар, ціну або те, чим він добрий; порожній опис кращий за однаковий на всіх сторінках.',
    },
  }),
  options: [{ does: 'vary', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/snippet'],
});
