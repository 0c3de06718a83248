import { words } from '#core/words';
import { check } from '../../check.ts';
import { dayOf, hasExpired, hostOf, shownSeen } from './seen-certificate.ts';

const DAY = 86_400_000;

export default check({
  area: 'security',
  severity: 'high',
  needs: ['site'],
  judge({ site }) {
    const { certificate, finishedAt } = site;
    if (!certificate || hasExpired(site, certificate)) return null;
    const days = Math.floor((certificate.validTo - finishedAt) / DAY);
    if (days >= 14) return [];
    const severity = days < 3 ? 'critical' : days < 7 ? 'high' : 'medium';
    const values = { days, until: dayOf(certificate.validTo) };
    return [{ about: hostOf(site), severity, values, evidence: [shownSeen(site, certificate)] }];
  },
  words: words({
    en: {
      title: 'The certificate has time left',
      found: 'The certificate of {about} ends on {until}, in {days} {days|day|days}',
      consequence:
        'From that day on browsers stop every visitor with a warning across the whole screen. Certificates are renewed by themselves weeks before, so something keeps this one from it.',
      renew: 'Renew the certificate, reload the web server, and find out why it was not renewed by itself.',
    },
    ru: {
      title: 'У сертификата есть запас времени',
      found: 'Сертификат {about} истекает {until}, через {days} {days|день|дня|дней}',
      consequence:
        'С этого дня браузеры будут останавливать каждого посетителя предупреждением на весь экран. Обычно сертификат сам обновляется за недели до срока, значит, этому что-то мешает.',
      renew: 'Обновите сертификат, перезагрузите веб-сервер и выясните, почему он не обновился сам.',
    },
    uk: {
      title: 'Сертифікат має запас часу',
      found: 'Сертифікат {about} спливає {until}, через {days} {days|день|дні|днів}',
      consequence:
        'Від цього дня браузери зупинятимуть кожного відвідувача попередженням на весь екран. Зазвичай сертифікат сам поновлюється за тижні до строку, отже, цьому щось заважає.',
      renew: 'Поновіть сертифікат, перезавантажте вебсервер і з’ясуйте, чому він не поновився сам.',
    },
  }),
  options: [{ does: 'renew', effort: 'minutes', risk: 'none' }],
  references: ['https://letsencrypt.org/docs/faq/'],
});
