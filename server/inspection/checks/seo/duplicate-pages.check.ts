import { words } from '#core/words';
import { check } from '../../check.ts';
import { alike, isView, listed, repeated } from '../crawled.ts';

/** A shell that scripts fill has hardly a word, and is the same for every page. */
const FEWEST_WORDS = 50;

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = listed(crawl).filter((page) => page.facts.words >= FEWEST_WORDS && !isView(page));
    if (pages.length < 2) return null;
    return repeated(
      alike(pages, ({ facts }) => facts.textHash),
      pages.length,
      ({ facts }) => facts.title ?? '',
    );
  },
  words: words({
    en: {
      title: 'No page stands under two addresses',
      found:
        'The same page stands under several addresses, each of which calls itself the main one: {n} of {of} looked at',
      consequence: 'The copies share what reputation the page has, and all of them stand lower in search.',
      join: 'Choose one address, lead the others to it, or name it as canonical on all of them.',
    },
    ru: {
      title: 'Ни одна страница не стоит под двумя адресами',
      found:
        'Одна и та же страница стоит под несколькими адресами, и каждый называет себя основным: {n} из {of} просмотренных',
      consequence: 'Копии делят между собой репутацию страницы, и все стоят в поиске ниже.',
      join: 'Выберите один адрес, ведите на него с остальных или назовите его в canonical на всех.',
    },
    uk: {
      title: 'Жодна сторінка не стоїть під двома адресами',
      found: 'Та сама сторінка стоїть під кількома адресами, і кожна називає себе основною: {n} з {of} переглянутих',
      consequence: 'Копії ділять між собою репутацію сторінки, і всі стоять у пошуку нижче.',
      join: 'Оберіть одну адресу, ведіть на неї з решти або назвіть її в canonical на всіх.',
    },
  }),
  options: [{ does: 'join', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
