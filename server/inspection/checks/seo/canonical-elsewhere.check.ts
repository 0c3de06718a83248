import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

const bare = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

export default check({
  area: 'seo',
  severity: 'high',
  needs: ['crawl'],
  judge({ crawl }) {
    const pages = pagesOf(crawl).filter(({ kind }) => kind !== 'service');
    if (pages.length === 0) return null;
    const away = pages.filter(({ url, facts: { canonical } }) => canonical !== null && bare(canonical) !== bare(url));
    // Articles are reprinted on purpose; goods and the home page are not.
    const selling = away.filter(({ kind }) => kind !== 'page');
    const isGrave = selling.length > 1 || selling.some(({ kind }) => kind === 'home');
    const severity = isGrave ? undefined : ('low' as const);
    return shared(away, pages.length, ({ url, facts }) => ({ url, quote: `canonical → ${facts.canonical}` }), severity);
  },
  words: words({
    en: {
      title: 'Pages name an address of their own shop as the main one',
      found: 'Pages name an address of another site as their main one: {n} of {of} looked at',
      consequence: 'Search engines list that other site in place of the shop: the customers go there, or find nothing.',
      mend: 'Set the address of the live shop in the settings: after a move, or a copy for tests, the old name is often left there. On a copy for tests this is as it should be.',
    },
    ru: {
      title: 'Страницы называют основным адрес своего магазина',
      found: 'Страницы называют основным адрес другого сайта: {n} из {of} просмотренных',
      consequence:
        'Поисковики показывают вместо магазина тот, другой сайт: покупатели уходят туда или не находят ничего.',
      mend: 'Задайте в настройках адрес рабочего магазина: после переезда или копирования там часто остаётся старое имя. Для тестовой копии так и должно быть.',
    },
    uk: {
      title: 'Сторінки називають основною адресу свого магазину',
      found: 'Сторінки називають основною адресу іншого сайту: {n} з {of} переглянутих',
      consequence: 'Пошуковики показують замість магазину той, інший сайт: покупці йдуть туди або не знаходять нічого.',
      mend: 'Задайте в налаштуваннях адресу робочого магазину: після переїзду чи копіювання там часто лишається стара назва. Для тестової копії так і має бути.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls'],
});
