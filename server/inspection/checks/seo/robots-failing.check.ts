import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'seo',
  severity: 'high',
  needs: ['robots', 'site'],
  judge({ robots: { url, status }, site: { reached } }) {
    // A wall before the shop answers us alone so; a shop that is down as a whole is told of elsewhere.
    if (status === 0 || !reached || reached.wall || reached.status >= 400) return null;
    return status >= 500 ? [{ about: '', values: { status }, evidence: [{ url, quote: `HTTP ${status}` }] }] : [];
  },
  words: words({
    en: {
      title: 'robots.txt answers',
      found: 'robots.txt answers with an error ({status})',
      consequence: 'Search engines take an error for a ban and stop reading the whole shop until it is gone.',
      mend: 'Find out in the log of the server why the file fails; a shop without rules does well with a 404 there.',
    },
    ru: {
      title: 'robots.txt отвечает',
      found: 'robots.txt отвечает ошибкой ({status})',
      consequence: 'Поисковики принимают ошибку за запрет и перестают читать весь магазин, пока она не исчезнет.',
      mend: 'Выясните по журналу сервера, почему файл не отдаётся; магазину без правил подойдёт и ответ 404.',
    },
    uk: {
      title: 'robots.txt відповідає',
      found: 'robots.txt відповідає помилкою ({status})',
      consequence: 'Пошуковики сприймають помилку як заборону й перестають читати весь магазин, доки вона не зникне.',
      mend: 'З’ясуйте за журналом сервера, чому файл не віддається; магазину без правил підійде й відповідь 404.',
    },
  }),
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: ['https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt'],
});
