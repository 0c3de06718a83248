import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { sessionCookies } from './session-cookies.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const all = sessionCookies(pages);
    if (all.length === 0) return null;
    const problems: Problem[] = [];
    for (const { name, url, attributes, shown } of all) {
      const lacks = [
        ...(attributes.has('httponly') ? [] : ['HttpOnly']),
        ...(attributes.has('secure') || !url.startsWith('https:') ? [] : ['Secure']),
      ];
      if (lacks.length === 0 || problems.some(({ about }) => about === name)) continue;
      problems.push({ about: name, values: { lacks: lacks.join(', ') }, evidence: [shown] });
    }
    return problems;
  },
  words: words({
    en: {
      title: 'Session cookies are kept from scripts and plain connections',
      found: 'The session cookie {about} is sent without {lacks}',
      consequence:
        'A malicious script or an eavesdropper takes the cookie and is then signed in as the customer, or as the administrator.',
      set: 'Set the missing attributes where the shop makes its session: {lacks}. In PHP: `session.cookie_httponly = 1`, `session.cookie_secure = 1`.',
    },
    ru: {
      title: 'Сессионные cookie закрыты от скриптов и незашифрованных соединений',
      found: 'Сессионный cookie {about} отправляется без {lacks}',
      consequence:
        'Вредоносный скрипт или тот, кто слушает сеть, забирает cookie и входит как покупатель или как администратор.',
      set: 'Задайте недостающие атрибуты там, где магазин создаёт сессию: {lacks}. В PHP: `session.cookie_httponly = 1`, `session.cookie_secure = 1`.',
    },
    uk: {
      title: 'Сесійні cookie закриті від скриптів і незашифрованих з’єднань',
      found: 'Сесійний cookie {about} надсилається без {lacks}',
      consequence:
        'Шкідливий скрипт або той, хто слухає мережу, забирає cookie і входить як покупець або як адміністратор.',
      set: 'Задайте відсутні атрибути там, де магазин створює сесію: {lacks}. У PHP: `session.cookie_httponly = 1`, `session.cookie_secure = 1`.',
    },
  }),
  options: [{ does: 'set', effort: 'minutes', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie'],
});
