import { words } from '#core/words';
import { check } from '../../check.ts';

const DAY = 86_400_000;

export default check({
  area: 'security',
  severity: 'critical',
  needs: ['site'],
  judge({ site: { certificate, finishedAt, reached } }) {
    if (!certificate) return null;
    const host = new URL(reached!.url).host;
    const days = Math.floor((certificate.validTo - finishedAt) / DAY);
    const until = new Date(certificate.validTo).toISOString().slice(0, 10);
    const quote = `${certificate.subject} · ${certificate.issuer} · ${until}${certificate.problem ? ` · ${certificate.problem}` : ''}`;
    const problem = { about: host, values: { days, until }, evidence: [{ url: reached!.url, quote }] };
    if (certificate.problem || days < 0) return [problem];
    if (days < 7) return [{ ...problem, severity: 'high' }];
    return days < 14 ? [{ ...problem, severity: 'medium' }] : [];
  },
  words: words({
    en: {
      title: 'The certificate is trusted and has time left',
      found: 'The certificate of {about} is not trusted, or ends soon (valid until {until})',
      consequence: 'Browsers stop every visitor with a warning across the whole screen: nobody buys.',
      renew: 'Renew the certificate, reload the web server, and find out why it was not renewed by itself.',
    },
    ru: {
      title: 'Сертификату доверяют, и срок его не истекает',
      found: 'Сертификат {about} не вызывает доверия или скоро истечёт (действует до {until})',
      consequence: 'Браузеры останавливают каждого посетителя предупреждением на весь экран: никто не купит.',
      renew: 'Обновите сертификат, перезагрузите веб-сервер и выясните, почему он не обновился сам.',
    },
    uk: {
      title: 'Сертифікату довіряють, і строк його не спливає',
      found: 'Сертифікат {about} не викликає довіри або скоро спливе (діє до {until})',
      consequence: 'Браузери зупиняють кожного відвідувача попередженням на весь екран: ніхто не купить.',
      renew: 'Поновіть сертифікат, перезавантажте вебсервер і з’ясуйте, чому він не поновився сам.',
    },
  }),
  options: [{ does: 'renew', effort: 'minutes', risk: 'none' }],
  references: ['https://letsencrypt.org/docs/faq/'],
});
