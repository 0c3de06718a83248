import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['crawl', 'shopping'],
  judge({ crawl, shopping: { till } }) {
    const opened = crawl.pages.filter(({ failure }) => failure === null);
    if (pagesOf(crawl).length === 0) return null;
    // 503 and 429 may be an answer to us alone; a cart that fails is told of elsewhere.
    const isTill = (url: string): boolean => till.some((one) => one.url === url || one.endsAt === url);
    const failing = opened.filter(({ url, status }) => [500, 502, 504].includes(status) && !isTill(url));
    const severity = failing.length >= 3 && failing.length >= opened.length / 10 ? ('high' as const) : undefined;
    const show = ({ url, status, linkedFrom }: (typeof failing)[number]) => ({
      url,
      quote: `HTTP ${status}${linkedFrom[0] === undefined ? '' : ` ← ${linkedFrom[0]}`}`,
    });
    return shared(failing, opened.length, show, severity);
  },
  words: words({
    en: {
      title: 'Pages of the shop open without errors',
      found: 'Pages of the shop answer with an error of the server: {n} of {of} opened',
      consequence: 'Whoever comes to such a page buys nothing, and search engines drop it after some days.',
      mend: 'Look into the log of errors for these addresses: mostly one module or one broken record of a product is behind all of them.',
    },
    ru: {
      title: 'Страницы магазина открываются без ошибок',
      found: 'Страницы магазина отвечают ошибкой сервера: {n} из {of} открытых',
      consequence: 'Кто попадает на такую страницу, ничего не купит, а поисковики через несколько дней её выбросят.',
      mend: 'Посмотрите журнал ошибок по этим адресам: чаще всего за всеми стоит один модуль или одна испорченная запись товара.',
    },
    uk: {
      title: 'Сторінки магазину відкриваються без помилок',
      found: 'Сторінки магазину відповідають помилкою сервера: {n} з {of} відкритих',
      consequence: 'Хто потрапляє на таку сторінку, нічого не купить, а пошуковики за кілька днів її викинуть.',
      mend: 'Подивіться журнал помилок за цими адресами: найчастіше за всіма стоїть один модуль або один зіпсований запис товару.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});
