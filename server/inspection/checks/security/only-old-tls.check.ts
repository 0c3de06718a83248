import { words } from '#core/words';
import { check } from '../../check.ts';
import { oldOnesOf } from './old-tls.ts';

export default check({
  area: 'security',
  severity: 'critical',
  stopsSales: true,
  needs: ['protocols'],
  judge({ protocols }) {
    const old = oldOnesOf(protocols);
    if (old === null) return null;
    if (old.spoken.length === 0 || !old.alone) return [];
    return [{ about: '', evidence: [{ url: `https://${protocols!.host}/`, quote: old.spoken.join(', ') }] }];
  },
  words: words({
    en: {
      title: 'The server speaks a version of TLS that browsers still accept',
      found: 'The server speaks only versions of TLS that browsers no longer accept',
      consequence:
        'No current browser opens the shop: it shows an error instead of the page, and nobody buys. Payment rules (PCI DSS) forbid these versions, too.',
      update:
        'Update the web server and its library of encryption, then allow TLS 1.2 and 1.3 (`ssl_protocols TLSv1.2 TLSv1.3;` in nginx); until then, a CDN in front of it can speak them.',
    },
    ru: {
      title: 'Сервер использует версию TLS, которую браузеры ещё принимают',
      found: 'Сервер использует только те версии TLS, которые браузеры больше не принимают',
      consequence:
        'Ни один современный браузер не откроет магазин: вместо страницы ошибка, никто не купит. Правила платёжных систем (PCI DSS) эти версии тоже запрещают.',
      update:
        'Обновите веб-сервер и его библиотеку шифрования, затем разрешите TLS 1.2 и 1.3 (`ssl_protocols TLSv1.2 TLSv1.3;` в nginx); до тех пор выручит CDN перед сервером.',
    },
    uk: {
      title: 'Сервер використовує версію TLS, яку браузери ще приймають',
      found: 'Сервер використовує лише ті версії TLS, яких браузери більше не приймають',
      consequence:
        'Жоден сучасний браузер не відкриє магазин: замість сторінки помилка, ніхто не купить. Правила платіжних систем (PCI DSS) ці версії теж забороняють.',
      update:
        'Оновіть вебсервер і його бібліотеку шифрування, потім дозвольте TLS 1.2 і 1.3 (`ssl_protocols TLSv1.2 TLSv1.3;` у nginx); доти виручить CDN перед сервером.',
    },
  }),
  options: [{ does: 'update', effort: 'hours', risk: 'medium' }],
  references: ['https://www.rfc-editor.org/rfc/rfc8996'],
});
