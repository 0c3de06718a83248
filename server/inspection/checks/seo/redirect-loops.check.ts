import { words } from '#core/words';
import { check } from '../../check.ts';
import { isOpen } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge: ({ crawl: { pages } }) =>
    pages.filter(isOpen).flatMap(({ url, failure, linkedFrom }) => {
      if (failure !== 'redirect_loop') return [];
      return [{ about: url, evidence: [{ url: linkedFrom[0] ?? url, quote: `→ ${url} → …` }] }];
    }),
  words: words({
    en: {
      title: 'No link leads in a circle',
      found: '{about} leads on and on and never to a page',
      consequence: 'Customers see an error of the browser, and search engines drop the page.',
      mend: 'Look for two rules that contradict each other: of the server, of the platform and of the network in front (scheme, `www.`, slash, language).',
    },
    ru: {
      title: 'Ни одна ссылка не ведёт по кругу',
      found: '{about} перенаправляет снова и снова и не приводит к странице',
      consequence: 'Покупатели видят ошибку браузера, а поисковики выбрасывают страницу.',
      mend: 'Найдите два противоречащих правила: сервера, платформы и сети перед ними (протокол, `www.`, косая черта, язык).',
    },
    uk: {
      title: 'Жодне посилання не веде по колу',
      found: '{about} перенаправляє знову й знову та не приводить до сторінки',
      consequence: 'Покупці бачать помилку браузера, а пошуковики викидають сторінку.',
      mend: 'Знайдіть два суперечливі правила: сервера, платформи та мережі перед ними (протокол, `www.`, скісна риска, мова).',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'medium' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/http-network-errors'],
});
