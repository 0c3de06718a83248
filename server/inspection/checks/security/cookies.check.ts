import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';

/** Names of cookies that a sign-in or a cart hangs on; others may be read by scripts on purpose. */
const session =
  /^(?:phpsessid|sessionid|session|sid|connect\.sid|laravel_session|[a-z0-9]+_session|ocsessid|prestashop-[0-9a-f]+|frontend|wordpress_(?:logged_in|sec)_\w+|wp_woocommerce_session_\w+|session-|_shopify_s\b|_secure_session_id)$/i;

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const problems: Problem[] = [];
    let seen = 0;
    for (const { fetched } of pages)
      for (const line of fetched.cookieLines) {
        const name = /^\s*([^=;\s]+)=/.exec(line)?.[1] ?? '';
        if (!session.test(name)) continue;
        seen++;
        const lacks = [
          ...(/;\s*httponly/i.test(line) ? [] : ['HttpOnly']),
          ...(/;\s*secure/i.test(line) || !fetched.url.startsWith('https:') ? [] : ['Secure']),
        ];
        if (lacks.length === 0 || problems.some(({ about }) => about === name)) continue;
        const quote = line.replace(/=[^;]*/, '=…').slice(0, 200);
        problems.push({ about: name, values: { lacks: lacks.join(', ') }, evidence: [{ url: fetched.url, quote }] });
      }
    return seen === 0 ? null : problems;
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
