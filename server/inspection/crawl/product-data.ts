import { type ReadPage, textOf, type Thing, thingsOf } from '#platforms';
import type { PageFacts, ProductData } from './crawled.ts';

const MOST_OFFERS = 20;

/** What the page says of its product by schema.org. Offers are read as shops write them: nested, in variants, or beside it. */
export function productDataOf(page: ReadPage): ProductData {
  const products = thingsOf(page.things, 'Product', 'ProductGroup');
  const main = products.find(({ fields }) => fields['offers'] !== undefined) ?? products[0];
  if (!main) {
    const how = page.attributes.has('https://schema.org/product') || page.attributes.has('http://schema.org/product');
    return { how: how ? 'microdata' : null, broken: page.brokenThings, name: null, offers: [] };
  }
  const nested = [main.fields['offers'], ...listOf(main.fields['hasVariant']).map((one) => fieldsOf(one)['offers'])];
  const own = nested.flatMap(listOf).map(fieldsOf);
  const offers = own.some((fields) => Object.keys(fields).some((key) => !key.startsWith('@')))
    ? own
    : thingsOf(page.things, 'Offer', 'AggregateOffer').map((thing: Thing) => thing.fields);
  return {
    how: 'json-ld',
    broken: page.brokenThings,
    name: short(main.fields['name']),
    offers: offers.slice(0, MOST_OFFERS).map(offerOf),
  };
}

/** The price stands in the offer, in its specification, or in the offers that it sums up. */
function offerOf(fields: Record<string, unknown>): ProductData['offers'][number] {
  const inner = [...listOf(fields['priceSpecification']), ...listOf(fields['offers'])].map(fieldsOf);
  const all = [fields, ...inner];
  const first = (...keys: string[]): string | null =>
    all.flatMap((one) => keys.map((key) => short(one[key]))).find((value) => value !== null) ?? null;
  return {
    price: first('price', 'lowPrice', 'minPrice'),
    currency: first('priceCurrency'),
    availability: first('availability'),
  };
}

const listOf = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());
const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const short = (value: unknown): string | null => textOf(value)?.slice(0, 200) ?? null;

export function breadcrumbsOf(page: ReadPage): PageFacts['breadcrumbs'] {
  const lists = thingsOf(page.things, 'BreadcrumbList');
  const marked = [...page.attributes].some((name) => /(?:schema\.org|data-vocabulary\.org)\/breadcrumb/.test(name));
  if (lists.length === 0) return marked ? 'valid' : 'none';
  const whole = lists.some(({ fields }) => {
    const items = listOf(fields['itemListElement']).map(fieldsOf);
    return items.length > 0 && items.every(({ name, item }) => textOf(name ?? fieldsOf(item)['name']) !== null);
  });
  return whole ? 'valid' : 'invalid';
}
