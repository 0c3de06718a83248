import { words } from '#core/words';
import { check } from '../../check.ts';
import { lacking } from '../lacking.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['site', 'shopping'],
  judge({ site, shopping: { till } }) {
    // One that answers with an error is told of elsewhere.
    return till.some(({ kind, status }) => kind === 'cart' && status >= 400) ? [] : lacking(site, 'cart');
  },
  words: words({
    en: {
      title: 'There is a cart that opens',
      found:
        'We found no page of the cart: no link of the home page leads to one, and there is none at the usual place',
      consequence: 'Customers whose scripts fail, or who come back later, do not find what they have chosen.',
      link: 'Let the sign of the cart be a plain link to a page of the cart. If the shop shows its cart in a window alone, accept this.',
    },
    ru: {
      title: 'Есть корзина, и она открывается',
      found: 'Мы не нашли страницу корзины: с главной на неё нет ссылки, и на обычном месте её нет',
      consequence: 'Покупатели, у которых не сработали скрипты или которые вернулись позже, не находят выбранного.',
      link: 'Пусть значок корзины будет обычной ссылкой на страницу корзины. Если магазин показывает корзину только в окне, примите это.',
    },
    uk: {
      title: 'Є кошик, і він відкривається',
      found: 'Ми не знайшли сторінки кошика: з головної на неї немає посилання, і на звичайному місці її немає',
      consequence: 'Покупці, у яких не спрацювали скрипти або які повернулися пізніше, не знаходять вибраного.',
      link: 'Нехай значок кошика буде звичайним посиланням на сторінку кошика. Якщо магазин показує кошик лише у вікні, прийміть це.',
    },
  }),
  options: [{ does: 'link', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Glossary/Progressive_Enhancement'],
});
