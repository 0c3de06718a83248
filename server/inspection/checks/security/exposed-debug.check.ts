import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import type { Artifacts } from '../../artifacts.ts';
import { check } from '../../check.ts';
import { leaksOf } from './exposed.ts';

/** Toolbars that frameworks put under every page while debugging: of Laravel and of Symfony. */
const bars = /<div[^>]+class=["'][^"']*\bphpdebugbar\b|\/_debugbar\/assets\/|<div[^>]+id=["']?sfwdt[\w-]+/i;

export default check({
  area: 'security',
  severity: 'high',
  needs: ['exposed', 'pages'],
  judge: (artifacts) => [...leaksOf('debug', artifacts), ...barsOf(artifacts)],
  words: words({
    en: {
      title: 'Tools of developers are not open to everybody',
      found: 'Anybody can open a tool of the developers at {about}',
      consequence:
        'It shows how the shop works inside, and mostly what customers send: requests, sign-ins, mails, queries. Whoever reads along takes over accounts.',
      off: 'Turn debugging off in the live shop: `APP_DEBUG=false` and `APP_ENV=production` in Laravel, then `php artisan config:cache`; `APP_ENV=prod` in Symfony and Shopware.',
      admit:
        'Leave the tool out of the live shop (`composer install --no-dev`), or let it ask who is there: in Laravel the gates `viewTelescope` and `viewHorizon`.',
    },
    ru: {
      title: 'Инструменты разработчиков закрыты от посторонних',
      found: 'Любой может открыть инструмент разработчиков: {about}',
      consequence:
        'Там видно, как магазин работает внутри, а чаще всего и то, что отправляют покупатели: запросы, входы, письма, запросы к базе. Кто это читает, захватит учётные записи.',
      off: 'Отключите отладку в рабочем магазине: в Laravel `APP_DEBUG=false` и `APP_ENV=production`, затем `php artisan config:cache`; в Symfony и Shopware `APP_ENV=prod`.',
      admit:
        'Не ставьте инструмент в рабочий магазин (`composer install --no-dev`) или пусть он спрашивает, кто пришёл: в Laravel это проверки `viewTelescope` и `viewHorizon`.',
    },
    uk: {
      title: 'Інструменти розробників закриті від сторонніх',
      found: 'Будь-хто може відкрити інструмент розробників: {about}',
      consequence:
        'Там видно, як магазин працює зсередини, а здебільшого й те, що надсилають покупці: запити, входи, листи, запити до бази. Хто це читає, захопить облікові записи.',
      off: 'Вимкніть налагодження в робочому магазині: у Laravel `APP_DEBUG=false` і `APP_ENV=production`, потім `php artisan config:cache`; у Symfony та Shopware `APP_ENV=prod`.',
      admit:
        'Не ставте інструмент у робочий магазин (`composer install --no-dev`) або хай він питає, хто прийшов: у Laravel це перевірки `viewTelescope` і `viewHorizon`.',
    },
  }),
  options: [
    { does: 'off', effort: 'minutes', risk: 'low' },
    { does: 'admit', effort: 'hours', risk: 'low' },
  ],
  references: [
    'https://laravel.com/docs/configuration#debug-mode',
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/02-Configuration_and_Deployment_Management_Testing/02-Test_Application_Platform_Configuration',
  ],
});

/** One finding for all pages: it is turned off in one place. */
function barsOf({ pages }: Pick<Artifacts, 'pages'>): Problem[] {
  const shown = pages.flatMap(({ fetched: { url, text } }) => {
    const quote = bars.exec(text)?.[0];
    return quote === undefined ? [] : [{ url, quote: quote.slice(0, 120) }];
  });
  return shown.length === 0 ? [] : [{ about: new URL(shown[0]!.url).pathname, severity: 'high', evidence: shown }];
}
