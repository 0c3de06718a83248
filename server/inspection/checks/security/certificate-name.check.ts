import { words } from '#core/words';
import { check } from '../../check.ts';
import { hostOf, isOfAnother, shownSeen } from './seen-certificate.ts';

export default check({
  area: 'security',
  severity: 'critical',
  stopsSales: true,
  needs: ['site'],
  judge({ site }) {
    const { certificate } = site;
    if (!certificate) return null;
    if (!isOfAnother(certificate)) return [];
    const { names, subject } = certificate;
    const shown = names.slice(0, 5).join(', ') || subject;
    return [{ about: hostOf(site), values: { names: shown }, evidence: [shownSeen(site, certificate)] }];
  },
  words: words({
    en: {
      title: 'The certificate is made out to the name of the shop',
      found: 'The certificate that {about} shows is made out to others: {names}',
      consequence: 'Browsers stop every visitor with a warning across the whole screen: nobody buys.',
      name: 'Get a certificate that names this address (with and without `www.`), and look which site of the web server answers for it: without a site of its own, the first one does.',
    },
    ru: {
      title: 'Сертификат выдан на имя магазина',
      found: 'Сертификат, который показывает {about}, выдан на другие имена: {names}',
      consequence: 'Браузеры останавливают каждого посетителя предупреждением на весь экран: никто не купит.',
      name: 'Получите сертификат с этим адресом (с `www.` и без) и проверьте, какой сайт веб-сервера за него отвечает: если своего нет, отвечает первый.',
    },
    uk: {
      title: 'Сертифікат виданий на ім’я магазину',
      found: 'Сертифікат, який показує {about}, видано на інші імена: {names}',
      consequence: 'Браузери зупиняють кожного відвідувача попередженням на весь екран: ніхто не купить.',
      name: 'Отримайте сертифікат із цією адресою (з `www.` і без) і перевірте, який сайт вебсервера за неї відповідає: якщо свого немає, відповідає перший.',
    },
  }),
  options: [{ does: 'name', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/TLS'],
});
