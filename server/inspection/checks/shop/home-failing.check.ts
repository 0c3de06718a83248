import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'critical',
  stopsSales: true,
  needs: ['site'],
  judge({ site: { reached } }) {
    // Turned away is not broken: a wall before the shop, or a shop that is not open yet.
    if (!reached || reached.wall || [401, 403, 429].includes(reached.status)) return null;
    if (reached.status < 400) return [];
    return [
      {
        about: '',
        values: { status: reached.status },
        evidence: [{ url: reached.url, quote: `HTTP ${reached.status}` }],
      },
    ];
  },
  words: words({
    en: {
      title: 'The home page opens',
      found: 'The home page answers with an error ({status})',
      consequence: 'Nobody can buy now, and search engines begin to drop the shop from search after some days.',
      mend: 'Look into the log of errors for this minute: what was changed last? Take it back, then look for the cause in peace.',
    },
    ru: {
      title: 'Главная страница открывается',
      found: 'Главная страница отвечает ошибкой ({status})',
      consequence: 'Сейчас никто не может купить, а через несколько дней поисковики начнут убирать магазин из поиска.',
      mend: 'Посмотрите в журнале ошибок эту минуту: что меняли последним? Верните как было, а причину ищите спокойно.',
    },
    uk: {
      title: 'Головна сторінка відкривається',
      found: 'Головна сторінка відповідає помилкою ({status})',
      consequence: 'Зараз ніхто не може купити, а за кілька днів пошуковики почнуть прибирати магазин із пошуку.',
      mend: 'Подивіться в журналі помилок цю хвилину: що змінювали останнім? Поверніть як було, а причину шукайте спокійно.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});
