import { words } from '#core/words';
import { check } from '../../check.ts';
import { isMendedByBrowsers } from './chain.ts';
import { hasExpired, hostOf, isOfAnother, lacksSigner, shownSeen } from './seen-certificate.ts';

export default check({
  area: 'security',
  severity: 'critical',
  stopsSales: true,
  needs: ['site'],
  also: ['encryption'],
  judge({ site, encryption }) {
    const { certificate } = site;
    if (!certificate) return null;
    const { problem } = certificate;
    // Each of these has a check of its own.
    const isToldElsewhere =
      hasExpired(site, certificate) ||
      isOfAnother(certificate) ||
      (lacksSigner(certificate) && isMendedByBrowsers(encryption?.chain));
    if (problem === null || isToldElsewhere) return [];
    return [{ about: hostOf(site), evidence: [shownSeen(site, certificate)] }];
  },
  words: words({
    en: {
      title: 'The certificate comes from an authority that browsers trust',
      found: 'Browsers do not trust the certificate of {about}',
      consequence: 'Browsers stop every visitor with a warning across the whole screen: nobody buys.',
      get: 'Get a certificate from an authority that browsers know (Let’s Encrypt gives them free of charge) and configure the whole chain: `fullchain.pem`.',
    },
    ru: {
      title: 'Сертификат выдан центром, которому доверяют браузеры',
      found: 'Браузеры не доверяют сертификату {about}',
      consequence: 'Браузеры останавливают каждого посетителя предупреждением на весь экран: никто не купит.',
      get: 'Получите сертификат в центре, который знают браузеры (Let’s Encrypt выдаёт их бесплатно), и укажите всю цепочку: `fullchain.pem`.',
    },
    uk: {
      title: 'Сертифікат видав центр, якому довіряють браузери',
      found: 'Браузери не довіряють сертифікату {about}',
      consequence: 'Браузери зупиняють кожного відвідувача попередженням на весь екран: ніхто не купить.',
      get: 'Отримайте сертифікат у центрі, який знають браузери (Let’s Encrypt видає їх безкоштовно), і вкажіть увесь ланцюжок: `fullchain.pem`.',
    },
  }),
  options: [{ does: 'get', effort: 'hours', risk: 'low' }],
  references: ['https://letsencrypt.org/docs/faq/'],
});
