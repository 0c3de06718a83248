import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['site'],
  judge({ site }) {
    const { url, http } = site.reached!;
    if (url.startsWith('http:')) return [{ about: '', severity: 'critical', evidence: [{ url, quote: 'http:' }] }];
    if (http !== 'answers') return [];
    const plain = url.replace(/^https:/, 'http:');
    return [{ about: plain, evidence: [{ url: plain, quote: '200' }] }];
  },
  words: words({
    en: {
      title: 'The shop is reached by HTTPS only',
      found: 'The shop answers without encryption',
      consequence:
        'In a café or a hotel anybody on the same network reads and changes what customers type, passwords included. Browsers call the shop “Not secure”.',
      redirect:
        'Lead every address from http to https by a permanent redirect (301) in the web server or CDN; get a certificate first where there is none.',
    },
    ru: {
      title: 'Магазин открывается только по HTTPS',
      found: 'Магазин отвечает без шифрования',
      consequence:
        'В кафе или гостинице любой в той же сети читает и меняет то, что вводят покупатели, включая пароли. Браузеры пишут «Не защищено».',
      redirect:
        'Направьте все адреса с http на https постоянным перенаправлением (301) на веб-сервере или CDN; если сертификата нет, сначала получите его.',
    },
    uk: {
      title: 'Магазин відкривається лише через HTTPS',
      found: 'Магазин відповідає без шифрування',
      consequence:
        'У кав’ярні чи готелі будь-хто в тій самій мережі читає та змінює те, що вводять покупці, зокрема паролі. Браузери пишуть «Не захищено».',
      redirect:
        'Спрямуйте всі адреси з http на https постійним перенаправленням (301) на вебсервері чи CDN; якщо сертифіката немає, спершу отримайте його.',
    },
  }),
  options: [{ does: 'redirect', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/TLS'],
});
