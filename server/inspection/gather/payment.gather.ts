import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';
import { lookAtPayment } from '../payment/look-at-payment.ts';

const gatherer: Gatherer<'payment', 'walk'> = {
  needs: ['walk'],
  extra: 'browser',
  words: words({
    en: { doing: 'Looking at what runs where customers pay' },
    ru: { doing: 'Смотрим, что работает там, где платят' },
    uk: { doing: 'Дивимося, що працює там, де платять' },
  }),
  async gather({ net, signal }, { walk }) {
    // Without a cart that is full most checkouts do not open.
    if (walk?.added !== 'yes') return null;
    const cart = walk.steps.find(({ step }) => step === 'cart')!.url;
    const checkout = walk.checkout && !walk.checkout.isSentBack ? walk.checkout.endsAt : null;
    return lookAtPayment(
      { net, signal },
      {
        product: walk.product.url,
        pages: [
          { kind: 'cart', url: cart },
          ...(checkout === null ? [] : [{ kind: 'checkout' as const, url: checkout }]),
        ],
      },
    );
  },
};
export default gatherer;
