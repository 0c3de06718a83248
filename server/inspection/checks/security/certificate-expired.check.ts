import { words } from '#core/words';
import { check } from '../../check.ts';
import { dayOf, hasExpired, hostOf, shownSeen } from './seen-certificate.ts';

export default check({
  area: 'security',
  severity: 'critical',
  stopsSales: true,
  needs: ['site'],
  judge({ site }) {
    const { certificate } = site;
    if (!certificate) return null;
    if (!hasExpired(site, certificate)) return [];
    const values = { until: dayOf(certificate.validTo) };
    return [{ about: hostOf(site), values, evidence: [shownSeen(site, certificate)] }];
  },
  words: words({
    en: {
      title: 'The certificate has not run out',
      found: 'The certificate of {about} ran out on {until}',
      consequence: 'Browsers stop every visitor with a warning across the whole screen: nobody buys.',
      renew: 'Renew the certificate, reload the web server, and find out why it was not renewed by itself.',
    },
    ru: {
      title: 'Срок сертификата не истёк',
      found: 'Сертификат {about} истёк {until}',
      consequence: 'Браузеры останавливают каждого посетителя предупреждением на весь экран: никто не купит.',
      renew: 'Обновите сертификат, перезагрузите веб-сервер и выясните, почему он не обновился сам.',
    },
    uk: {
      title: 'Строк сертифіката не сплив',
      found: 'Сертифікат {about} сплив {until}',
      consequence: 'Браузери зупиняють кожного відвідувача попередженням на весь екран: ніхто не купить.',
      renew: 'Поновіть сертифікат, перезавантажте вебсервер і з’ясуйте, чому він не поновився сам.',
    },
  }),
  options: [{ does: 'renew', effort: 'minutes', risk: 'none' }],
  references: ['https://letsencrypt.org/docs/faq/'],
});
