import { words } from '#core/words';
import { check } from '../../check.ts';

const headers = ['server', 'x-powered-by', 'x-aspnet-version', 'x-generator'];

export default check({
  area: 'security',
  severity: 'info',
  needs: ['pages'],
  judge({ pages }) {
    const { url, headers: sent } = pages[0]!.fetched;
    return headers
      .filter((name) => /\d+\.\d+/.test(sent[name] ?? ''))
      .map((name) => ({
        about: name,
        values: { value: sent[name]! },
        evidence: [{ url, quote: `${name}: ${sent[name]}` }],
      }));
  },
  words: words({
    en: {
      title: 'The server does not tell its exact versions',
      found: 'The server tells everybody what runs there: {value}',
      consequence:
        'When a hole in that version becomes known, robots look for shops that show it, and come here first.',
      hide: 'Turn it off: `expose_php = Off` in PHP, `server_tokens off` in nginx, `ServerTokens Prod` in Apache.',
    },
    ru: {
      title: 'Сервер не сообщает точных версий',
      found: 'Сервер сообщает всем, что на нём работает: {value}',
      consequence:
        'Когда в этой версии найдут уязвимость, роботы ищут магазины, которые её показывают, и приходят сюда первыми.',
      hide: 'Отключите: `expose_php = Off` в PHP, `server_tokens off` в nginx, `ServerTokens Prod` в Apache.',
    },
    uk: {
      title: 'Сервер не повідомляє точних версій',
      found: 'Сервер повідомляє всім, що на ньому працює: {value}',
      consequence:
        'Коли в цій версії знайдуть вразливість, роботи шукають магазини, які її показують, і приходять сюди першими.',
      hide: 'Вимкніть: `expose_php = Off` у PHP, `server_tokens off` у nginx, `ServerTokens Prod` в Apache.',
    },
  }),
  options: [{ does: 'hide', effort: 'minutes', risk: 'none' }],
  references: ['https://owasp.org/www-project-secure-headers/'],
});
