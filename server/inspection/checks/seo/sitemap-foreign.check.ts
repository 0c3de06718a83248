import { words } from '#core/words';
import { check } from '../../check.ts';
import { shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['sitemap'],
  judge({ sitemap: { total, foreign } }) {
    if (total === 0) return null;
    const severity = foreign.length < 3 ? ('low' as const) : undefined;
    return shared(foreign, total, (url) => ({ url, quote: new URL(url).host }), severity);
  },
  words: words({
    en: {
      title: 'The sitemap names addresses of the shop alone',
      found: 'The sitemap names addresses of another site: {n} and maybe more',
      consequence: 'Search engines pass over such addresses: for them the pages of the shop stand in no sitemap.',
      mend: 'Set the address of the live shop in the settings of the sitemap and let it be made anew; after a move the old name often stays there.',
    },
    ru: {
      title: 'В карте сайта только адреса самого магазина',
      found: 'В карте сайта есть адреса другого сайта: {n}, возможно, больше',
      consequence: 'Поисковики пропускают такие адреса: для них страниц магазина в карте нет.',
      mend: 'Задайте адрес рабочего магазина в настройках карты и создайте её заново; после переезда там часто остаётся старое имя.',
    },
    uk: {
      title: 'У карті сайту лише адреси самого магазину',
      found: 'У карті сайту є адреси іншого сайту: {n}, можливо, більше',
      consequence: 'Пошуковики пропускають такі адреси: для них сторінок магазину в карті немає.',
      mend: 'Задайте адресу робочого магазину в налаштуваннях карти та створіть її заново; після переїзду там часто лишається стара назва.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap'],
});
