import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['walk'],
  judge({ walk }) {
    if (!walk?.checkout || walk.checkout.isSentBack || walk.checkout.status >= 400) return null;
    const { url, endsAt, wantsAccount } = walk.checkout;
    return wantsAccount ? [{ about: '', evidence: [{ url, quote: `→ ${endsAt}` }] }] : [];
  },
  words: words({
    en: {
      title: 'One can order without an account',
      found: 'Nobody can order without an account',
      consequence:
        'Some of those who came to pay leave when they have to make a password first. Shops that sell to known customers alone may want it so.',
      allow:
        'Allow orders by guests in the settings of the platform, and offer the account after the order; test an order with each way to pay before.',
    },
    ru: {
      title: 'Заказать можно без учётной записи',
      found: 'Без учётной записи заказать нельзя',
      consequence:
        'Часть тех, кто пришёл платить, уходит, когда сначала нужно придумать пароль. Магазину только для своих покупателей это может быть и нужно.',
      allow:
        'Разрешите заказы гостей в настройках платформы, а учётную запись предлагайте после заказа; перед этим проверьте заказ с каждым способом оплаты.',
    },
    uk: {
      title: 'Замовити можна без облікового запису',
      found: 'Без облікового запису замовити не можна',
      consequence:
        'Частина тих, хто прийшов платити, іде, коли спершу треба вигадати пароль. Магазину лише для своїх покупців це може бути й потрібно.',
      allow:
        'Дозвольте замовлення гостей у налаштуваннях платформи, а обліковий запис пропонуйте після замовлення; перед тим перевірте замовлення з кожним способом оплати.',
    },
  }),
  options: [{ does: 'allow', effort: 'minutes', risk: 'low' }],
  references: ['https://baymard.com/blog/current-state-of-checkout-ux'],
});
