import { defaultPriceBook, quote } from '#core/quote';
import { expect, test } from 'vitest';
import { factsOf } from '../../../quotes/facts.ts';
import { blankTerms } from './blank.ts';
import { draftAddress, withOffer } from './quoted.ts';

const blank = blankTerms('calendar');
const { offers } = quote(defaultPriceBook, factsOf({ platform: 'woocommerce' }), 'en');
const drafted = (offer: (typeof offers)[number]) => {
  const address = draftAddress(offer, { currency: 'USD', tierName: 'Ступінь & day', storeId: 'shop' });
  return withOffer(blank, Object.fromEntries(new URLSearchParams(address.split('?')[1])));
};

test.each(offers)('an offer ($model) becomes the price of a draft', (offer) => {
  const { price, sla, storeIds } = drafted(offer);
  const { monthlyFee, hourlyRate, criticalCallFee, includedMinutes } = price;
  expect({ monthlyFee, hourlyRate, criticalCallFee, includedMinutes }).toEqual(offer.toAgree);
  expect(price.tier).toBe(offer.model === 'tier' ? 'Ступінь & day' : '');
  expect(sla.critical).toEqual({
    reaction: {
      minutes: offer.tier.reaction.critical,
      hours: offer.tier.aroundTheClock ? 'around_the_clock' : 'calendar',
    },
    update: null,
    resolution: null,
  });
  expect(storeIds).toEqual(['shop']);
});

test('an address without an offer, or with nonsense, leaves the terms as they are', () => {
  expect(withOffer(blank, { clientId: 'x' })).toEqual(blank);
  expect(withOffer(blank, { model: 'gift', currency: 'USD' })).toEqual(blank);
  expect(withOffer(blank, { model: 'monthly', currency: 'gold' })).toEqual(blank);
  expect(withOffer(blank, { model: 'monthly', currency: 'USD', fee: '-5', reaction: '1-2' })).toMatchObject({
    sla: blank.sla,
    price: { monthlyFee: 0 },
  });
});
