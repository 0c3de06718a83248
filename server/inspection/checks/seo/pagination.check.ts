import { words } from '#core/words';
import { check } from '../../check.ts';
import { isHidden, isLater, isSame, pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const later = pagesOf(crawl).filter(({ url, kind }) => isLater(url) && kind !== 'service');
    if (later.length === 0) return null;
    const lost = later.filter(
      ({ url, facts: { canonical, robots } }) => isHidden(robots) || (canonical !== null && !isSame(canonical, url)),
    );
    return shared(lost, later.length, ({ url, facts: { canonical, robots } }) => ({
      url,
      quote: isHidden(robots) ? robots : `canonical → ${canonical}`,
    }));
  },
  words: words({
    en: {
      title: 'The second page of a list stands for itself',
      found:
        'Later pages of lists are hidden from search engines, or call themselves copies of the first: {n} of {of} looked at',
      consequence: 'Goods that stand only there are visited rarely, and may be missing in search.',
      open: 'Let each page of a list name itself as canonical and be open; nothing more is needed.',
    },
    ru: {
      title: 'Вторая страница списка говорит сама за себя',
      found:
        'Дальние страницы списков скрыты от поисковиков или называют себя копией первой: {n} из {of} просмотренных',
      consequence: 'Товары, которые стоят только там, посещают редко, и в поиске их может не быть.',
      open: 'Пусть каждая страница списка называет в canonical саму себя и будет открыта; большего не нужно.',
    },
    uk: {
      title: 'Друга сторінка списку говорить сама за себе',
      found:
        'Дальші сторінки списків приховані від пошуковиків або називають себе копією першої: {n} з {of} переглянутих',
      consequence: 'Товари, які стоять лише там, відвідують рідко, і в пошуку їх може не бути.',
      open: 'Нехай кожна сторінка списку називає в canonical саму себе й буде відкрита; більшого не потрібно.',
    },
  }),
  options: [{ does: 'open', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/specialty/ecommerce/pagination-and-incremental-page-loading'],
});
