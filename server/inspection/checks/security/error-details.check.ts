import { words } from '#core/words';
import { check } from '../../check.ts';

/** What programs print when they break, with a path or a line of code: prose about errors has none. */
const signs: readonly RegExp[] = [
  /<b>(?:Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>:\s.{1,400}?\bon line <b>\d+<\/b>/is,
  /\bPHP (?:Fatal error|Parse error|Warning|Notice|Deprecated): .{1,300} in \/\S+ on line \d+/,
  /\b(?:Uncaught|Unhandled) \w*(?:Error|Exception)\b.{1,400}\bStack trace:/is,
  /\bSQLSTATE\[\w{5}\]/,
  /You have an error in your SQL syntax; check the manual/,
  /<title>(?:[^<]*\bWhoops\b[^<]*|[^<]*\bIgnition\b[^<]*)<\/title>/i,
  /\bat [\w$.<>]+ \((?:\/|[A-Z]:\\)\S+\.(?:js|ts):\d+:\d+\)/,
  /\bTraceback \(most recent call last\):/,
  // Laravel's and Symfony's own pages of an exception.
  /\bvendor\/(?:laravel|symfony)\/[\w/.-]+\.php(?:<[^>]*>|\s|&quot;|["\\,]|:){1,12}\s*(?:line"?:\s*)?\d+/,
  /<(?:div|span|h1)[^>]+class="exception-(?:message|summary|illustration)\b/,
];

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge: ({ pages }) =>
    pages.flatMap(({ kind, fetched: { url, text } }) => {
      const quote = signs.map((sign) => sign.exec(text)?.[0]).find((found) => found !== undefined);
      if (quote === undefined) return [];
      const shown = quote
        .replace(/<[^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .slice(0, 200);
      return [{ about: kind, values: { url }, evidence: [{ url, quote: shown }] }];
    }),
  words: words({
    en: {
      title: 'Pages show no errors of the program',
      found: '{url} shows an error of the program with its details',
      consequence: 'Customers see that the shop is broken; attackers learn folders, versions and queries from it.',
      hide: 'Turn the display of errors off in the live shop (`display_errors = Off`; `APP_DEBUG=false` in Laravel, `APP_ENV=prod` in Symfony and Shopware), log them instead, and mend the error itself.',
    },
    ru: {
      title: 'Страницы не показывают ошибок программы',
      found: '{url} показывает ошибку программы с подробностями',
      consequence: 'Покупатели видят, что магазин сломан; взломщики узнают папки, версии и запросы к базе.',
      hide: 'Отключите показ ошибок в рабочем магазине (`display_errors = Off`; в Laravel `APP_DEBUG=false`, в Symfony и Shopware `APP_ENV=prod`), пишите их в журнал и исправьте саму ошибку.',
    },
    uk: {
      title: 'Сторінки не показують помилок програми',
      found: '{url} показує помилку програми з подробицями',
      consequence: 'Покупці бачать, що магазин зламаний; зламники дізнаються теки, версії та запити до бази.',
      hide: 'Вимкніть показ помилок у робочому магазині (`display_errors = Off`; у Laravel `APP_DEBUG=false`, у Symfony та Shopware `APP_ENV=prod`), пишіть їх у журнал і виправте саму помилку.',
    },
  }),
  options: [{ does: 'hide', effort: 'minutes', risk: 'none' }],
  references: ['https://owasp.org/www-community/Improper_Error_Handling'],
});
