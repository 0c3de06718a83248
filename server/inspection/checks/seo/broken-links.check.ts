import { words } from '#core/words';
import { check } from '../../check.ts';
import { pagesOf, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const seen = pagesOf(crawl).length;
    if (seen === 0) return null;
    const gone = crawl.pages.filter(({ status, linkedBy }) => (status === 404 || status === 410) && linkedBy > 0);
    // A dead link in the menu meets everybody, one in an old text hardly anybody.
    const everywhere = gone.some(({ linkedBy }) => linkedBy >= 5 && linkedBy > seen / 2);
    const severity = everywhere || gone.length >= 10 ? ('medium' as const) : ('low' as const);
    const worst = gone.toSorted((a, b) => b.linkedBy - a.linkedBy);
    return shared(
      worst,
      seen,
      ({ url, status, linkedFrom }) => ({ url: linkedFrom[0]!, quote: `→ ${url} · HTTP ${status}` }),
      severity,
    );
  },
  words: words({
    en: {
      title: 'Links of the shop lead to pages that exist',
      found: 'Links of the shop lead to {n} {n|address|addresses} that {n|does|do} not exist',
      consequence: 'Customers who click end at an error and leave; search engines lose their way to what lies behind.',
      mend: 'Put the right address into the menu, the block or the text; lead pages of goods that are gone to their successor or category.',
    },
    ru: {
      title: 'Ссылки магазина ведут на существующие страницы',
      found: 'Ссылки магазина ведут на {n} {n|несуществующий адрес|несуществующих адреса|несуществующих адресов}',
      consequence: 'Покупатели попадают по ссылке на ошибку и уходят; поисковики теряют путь к тому, что за ней.',
      mend: 'Поставьте верный адрес в меню, блоке или тексте; со страниц снятых товаров ведите на замену или в категорию.',
    },
    uk: {
      title: 'Посилання магазину ведуть на наявні сторінки',
      found: 'Посилання магазину ведуть на {n} {n|неіснуючу адресу|неіснуючі адреси|неіснуючих адрес}',
      consequence: 'Покупці потрапляють за посиланням на помилку і йдуть; пошуковики гублять шлях до того, що за ним.',
      mend: 'Поставте правильну адресу в меню, блоці чи тексті; зі сторінок знятих товарів ведіть на заміну або в категорію.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/http-network-errors'],
});
