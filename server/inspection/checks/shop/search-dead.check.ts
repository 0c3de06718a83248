import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'high',
  needs: ['searching'],
  judge({ searching }) {
    if (!searching) return null;
    const dead = searching.tries.filter(({ outcome }) => outcome === 'dead');
    if (dead.length < searching.tries.length) return [];
    return [
      {
        about: '',
        values: { words: dead[0]!.words },
        evidence: dead.map(({ url, words: sought, error }) => ({ url, quote: error ?? sought })),
      },
    ];
  },
  words: words({
    en: {
      title: 'The search box of the shop answers to what is typed',
      found: 'The search box does nothing: “{words}” was typed and sent, and nothing was asked for or shown',
      consequence: 'Customers who search know what they want and buy most often; to them the shop looks broken.',
      mend: 'Type something with the console of the browser open: mostly a script stopped before. Let the box stand in a form that works without scripts too.',
    },
    ru: {
      title: 'Строка поиска магазина отзывается на то, что в неё ввели',
      found: 'Строка поиска ничего не делает: «{words}» введено и отправлено, но ничего не запрошено и не показано',
      consequence: 'Кто ищет, тот знает, чего хочет, и покупает чаще всех; для него магазин выглядит сломанным.',
      mend: 'Введите что-нибудь с открытой консолью браузера: чаще всего раньше остановился скрипт. Пусть строка стоит в форме, которая работает и без скриптов.',
    },
    uk: {
      title: 'Рядок пошуку магазину відгукується на те, що в нього ввели',
      found: 'Рядок пошуку нічого не робить: «{words}» введено й надіслано, але нічого не запитано й не показано',
      consequence: 'Хто шукає, той знає, чого хоче, і купує найчастіше; для нього магазин виглядає зламаним.',
      mend: 'Введіть щось із відкритою консоллю браузера: найчастіше раніше зупинився скрипт. Нехай рядок стоїть у формі, яка працює й без скриптів.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://baymard.com/blog/ecommerce-search-query-types'],
});
