import type { Problem, Severity } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import type { ProductData } from '../../crawl/crawled.ts';
import { pagesOf } from '../crawled.ts';

type Field = { field: string; severity: Severity; fault(product: ProductData): string | null };

const unsold = /(?:OutOfStock|SoldOut|Discontinued)$/i;
const availabilities =
  /^(?:https?:\/\/(?:www\.)?schema\.org\/)?(?:BackOrder|Discontinued|InStock|InStoreOnly|LimitedAvailability|MadeToOrder|OnlineOnly|OutOfStock|PreOrder|PreSale|Reserved|SoldOut)$/i;

/** What is wrong with a field, as it is written; null where nothing is. What is sold out may do without a price. */
const fields: readonly Field[] = [
  { field: 'name', severity: 'medium', fault: ({ name }) => (name === null ? '–' : null) },
  {
    field: 'price',
    severity: 'medium',
    fault: ({ offers }) =>
      offers.length === 0
        ? '–'
        : first(offers, ({ price, availability }) =>
            price === null
              ? unsold.test(availability ?? '')
                ? null
                : '–'
              : /^\d+(?:\.\d+)?$/.test(price)
                ? null
                : price,
          ),
  },
  {
    field: 'priceCurrency',
    severity: 'medium',
    fault: ({ offers }) =>
      first(offers, ({ price, currency }) =>
        price === null || /^[A-Z]{3}$/.test(currency ?? '') ? null : (currency ?? '–'),
      ),
  },
  {
    field: 'availability',
    severity: 'low',
    fault: ({ offers }) =>
      first(offers, ({ availability }) =>
        availability !== null && availabilities.test(availability) ? null : (availability ?? '–'),
      ),
  },
];

function first(
  offers: ProductData['offers'],
  fault: (offer: ProductData['offers'][number]) => string | null,
): string | null {
  return offers.map(fault).find((one) => one !== null) ?? null;
}

export default check({
  area: 'seo',
  severity: 'medium',
  needs: ['crawl'],
  judge({ crawl }) {
    const products = pagesOf(crawl).filter(({ kind, facts }) => kind === 'product' && facts.product.how === 'json-ld');
    if (products.length === 0) return null;
    return fields.flatMap(({ field, severity, fault }): Problem[] => {
      const faulty = products.flatMap(({ url, facts }) => {
        const written = fault(facts.product);
        return written === null ? [] : [{ url, quote: `${field}: ${written}` }];
      });
      const values = { n: faulty.length, of: products.length };
      return faulty.length === 0 ? [] : [{ about: field, severity, values, evidence: faulty.slice(0, 10) }];
    });
  },
  words: words({
    en: {
      title: 'What pages tell search engines of a product is whole',
      found: 'The description of the product for search engines lacks a valid `{about}`: {n} of {of} pages looked at',
      consequence:
        'Search engines then show no price, stock and stars beside the link, and refuse the product in listings of goods.',
      complete:
        'Complete the field where the theme or the module writes it: a price is a number with a point (`1299.00`), the currency three letters (`EUR`), the stock a word of schema.org (`InStock`).',
    },
    ru: {
      title: 'Данные о товаре для поисковиков полны',
      found: 'В описании товара для поисковиков нет правильного поля `{about}`: {n} из {of} просмотренных страниц',
      consequence:
        'Поисковики тогда не показывают рядом со ссылкой цену, наличие и звёзды и не принимают товар в списки товаров.',
      complete:
        'Дополните поле там, где его выводит тема или модуль: цена — число с точкой (`1299.00`), валюта — три буквы (`EUR`), наличие — слово schema.org (`InStock`).',
    },
    uk: {
      title: 'Дані про товар для пошуковиків повні',
      found: 'В описі товару для пошуковиків немає правильного поля `{about}`: {n} з {of} переглянутих сторінок',
      consequence:
        'Пошуковики тоді не показують поруч із посиланням ціну, наявність і зірки та не приймають товар до списків товарів.',
      complete:
        'Доповніть поле там, де його виводить тема або модуль: ціна — число з крапкою (`1299.00`), валюта — три літери (`EUR`), наявність — слово schema.org (`InStock`).',
    },
  }),
  options: [{ does: 'complete', effort: 'hours', risk: 'none' }],
  references: [
    'https://developers.google.com/search/docs/appearance/structured-data/merchant-listing',
    'https://schema.org/ItemAvailability',
  ],
});
