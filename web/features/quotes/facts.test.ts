import { expect, test } from 'vitest';
import { factsOf, searchOf, seenOf } from './facts.ts';

const unknown = factsOf({});

test('facts come back from the address as they were', () => {
  const facts = {
    platform: 'shopify',
    integrations: 0,
    currencies: 2,
    languages: null,
    visitsPerMonth: 30_000,
    ordersPerMonth: null,
    seasonality: 'peaks',
    documentation: 'none',
  } as const;
  expect(factsOf(searchOf(facts))).toEqual(facts);
});

test('what an address cannot tell is not known', () => {
  expect(factsOf({ platform: 'abacus', integrations: '-1', languages: '1.5', visitsPerMonth: 'many' })).toEqual(
    unknown,
  );
  expect(Object.values(unknown)).toEqual(Array.from({ length: 8 }, () => null));
});

test('a store tells only what was seen of it', () => {
  const store = {
    id: '',
    clientId: '',
    clientName: '',
    name: 'Grain',
    url: '',
    platformVersion: null,
    platformConfidence: null,
    trade: null,
    createdAt: '',
  };
  expect(seenOf({ ...store, platform: 'unknown', languages: [], currencies: [] })).toEqual({});
  expect(seenOf({ ...store, platform: 'magento', languages: ['uk', 'en'], currencies: ['UAH'] })).toEqual({
    platform: 'magento',
    languages: 2,
    currencies: 1,
  });
});
