import { words } from '#core/words';
import { check } from '../../check.ts';
import { searchSeen } from './search-seen.ts';

export default check({
  area: 'shop',
  severity: 'high',
  needs: ['shopping'],
  also: ['searching'],
  judge({ shopping, searching }) {
    const search = searchSeen(shopping, searching);
    if (!search) return null;
    const failed = search.tries.filter(({ status }) => status >= 500);
    if (failed.length < search.tries.length) return [];
    return [
      {
        about: '',
        values: { status: failed[0]!.status },
        evidence: failed.map(({ url, status }) => ({ url, quote: `HTTP ${status}` })),
      },
    ];
  },
  words: words({
    en: {
      title: 'The search of the shop answers',
      found: 'The search of the shop answers with an error ({status})',
      consequence: 'Customers who search know what they want and buy most often; they leave with nothing.',
      mend: 'Look whether the search server and its index are running (Elasticsearch, OpenSearch, Sphinx), and build the index anew.',
    },
    ru: {
      title: 'Поиск магазина отвечает',
      found: 'Поиск магазина отвечает ошибкой ({status})',
      consequence: 'Кто ищет, тот знает, чего хочет, и покупает чаще всех; такие покупатели уходят ни с чем.',
      mend: 'Проверьте, работают ли поисковый сервер и его индекс (Elasticsearch, OpenSearch, Sphinx), и постройте индекс заново.',
    },
    uk: {
      title: 'Пошук магазину відповідає',
      found: 'Пошук магазину відповідає помилкою ({status})',
      consequence: 'Хто шукає, той знає, чого хоче, і купує найчастіше; такі покупці йдуть ні з чим.',
      mend: 'Перевірте, чи працюють пошуковий сервер і його індекс (Elasticsearch, OpenSearch, Sphinx), і побудуйте індекс заново.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});
