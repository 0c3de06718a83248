import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';

const excuse =
  /not (?:available|in stock)|out of stock|sold out|insufficient stock|minimum (?:order|amount|purchase|value)|нет в наличии|законч|недоступ|минимальн\S* (?:сумм|заказ|стоимост)|нема\S* в наявності|закінч|мінімальн\S* (?:сум|замовл|варт)|nicht (?:verfügbar|auf lager)|mindestbestell/iu;

export default check({
  area: 'shop',
  severity: 'critical',
  stopsSales: true,
  needs: ['walk'],
  judge({ walk }) {
    if (!walk?.checkout) return null;
    const { url, endsAt, status, isSentBack } = walk.checkout;
    if (status < 500 && !isSentBack) return [];
    // The shop's good right: one thing that is sold out, or costs less than the shop delivers for.
    if (status < 500 && excuse.test(walk.cartText)) throw new Cannot('cart_says_why');
    return [{ about: '', evidence: [{ url, quote: isSentBack ? `→ ${endsAt}` : `HTTP ${status}` }] }];
  },
  words: words({
    en: {
      title: 'The checkout opens when something is in the cart',
      found: 'The checkout does not open although a product lies in the cart',
      consequence: 'Customers who have decided to buy cannot pay.',
      mend: 'Look into the error log of the shop for that minute; then at rules that send customers back: a least order, a shipping zone, a closed payment method, a cache that keeps the page of an empty cart.',
    },
    ru: {
      title: 'Оформление заказа открывается, когда в корзине есть товар',
      found: 'Оформление заказа не открывается, хотя в корзине лежит товар',
      consequence: 'Покупатели, которые уже решили купить, не могут заплатить.',
      mend: 'Посмотрите журнал ошибок магазина за эту минуту; затем правила, которые отправляют покупателя назад: минимальный заказ, зона доставки, отключённый способ оплаты, кэш страницы с пустой корзиной.',
    },
    uk: {
      title: 'Оформлення замовлення відкривається, коли в кошику є товар',
      found: 'Оформлення замовлення не відкривається, хоча в кошику лежить товар',
      consequence: 'Покупці, які вже вирішили купити, не можуть заплатити.',
      mend: 'Перегляньте журнал помилок магазину за цю хвилину; потім правила, що відсилають покупця назад: мінімальне замовлення, зона доставки, вимкнений спосіб оплати, кеш сторінки з порожнім кошиком.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'medium' }],
  references: ['https://baymard.com/blog/current-state-of-checkout-ux'],
});
