import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { type SessionCookie, sessionCookies } from './session-cookies.ts';

export default check({
  area: 'security',
  severity: 'high',
  needs: ['pages'],
  judge({ pages }) {
    const all = sessionCookies(pages).filter(({ url }) => url.startsWith('https:'));
    if (all.length === 0) return null;
    const problems: Problem[] = [];
    for (const cookie of all) {
      const rule = brokenRule(cookie);
      if (rule === null || problems.some(({ about }) => about === cookie.name)) continue;
      problems.push({ about: cookie.name, values: { rule }, evidence: [cookie.shown] });
    }
    return problems;
  },
  words: words({
    en: {
      title: 'Browsers keep the session cookies',
      found: 'Browsers refuse the session cookie {about}: {rule}',
      consequence:
        'Whoever comes has no session from page to page: the cart is empty again, a sign-in is forgotten, a form is refused.',
      set: 'Give the cookie what it lacks where the shop makes its session: {rule}. In PHP: `session.cookie_secure = 1` with `session.cookie_samesite = None`.',
    },
    ru: {
      title: 'Браузеры принимают сессионные cookie',
      found: 'Браузеры не принимают сессионный cookie {about}: {rule}',
      consequence:
        'У посетителя нет сессии от страницы к странице: корзина снова пуста, вход забыт, форма не принимается.',
      set: 'Добавьте недостающее там, где магазин создаёт сессию: {rule}. В PHP: `session.cookie_secure = 1` вместе с `session.cookie_samesite = None`.',
    },
    uk: {
      title: 'Браузери приймають сесійні cookie',
      found: 'Браузери не приймають сесійний cookie {about}: {rule}',
      consequence:
        'У відвідувача немає сесії від сторінки до сторінки: кошик знову порожній, вхід забуто, форма не приймається.',
      set: 'Додайте те, чого бракує, там, де магазин створює сесію: {rule}. У PHP: `session.cookie_secure = 1` разом із `session.cookie_samesite = None`.',
    },
  }),
  options: [{ does: 'set', effort: 'minutes', risk: 'low' }],
  references: [
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie',
    'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis',
  ],
});

/** The rule of RFC 6265bis that makes a browser drop it, in attributes; no `SameSite` at all is taken as `Lax` and kept. */
function brokenRule({ name, attributes }: SessionCookie): string | null {
  const secure = attributes.has('secure');
  if (attributes.has('samesite=none') && !secure) return 'SameSite=None → Secure';
  if (/^__secure-/i.test(name) && !secure) return '__Secure- → Secure';
  if (!/^__host-/i.test(name)) return null;
  const lacks = [
    ...(secure ? [] : ['Secure']),
    ...(attributes.has('path=/') ? [] : ['Path=/']),
    ...([...attributes].some((one) => one.startsWith('domain=')) ? ['–Domain'] : []),
  ];
  return lacks.length === 0 ? null : `__Host- → ${lacks.join(', ')}`;
}
