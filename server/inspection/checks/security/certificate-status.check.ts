import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'info',
  needs: ['encryption', 'site'],
  judge({ encryption, site: { finishedAt } }) {
    const own = encryption?.chain?.[0];
    // Authorities that give no status by OCSP any more have nothing to staple.
    if (!own || (own.ocsp === null && encryption.staple === null)) return null;
    const { host, staple } = encryption;
    const until = staple?.until ?? null;
    const isOver = until !== null && until < finishedAt;
    if (staple !== null && !isOver) return [];
    const quote = staple
      ? `OCSP: ${staple.status}, ${new Date(until!).toISOString().slice(0, 16)}Z`
      : `OCSP: – (${own.ocsp})`;
    // Such a certificate is worth little without; some servers bring it from the second visit on.
    const severity = own.mustStaple ? 'medium' : 'info';
    return [{ about: '', severity, evidence: [{ url: `https://${host}/`, quote }] }];
  },
  words: words({
    en: {
      title: 'The server proves that its certificate was not revoked',
      found: 'The server brings no current proof that its certificate was not revoked',
      consequence:
        'Browsers have to ask the authority themselves, which takes time and tells it who visits the shop. Where the certificate itself demands this proof, Firefox turns visitors away.',
      staple: 'Turn on OCSP stapling (`ssl_stapling on;` in nginx, `SSLUseStapling on` in Apache).',
    },
    ru: {
      title: 'Сервер доказывает, что сертификат не отозван',
      found: 'Сервер не приносит свежего доказательства, что сертификат не отозван',
      consequence:
        'Браузерам приходится спрашивать центр самим: это отнимает время и выдаёт центру посетителей магазина. Если такого доказательства требует сам сертификат, Firefox не пустит посетителей.',
      staple: 'Включите OCSP stapling (`ssl_stapling on;` в nginx, `SSLUseStapling on` в Apache).',
    },
    uk: {
      title: 'Сервер доводить, що сертифікат не відкликано',
      found: 'Сервер не приносить свіжого доказу, що сертифікат не відкликано',
      consequence:
        'Браузерам доводиться питати центр самим: це забирає час і видає центру відвідувачів магазину. Якщо такого доказу вимагає сам сертифікат, Firefox не пустить відвідувачів.',
      staple: 'Увімкніть OCSP stapling (`ssl_stapling on;` у nginx, `SSLUseStapling on` в Apache).',
    },
  }),
  options: [{ does: 'staple', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Glossary/OCSP', 'https://www.rfc-editor.org/rfc/rfc6066'],
});
