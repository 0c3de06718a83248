import { readPolicies } from '#core/content-policy';
import { words } from '#core/words';
import { check } from '../../check.ts';

const anybody = /^(?:\*|https?:|https?:\/\/\*)$/;
const guarded = ['cart', 'checkout', 'login', 'payment'];

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const sensitive = pages.filter(({ kind, fetched }) => guarded.includes(kind) && fetched.status === 200);
    if (sensitive.length === 0) return null;
    const open = sensitive.flatMap(({ fetched: { url, headers } }) => {
      const ancestors = readPolicies(headers['content-security-policy'] ?? '')
        .map((policy) => policy.get('frame-ancestors'))
        .filter((hosts) => hosts !== undefined);
      const option = headers['x-frame-options'];
      // Where a policy speaks of it, browsers pass over the old header.
      const isShut =
        ancestors.length > 0
          ? ancestors.some((hosts) => !hosts.some((host) => anybody.test(host)))
          : /^\s*(deny|sameorigin)/i.test(option ?? '');
      const said = ancestors[0]?.join(' ') ?? '–';
      const quote = `X-Frame-Options: ${option ?? '–'}, Content-Security-Policy: frame-ancestors ${said}`;
      return isShut ? [] : [{ url, quote }];
    });
    const evidence = open.filter(({ url }, i) => open.findIndex((other) => other.url === url) === i);
    return evidence.length === 0 ? [] : [{ about: '', values: { n: evidence.length }, evidence }];
  },
  words: words({
    en: {
      title: 'Strangers cannot show cart, checkout and sign-in inside their own pages',
      found: '{n} {n|page|pages} of cart, checkout and sign-in can be shown inside another site',
      consequence:
        'A fraudster lays the page invisibly over a game or a prize draw, and customers press buttons of the shop without knowing it.',
      forbid:
        "Send `Content-Security-Policy: frame-ancestors 'self'` (or `X-Frame-Options: SAMEORIGIN`) with every page.",
    },
    ru: {
      title: 'Чужие сайты не могут показать корзину, оформление и вход внутри своих страниц',
      found: 'Чужой сайт может показать внутри своего корзину, оформление или вход: {n} {n|страница|страницы|страниц}',
      consequence:
        'Мошенник незаметно накладывает страницу на игру или розыгрыш, и покупатели нажимают кнопки магазина, не зная об этом.',
      forbid:
        "Отдавайте со всеми страницами `Content-Security-Policy: frame-ancestors 'self'` (или `X-Frame-Options: SAMEORIGIN`).",
    },
    uk: {
      title: 'Чужі сайти не можуть показати кошик, оформлення та вхід усередині своїх сторінок',
      found: 'Чужий сайт може показати всередині свого кошик, оформлення чи вхід: {n} {n|сторінка|сторінки|сторінок}',
      consequence:
        'Шахрай непомітно накладає сторінку на гру чи розіграш, і покупці натискають кнопки магазину, не знаючи про це.',
      forbid:
        "Віддавайте з усіма сторінками `Content-Security-Policy: frame-ancestors 'self'` (або `X-Frame-Options: SAMEORIGIN`).",
    },
  }),
  options: [{ does: 'forbid', effort: 'minutes', risk: 'low' }],
  references: ['https://cheatsheetseries.owasp.org/cheatsheets/Clickjacking_Defense_Cheat_Sheet.html'],
});
