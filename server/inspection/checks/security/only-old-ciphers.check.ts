import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['encryption', 'protocols'],
  judge({ encryption, protocols }) {
    if (encryption === null || protocols === null) return null;
    const { host, taken, onlyLatest } = encryption;
    if (onlyLatest || taken.current || protocols.spoken['TLSv1.3']) return [];
    const best = taken.cbc || taken.static;
    if (protocols.spoken['TLSv1.3'] === null || !best) return null;
    const evidence = [{ url: `https://${host}/`, quote: best }];
    return [{ about: '', severity: taken.cbc ? 'low' : 'medium', values: { suite: best }, evidence }];
  },
  words: words({
    en: {
      title: 'Encryption of today is offered',
      found: 'The best encryption that the server has is an old one: {suite}',
      consequence:
        'What customers send today can be recorded, and read the day somebody gets the server’s key, or attacked by flaws of this kind of encryption. Browsers begin to warn of it.',
      allow:
        'Allow TLS 1.3, and for 1.2 ciphers with ECDHE and GCM or ChaCha20; an old system may need an update first.',
    },
    ru: {
      title: 'Предлагается современное шифрование',
      found: 'Лучшее шифрование, которое есть у сервера, — старое: {suite}',
      consequence:
        'Отправленное покупателями сегодня можно записать и прочесть, когда кто-то добудет ключ сервера, или атаковать через слабости такого шифрования. Браузеры начинают о нём предупреждать.',
      allow:
        'Разрешите TLS 1.3, а для 1.2 — шифры с ECDHE и GCM или ChaCha20; старую систему, возможно, придётся сначала обновить.',
    },
    uk: {
      title: 'Пропонується сучасне шифрування',
      found: 'Найкраще шифрування, яке має сервер, — старе: {suite}',
      consequence:
        'Надіслане покупцями сьогодні можна записати й прочитати, коли хтось добуде ключ сервера, або атакувати через вади такого шифрування. Браузери починають про нього попереджати.',
      allow:
        'Дозвольте TLS 1.3, а для 1.2 — шифри з ECDHE і GCM або ChaCha20; стару систему, можливо, доведеться спершу оновити.',
    },
  }),
  options: [{ does: 'allow', effort: 'hours', risk: 'medium' }],
  references: ['https://wiki.mozilla.org/Security/Server_Side_TLS'],
});
