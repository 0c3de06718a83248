import { expect, test } from 'vitest';
import type { Inventory, Script } from '#core/payment-page';
import type { PaymentPage } from '../../payment/payment-page.ts';
import { about } from '../../testing/judged.ts';
import cardLeaves from './card-leaves.check.ts';
import scriptsAtPayment from './scripts-at-payment.check.ts';

const page = (more: Partial<Inventory>): PaymentPage[] => [
  {
    ...{ kind: 'checkout', url: 'https://shop.example/pay' },
    inventory: {
      ...{ scripts: [], frames: [], forms: [], destinations: [], listeners: [], overlays: [], leaks: [] },
      headers: { policy: null, others: {} },
      ...more,
    },
  },
];
const script = (host: string): Script => ({
  ...{ id: `${host}/a.js`, kind: 'file', host, url: `https://${host}/a.js`, digest: null, by: null, start: '' },
});

test('a card that leaves is told by the host that gets it', () => {
  const leaks = [{ host: 'evil.example', url: 'https://evil.example/i', how: 'image' }];
  expect(about(cardLeaves, { payment: page({ leaks }) })).toEqual(['evil.example']);
  expect(about(cardLeaves, { payment: page({}) })).toEqual([]);
  expect(about(cardLeaves, { payment: null })).toBeNull();
});

test('scripts of others at the checkout: not of the shop, not of a bank', () => {
  const scripts = [
    'shop.example',
    'static.shop.example',
    'js.stripe.com',
    'stats.example',
    'stats.example',
    'notstripe.com',
  ].map(script);
  expect(about(scriptsAtPayment, { payment: page({ scripts }) })).toEqual(['stats.example', 'notstripe.com']);
  expect(about(scriptsAtPayment, { payment: [] })).toBeNull();
});
