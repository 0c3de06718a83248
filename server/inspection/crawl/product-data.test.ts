import { expect, test } from 'vitest';
import { aPage } from '../../platforms/a-page.ts';
import { breadcrumbsOf, productDataOf } from './product-data.ts';

const block = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const read = (...blocks: unknown[]) => productDataOf(aPage(blocks.map(block).join('')));
const offer = { price: '12.00', currency: 'EUR', availability: 'InStock' };
const written = { '@type': 'Offer', price: 12.5, priceCurrency: 'EUR', availability: 'InStock' };

test.each([
  ['one offer', [{ '@type': 'Product', name: 'Mug', offers: { ...written, price: '12.00' } }]],
  [
    'in a list in a graph',
    [{ '@graph': [{ '@type': ['Product', 'Thing'], name: 'Mug', offers: [{ ...written, price: '12.00' }] }] }],
  ],
  [
    'a price in its specification',
    [
      {
        '@type': 'Product',
        name: 'Mug',
        offers: [
          {
            '@type': 'Offer',
            priceSpecification: [{ '@type': 'UnitPriceSpecification', price: '12.00', priceCurrency: 'EUR' }],
            availability: 'InStock',
          },
        ],
      },
    ],
  ],
  [
    'a sum of offers',
    [
      {
        '@type': 'Product',
        name: 'Mug',
        offers: { '@type': 'AggregateOffer', lowPrice: '12.00', priceCurrency: 'EUR', offers: [written] },
      },
    ],
  ],
  [
    'variants',
    [
      {
        '@type': 'ProductGroup',
        name: 'Mug',
        hasVariant: [{ '@type': 'Product', name: 'Red mug', offers: { ...written, price: '12.00' } }],
      },
    ],
  ],
  [
    'an offer beside it',
    [
      { '@type': 'Product', name: 'Mug', offers: { '@id': '#offer' } },
      { '@id': '#offer', ...written, price: '12.00' },
    ],
  ],
])('reads %s', (_, blocks) => {
  const { how, name, offers } = read(...blocks);
  expect({ how, offers: offers.slice(0, 1) }).toEqual({ how: 'json-ld', offers: [offer] });
  expect(name).toMatch(/mug/i);
});

test('a page without, with microdata, with a broken block', () => {
  expect(productDataOf(aPage('<h1>Mug</h1>'))).toMatchObject({ how: null, broken: 0 });
  expect(productDataOf(aPage('<div itemscope itemtype="https://schema.org/Product">'))).toMatchObject({
    how: 'microdata',
  });
  expect(productDataOf(aPage('<script type="application/ld+json">{"@type":"Product",}</script>'))).toMatchObject({
    how: null,
    broken: 1,
  });
});

test('breadcrumbs need a name at every step', () => {
  const list = (...itemListElement: unknown[]) =>
    breadcrumbsOf(aPage(block({ '@type': 'BreadcrumbList', itemListElement })));
  expect(list({ '@type': 'ListItem', position: 1, name: 'Mugs', item: '/mugs' })).toBe('valid');
  expect(list({ '@type': 'ListItem', position: 1, item: { '@id': '/mugs', name: 'Mugs' } })).toBe('valid');
  expect(list({ '@type': 'ListItem', position: 1, item: '/mugs' })).toBe('invalid');
  expect(list()).toBe('invalid');
  expect(breadcrumbsOf(aPage('<p>'))).toBe('none');
});
