import { words } from '#core/words';
import { check } from '../../check.ts';
import { hasAmount, hasMoney } from '../../crawl/money.ts';
import { shownProduct } from '../shown-product.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['walk', 'pages', 'site'],
  judge({ walk, ...rest }) {
    const shown = shownProduct(rest);
    // A price that the product's own page does not show as programs are told it would compare nothing.
    if (walk?.added !== 'yes' || !shown?.isPriced || !hasMoney(walk.cartText)) return null;
    if (shown.prices.some((price) => hasAmount(walk.cartText, price))) return [];
    const cart = walk.steps.find(({ step }) => step === 'cart');
    return [
      {
        about: '',
        values: { product: walk.product.name, price: shown.prices[0]! },
        evidence: [{ ...(cart ? { url: cart.url } : {}), quote: walk.cartText.slice(0, 300) }],
      },
    ];
  },
  words: words({
    en: {
      title: 'The cart shows the price of the product page',
      found: '“{product}” costs {price} on its page, and the cart shows no such price',
      consequence: 'Customers who see another price in the cart leave, or write to you.',
      find: 'Compare both pages: taxes shown in one and not in the other, a fee added on the way, another currency, or a price kept by a cache.',
    },
    ru: {
      title: 'В корзине та же цена, что на странице товара',
      found: '«{product}» на своей странице стоит {price}, а в корзине такой цены нет',
      consequence: 'Покупатели, которые видят в корзине другую цену, уходят или пишут вам.',
      find: 'Сравните обе страницы: налог показан только на одной, по дороге добавлен сбор, другая валюта или цена осталась в кэше.',
    },
    uk: {
      title: 'У кошику та сама ціна, що на сторінці товару',
      found: '«{product}» на своїй сторінці коштує {price}, а в кошику такої ціни немає',
      consequence: 'Покупці, які бачать у кошику іншу ціну, йдуть або пишуть вам.',
      find: 'Порівняйте обидві сторінки: податок показано лише на одній, дорогою додано збір, інша валюта або ціна лишилася в кеші.',
    },
  }),
  options: [{ does: 'find', effort: 'hours', risk: 'low' }],
  references: ['https://baymard.com/lists/cart-abandonment-rate'],
});
