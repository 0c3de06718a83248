import { words } from '#core/words';
import { check } from '../../check.ts';
import { hasMoney } from '../../crawl/money.ts';
import { shownProduct } from '../shown-product.ts';

export default check({
  area: 'shop',
  severity: 'low',
  needs: ['pages', 'site'],
  judge(artifacts) {
    const shown = shownProduct(artifacts);
    if (!shown?.isPriced) return null;
    return hasMoney(shown.text) ? [] : [{ about: '', evidence: [{ url: shown.url, quote: shown.prices.join(' · ') }] }];
  },
  words: words({
    en: {
      title: 'A price says in which money it is',
      found: 'The page of a product shows a price without its currency',
      consequence:
        'Customers from other countries do not know what they would pay, and the law of most countries asks for a clear price.',
      show: 'Turn on the sign of the currency in the settings of the platform, or print it in the theme.',
    },
    ru: {
      title: 'У цены указана валюта',
      found: 'На странице товара цена указана без валюты',
      consequence:
        'Покупатели из других стран не понимают, сколько заплатят, а законы большинства стран требуют ясной цены.',
      show: 'Включите знак валюты в настройках платформы или выведите его в теме.',
    },
    uk: {
      title: 'Біля ціни вказано валюту',
      found: 'На сторінці товару ціну вказано без валюти',
      consequence:
        'Покупці з інших країн не розуміють, скільки заплатять, а закони більшості країн вимагають ясної ціни.',
      show: 'Увімкніть знак валюти в налаштуваннях платформи або виведіть його в темі.',
    },
  }),
  options: [{ does: 'show', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/appearance/structured-data/merchant-listing'],
});
