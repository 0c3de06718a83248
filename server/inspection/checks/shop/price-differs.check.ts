import { words } from '#core/words';
import { check } from '../../check.ts';
import { hasMoney } from '../../crawl/money.ts';
import { shownProduct } from '../shown-product.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['pages', 'site'],
  judge(artifacts) {
    const shown = shownProduct(artifacts);
    if (!shown || shown.prices.length === 0 || !hasMoney(shown.text)) return null;
    if (shown.isPriced) return [];
    const price = shown.prices[0]!;
    return [
      { about: '', values: { price }, evidence: [{ url: shown.url, quote: `schema.org/Offer price: ${price}` }] },
    ];
  },
  words: words({
    en: {
      title: 'Search engines are told the price that the page shows',
      found: 'Search engines are told a price ({price}) that does not stand on the page of the product',
      consequence:
        'Customers come for one price and see another; Google refuses such goods in its listings and may suspend the account.',
      join: 'Let the theme or the module take both from one place: mostly taxes, a sale, a currency or an old page cache stand between them.',
    },
    ru: {
      title: 'Поисковикам сообщают ту цену, которую видно на странице',
      found: 'Поисковикам сообщают цену ({price}), которой нет на странице товара',
      consequence:
        'Покупатели приходят за одной ценой и видят другую; Google не принимает такие товары и может заблокировать аккаунт.',
      join: 'Пусть тема или модуль берёт обе цены из одного места: чаще всего между ними налог, акция, валюта или старый кэш страниц.',
    },
    uk: {
      title: 'Пошуковикам повідомляють ту ціну, яку видно на сторінці',
      found: 'Пошуковикам повідомляють ціну ({price}), якої немає на сторінці товару',
      consequence:
        'Покупці приходять по одну ціну й бачать іншу; Google не приймає такі товари й може заблокувати акаунт.',
      join: 'Нехай тема або модуль бере обидві ціни з одного місця: найчастіше між ними податок, акція, валюта чи старий кеш сторінок.',
    },
  }),
  options: [{ does: 'join', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/appearance/structured-data/merchant-listing'],
});
