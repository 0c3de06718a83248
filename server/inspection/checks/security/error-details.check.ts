import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';
import { errorShown } from './error-signs.ts';

export default check({
  area: 'security',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const byCause = new Map<string, Problem['evidence']>();
    for (const {
      fetched: { url, text },
    } of pages) {
      const quote = errorShown(text);
      if (quote === null) continue;
      const cause = causeOf(quote);
      byCause.set(cause, [...(byCause.get(cause) ?? []), { url, quote }]);
    }
    return [...byCause].map(([about, evidence]) => ({
      about,
      values: { n: evidence.length },
      evidence: evidence.slice(0, 20),
    }));
  },
  words: words({
    en: {
      title: 'Pages show no errors of the program',
      found: '{n} {n|page shows|pages show} an error of the program with its details: {about}',
      consequence: 'Customers see that the shop is broken; attackers learn folders, versions and queries from it.',
      hide: 'Turn the display of errors off in the live shop (`display_errors = Off`; `APP_DEBUG=false` in Laravel, `APP_ENV=prod` in Symfony and Shopware), log them instead, and mend the error itself.',
    },
    ru: {
      title: 'Страницы не показывают ошибок программы',
      found:
        '{n} {n|страница показывает|страницы показывают|страниц показывают} ошибку программы с подробностями: {about}',
      consequence: 'Покупатели видят, что магазин сломан; взломщики узнают папки, версии и запросы к базе.',
      hide: 'Отключите показ ошибок в рабочем магазине (`display_errors = Off`; в Laravel `APP_DEBUG=false`, в Symfony и Shopware `APP_ENV=prod`), пишите их в журнал и исправьте саму ошибку.',
    },
    uk: {
      title: 'Сторінки не показують помилок програми',
      found: '{n} {n|сторінка показує|сторінки показують|сторінок показують} помилку програми з подробицями: {about}',
      consequence: 'Покупці бачать, що магазин зламаний; зламники дізнаються теки, версії та запити до бази.',
      hide: 'Вимкніть показ помилок у робочому магазині (`display_errors = Off`; у Laravel `APP_DEBUG=false`, у Symfony та Shopware `APP_ENV=prod`), пишіть їх у журнал і виправте саму помилку.',
    },
  }),
  options: [{ does: 'hide', effort: 'minutes', risk: 'none' }],
  references: ['https://owasp.org/www-community/Improper_Error_Handling'],
});

/** The same error on another page, of another order or at another hour is the same cause. */
const causeOf = (quote: string): string =>
  quote
    .replaceAll(/0x[0-9a-f]+|\d+/gi, '#')
    .replaceAll(/(["'`]).{1,80}?\1/g, '$1…$1')
    .slice(0, 100)
    .trim();
