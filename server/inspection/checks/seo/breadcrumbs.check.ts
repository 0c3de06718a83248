import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'low',
  needs: ['crawl'],
  judge({ crawl }) {
    const products = listed(crawl).filter(({ kind }) => kind === 'product');
    if (products.length === 0) return null;
    const faulty = products.filter(({ facts }) => facts.breadcrumbs !== 'valid');
    const severity = faulty.every(({ facts }) => facts.breadcrumbs === 'none') ? ('info' as const) : undefined;
    return shared(
      faulty,
      products.length,
      ({ url, facts }) => ({
        url,
        quote: `schema.org/BreadcrumbList: ${facts.breadcrumbs === 'none' ? '–' : 'name, item: –'}`,
      }),
      severity,
    );
  },
  words: words({
    en: {
      title: 'Pages of goods tell search engines their place in the catalogue',
      found: 'Pages of goods do not tell search engines their place in the catalogue: {n} of {of} looked at',
      consequence: 'In search stands a bare address in place of the path "shop, category, product".',
      describe: 'Turn on breadcrumbs in the theme, with `BreadcrumbList` where each step has a name and an address.',
    },
    ru: {
      title: 'Страницы товаров сообщают поисковикам своё место в каталоге',
      found: 'Страницы товаров не сообщают поисковикам своё место в каталоге: {n} из {of} просмотренных',
      consequence: 'В поиске вместо пути «магазин, категория, товар» стоит голый адрес.',
      describe: 'Включите в теме «хлебные крошки» с `BreadcrumbList`, где у каждого шага есть название и адрес.',
    },
    uk: {
      title: 'Сторінки товарів повідомляють пошуковикам своє місце в каталозі',
      found: 'Сторінки товарів не повідомляють пошуковикам свого місця в каталозі: {n} з {of} переглянутих',
      consequence: 'У пошуку замість шляху «магазин, категорія, товар» стоїть гола адреса.',
      describe: 'Увімкніть у темі «хлібні крихти» з `BreadcrumbList`, де в кожного кроку є назва й адреса.',
    },
  }),
  options: [{ does: 'describe', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/structured-data/breadcrumb'],
});
