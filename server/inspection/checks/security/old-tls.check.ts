import { words } from '#core/words';
import { check } from '../../check.ts';
import { oldOnesOf } from './old-tls.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['protocols'],
  judge({ protocols }) {
    const old = oldOnesOf(protocols);
    // Where there is nothing newer, that is told by its own check.
    if (old === null || old.alone) return null;
    const url = `https://${protocols!.host}/`;
    return old.spoken.map((protocol) => ({ about: protocol, evidence: [{ url, quote: protocol }] }));
  },
  words: words({
    en: {
      title: 'Only current versions of TLS are spoken',
      found: 'The server still speaks {about}',
      consequence:
        'Payment rules (PCI DSS) forbid these versions where cards are taken: the yearly scan fails. Their encryption has known weaknesses.',
      allow: 'Allow TLS 1.2 and 1.3 only, in the web server or CDN (`ssl_protocols TLSv1.2 TLSv1.3;` in nginx).',
    },
    ru: {
      title: 'Используются только современные версии TLS',
      found: 'Сервер всё ещё поддерживает {about}',
      consequence:
        'Правила платёжных систем (PCI DSS) запрещают эти версии там, где принимают карты: ежегодная проверка не пройдёт. У их шифрования есть известные слабости.',
      allow: 'Разрешите только TLS 1.2 и 1.3 на веб-сервере или CDN (`ssl_protocols TLSv1.2 TLSv1.3;` в nginx).',
    },
    uk: {
      title: 'Використовуються лише сучасні версії TLS',
      found: 'Сервер досі підтримує {about}',
      consequence:
        'Правила платіжних систем (PCI DSS) забороняють ці версії там, де приймають картки: щорічна перевірка не пройде. Їхнє шифрування має відомі слабкості.',
      allow: 'Дозвольте лише TLS 1.2 і 1.3 на вебсервері чи CDN (`ssl_protocols TLSv1.2 TLSv1.3;` у nginx).',
    },
  }),
  options: [{ does: 'allow', effort: 'minutes', risk: 'low' }],
  references: ['https://www.rfc-editor.org/rfc/rfc8996'],
});
