import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, pagesOf } from '../crawled.ts';

/** A single page may speak another language, or name the wrong one. */
const FEWEST = 3;

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const byLanguage = Map.groupBy(listed(crawl), ({ facts }) => facts.language?.split(/[-_]/)[0]?.toLowerCase() ?? '');
    const languages = [...byLanguage].filter(
      ([language, pages]) =>
        language !== '' &&
        pages.length >= FEWEST &&
        pages.some(({ kind }) => kind === 'product' || kind === 'category'),
    );
    if (languages.length < 2) return null;
    if (pagesOf(crawl).some(({ facts }) => facts.alternates.length > 0)) return [];
    const evidence = languages.map(([language, [first]]) => ({ url: first!.url, quote: `<html lang="${language}">` }));
    return [{ about: '', values: { languages: languages.map(([language]) => language).join(', ') }, evidence }];
  },
  words: words({
    en: {
      title: 'Pages in several languages name each other',
      found: 'The shop speaks several languages ({languages}), and no page says where it stands in the others',
      consequence:
        'Search engines guess who gets which version: customers come to one in a foreign language, and versions compete with each other.',
      name: 'Let the theme or the module of languages write a `hreflang` for every version into the head of each page, with the page itself among them.',
    },
    ru: {
      title: 'Страницы на разных языках называют друг друга',
      found:
        'Магазин говорит на нескольких языках ({languages}), но ни одна страница не называет свои версии на других',
      consequence:
        'Поисковики гадают, кому какую версию показать: покупатели попадают на чужой язык, а версии мешают друг другу.',
      name: 'Пусть тема или модуль языков пишет в заголовок каждой страницы `hreflang` для каждой версии, включая её саму.',
    },
    uk: {
      title: 'Сторінки різними мовами називають одна одну',
      found: 'Магазин говорить кількома мовами ({languages}), але жодна сторінка не називає своїх версій іншими',
      consequence:
        'Пошуковики гадають, кому яку версію показати: покупці потрапляють на чужу мову, а версії заважають одна одній.',
      name: 'Нехай тема чи модуль мов пише в заголовок кожної сторінки `hreflang` для кожної версії, разом із нею самою.',
    },
  }),
  options: [{ does: 'name', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/specialty/international/localized-versions'],
});
