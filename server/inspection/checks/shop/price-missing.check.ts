import { words } from '#core/words';
import { check } from '../../check.ts';
import { hasMoney } from '../../crawl/money.ts';
import { Cannot } from '../../reasons.ts';
import { shownProduct } from '../shown-product.ts';

const onRequest =
  /(?:price )?on request|call for price|по запросу|за запитом|уточн\p{L}+ (?:цен|ціну|у менеджер)|auf anfrage|na zapytanie/iu;

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['pages', 'site'],
  judge(artifacts) {
    const shown = shownProduct(artifacts);
    if (!shown || shown.isUnsold || onRequest.test(shown.text)) return null;
    if (shown.isPriced || hasMoney(shown.text)) return [];
    if (shown.isFilled) throw new Cannot('filled');
    return [{ about: '', evidence: [{ url: shown.url, quote: shown.name ?? '' }] }];
  },
  words: words({
    en: {
      title: 'The page of a product shows a price',
      found: 'The page of a product shows no price with a currency in what the server sends',
      consequence: 'Customers do not know what it costs and leave; search engines and comparison sites cannot show it.',
      show: 'Let the theme print the price with its currency in the page itself. If prices are for signed-in customers alone, accept this.',
    },
    ru: {
      title: 'На странице товара видна цена',
      found: 'На странице товара, которую отдаёт сервер, нет цены с валютой',
      consequence:
        'Покупатели не знают, сколько это стоит, и уходят; поисковики и сайты сравнения не могут показать цену.',
      show: 'Пусть тема выводит цену с валютой на самой странице. Если цены только для вошедших покупателей, примите это.',
    },
    uk: {
      title: 'На сторінці товару видно ціну',
      found: 'На сторінці товару, яку віддає сервер, немає ціни з валютою',
      consequence:
        'Покупці не знають, скільки це коштує, і йдуть; пошуковики та сайти порівняння не можуть показати ціну.',
      show: 'Нехай тема виводить ціну з валютою на самій сторінці. Якщо ціни лише для покупців, які увійшли, прийміть це.',
    },
  }),
  options: [{ does: 'show', effort: 'hours', risk: 'low' }],
  references: ['https://developers.google.com/search/docs/appearance/structured-data/merchant-listing'],
});
