import { words } from '#core/words';
import { check } from '../../check.ts';
import { because, reason } from '../../reasons.ts';

export default check({
  area: 'shop',
  severity: 'critical',
  stopsSales: true,
  needs: ['walk'],
  judge({ walk }) {
    if (!walk) return null;
    if (walk.added === 'unclear') throw because(walk.because ?? reason('cart_silent'));
    if (walk.added === 'yes') return [];
    const cart = walk.steps.find(({ step }) => step === 'cart');
    const refused = walk.refusals.map(({ url, status, failed }) => ({ url, quote: failed ?? `HTTP ${status}` }));
    return [
      {
        about: '',
        values: { product: walk.product.name },
        evidence: [...refused, { ...(cart ? { url: cart.url } : {}), quote: walk.cartText.slice(0, 200) }],
      },
    ];
  },
  words: words({
    en: {
      title: 'A product can be put into the cart',
      found: 'The cart stays empty after “{product}” was put into it in a browser',
      consequence: 'Nobody can buy. Every visitor and every click that was paid for is lost until it works again.',
      mend: 'Open a product in a private window and press the button while the network panel of the browser is open: mostly a module, a full disk for sessions, or a page cache that keeps the cart of nobody is behind it.',
    },
    ru: {
      title: 'Товар можно положить в корзину',
      found: 'Корзина остаётся пустой после того, как в браузере в неё положили «{product}»',
      consequence: 'Купить нельзя ничего. Каждый посетитель и каждый оплаченный клик потеряны, пока это не заработает.',
      mend: 'Откройте товар в приватном окне и нажмите кнопку при открытой вкладке «Сеть»: чаще всего виноваты модуль, переполненный диск для сессий или кэш страниц, который хранит чужую пустую корзину.',
    },
    uk: {
      title: 'Товар можна покласти в кошик',
      found: 'Кошик лишається порожнім після того, як у браузері в нього поклали «{product}»',
      consequence: 'Купити не можна нічого. Кожен відвідувач і кожен оплачений клік втрачені, доки це не запрацює.',
      mend: 'Відкрийте товар у приватному вікні й натисніть кнопку з відкритою вкладкою «Мережа»: найчастіше винні модуль, переповнений диск для сесій або кеш сторінок, що зберігає чужий порожній кошик.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'medium' }],
  references: [
    'https://developer.mozilla.org/en-US/docs/Learn_web_development/Howto/Tools_and_setup/What_are_browser_developer_tools',
  ],
});
