import { words } from '#core/words';
import { check } from '../../check.ts';
import { Cannot } from '../../reasons.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['filtering'],
  judge({ filtering }) {
    if (!filtering) return null;
    const { url, choice, outcome, refusals } = filtering;
    if (outcome === 'unclear') throw new Cannot('list_same', { choice });
    if (outcome === 'changed') return [];
    const answers = refusals.map((one) => ({ url: one.url, quote: one.failed ?? `HTTP ${one.status}` }));
    return [
      {
        about: new URL(url).pathname,
        values: { choice },
        evidence: answers.length > 0 ? answers : [{ url, quote: choice }],
      },
    ];
  },
  words: words({
    en: {
      title: 'Filters change the list of goods',
      found: 'The filter “{choice}” does not change the list of goods: {about}',
      consequence: 'Customers who look for a size, a colour or a price see everything or an error, and give up.',
      mend: 'Choose the filter with the console and the network panel of the browser open: mostly a script stopped before, or the address that the filter asks answers with an error.',
    },
    ru: {
      title: 'Фильтры меняют список товаров',
      found: 'Фильтр «{choice}» не меняет список товаров: {about}',
      consequence: 'Покупатели, которые ищут размер, цвет или цену, видят всё подряд или ошибку и сдаются.',
      mend: 'Выберите фильтр с открытыми вкладками «Консоль» и «Сеть» браузера: чаще всего раньше остановился скрипт или адрес, который спрашивает фильтр, отвечает ошибкой.',
    },
    uk: {
      title: 'Фільтри змінюють список товарів',
      found: 'Фільтр «{choice}» не змінює списку товарів: {about}',
      consequence: 'Покупці, які шукають розмір, колір чи ціну, бачать усе підряд або помилку й здаються.',
      mend: 'Виберіть фільтр з відкритими вкладками «Консоль» і «Мережа» браузера: найчастіше раніше зупинився скрипт або адреса, яку питає фільтр, відповідає помилкою.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://baymard.com/research/ecommerce-product-lists'],
});
