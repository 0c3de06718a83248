import { words } from '#core/words';
import { check } from '../../check.ts';
import { listed, shared } from '../crawled.ts';

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const products = listed(crawl).filter(({ kind }) => kind === 'product');
    if (products.length === 0) return null;
    // A block that is broken is told of elsewhere.
    const without = products.filter(({ facts: { product } }) => product.how === null && product.broken === 0);
    const severity = without.length <= products.length / 2 ? ('low' as const) : undefined;
    return shared(without, products.length, ({ url }) => ({ url, quote: 'schema.org/Product: –' }), severity);
  },
  words: words({
    en: {
      title: 'Pages of goods describe the product to search engines',
      found: 'Pages of goods do not describe the product to search engines: {n} of {of} looked at',
      consequence:
        'In search the price, the stock and the stars are missing beside the link, and free listings of goods stay closed to the shop.',
      describe: 'Turn on structured data (JSON-LD `Product` with `offers`) in the theme or by an SEO module.',
    },
    ru: {
      title: 'Страницы товаров описывают товар для поисковиков',
      found: 'Страницы товаров не описывают товар для поисковиков: {n} из {of} просмотренных',
      consequence:
        'В поиске рядом со ссылкой нет цены, наличия и звёзд, а бесплатные списки товаров для магазина закрыты.',
      describe: 'Включите структурированные данные (JSON-LD `Product` с `offers`) в теме или SEO-модулем.',
    },
    uk: {
      title: 'Сторінки товарів описують товар для пошуковиків',
      found: 'Сторінки товарів не описують товару для пошуковиків: {n} з {of} переглянутих',
      consequence:
        'У пошуку поруч із посиланням немає ціни, наявності та зірок, а безплатні списки товарів для магазину закриті.',
      describe: 'Увімкніть структуровані дані (JSON-LD `Product` з `offers`) у темі або SEO-модулем.',
    },
  }),
  options: [{ does: 'describe', effort: 'hours', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/structured-data/product'],
});
