import { words } from '#core/words';
import { check } from '../../check.ts';
import { isView, listed, pagesOf, shared } from '../crawled.ts';

const MANY = 100;

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const views = pagesOf(crawl).filter((page) => isView(page) && page.linkedBy > 0);
    if (views.length === 0) return null;
    const open = listed(crawl).filter((page) => isView(page) && page.linkedBy > 0);
    const severity = crawl.left.series < MANY ? ('low' as const) : undefined;
    return shared(open, views.length, ({ url, facts }) => ({ url, quote: facts.title ?? '' }), severity);
  },
  words: words({
    en: {
      title: 'Filters and sortings do not ask to be listed',
      found: 'Filters and sortings of the catalogue ask to be listed as pages of their own: {n} of {of} looked at',
      consequence: 'Search engines lose themselves in thousands of nearly equal pages, and come to new goods late.',
      close:
        'Name the category as canonical on its filtered views, and do not let filters be plain links; open only those by choice that people search for.',
    },
    ru: {
      title: 'Фильтры и сортировки не просятся в поиск',
      found: 'Фильтры и сортировки каталога просятся в поиск отдельными страницами: {n} из {of} просмотренных',
      consequence: 'Поисковики теряются в тысячах почти одинаковых страниц и поздно приходят к новым товарам.',
      close:
        'На отфильтрованных страницах называйте в canonical саму категорию и не делайте фильтры обычными ссылками; открывайте лишь те, которые люди действительно ищут.',
    },
    uk: {
      title: 'Фільтри та сортування не просяться в пошук',
      found: 'Фільтри та сортування каталогу просяться в пошук окремими сторінками: {n} з {of} переглянутих',
      consequence: 'Пошуковики губляться в тисячах майже однакових сторінок і пізно приходять до нових товарів.',
      close:
        'На відфільтрованих сторінках називайте в canonical саму категорію й не робіть фільтри звичайними посиланнями; відкривайте лише ті, які люди справді шукають.',
    },
  }),
  options: [{ does: 'close', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/crawling/docs/faceted-navigation'],
});
