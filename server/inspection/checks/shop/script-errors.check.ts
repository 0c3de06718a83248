import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import type { SeenError } from '../../browser/record.ts';
import { check } from '../../check.ts';
import { ownHost } from '../../own-host.ts';
import { causeOf, isNoFault, missingName, moduleOf } from './script-causes.ts';

const MOST_SHOWN = 5;

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['walk', 'site'],
  judge({ walk, site }) {
    if (!walk) return null;
    const home = new URL(site.reached!.url).hostname;
    const uncaught = walk.errors.filter(({ kind, text }) => kind === 'uncaught' && !isNoFault(text));
    const byCause = Map.groupBy(uncaught, (error) => aboutOf(error, home));
    return [...byCause].map(([about, errors]) => problemOf(about, errors, home));
  },
  words: words({
    en: {
      title: 'Scripts run without errors on the way to the checkout',
      found:
        'Scripts stop with an error on {n} {n|page|pages} of the way to the checkout: “{message}” ({where}; seen {times} {times|time|times})',
      consequence:
        'What comes after the error does not run: a button, a choice of delivery, a counter of the advertising.',
      mend: 'Open the page with the console of the browser, find the line, and update or repair the module that it belongs to.',
    },
    ru: {
      title: 'Скрипты на пути к оформлению работают без ошибок',
      found:
        'Скрипты останавливаются с ошибкой на {n} {n|странице|страницах|страницах} на пути к оформлению: «{message}» ({where}; встретилась {times} {times|раз|раза|раз})',
      consequence: 'То, что идёт после ошибки, не выполняется: кнопка, выбор доставки, счётчик рекламы.',
      mend: 'Откройте страницу с консолью браузера, найдите строку и обновите или исправьте модуль, которому она принадлежит.',
    },
    uk: {
      title: 'Скрипти на шляху до оформлення працюють без помилок',
      found:
        'Скрипти зупиняються з помилкою на {n} {n|сторінці|сторінках|сторінках} на шляху до оформлення: «{message}» ({where}; трапилася {times} {times|раз|рази|разів})',
      consequence: 'Те, що йде після помилки, не виконується: кнопка, вибір доставки, лічильник реклами.',
      mend: 'Відкрийте сторінку з консоллю браузера, знайдіть рядок і оновіть або виправте модуль, якому він належить.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/API/Window/error_event'],
});

/** Whose script it is: a host that is not the shop's, a module of the shop, or nothing that shows. */
function whoseOf(url: string, home: string): { host: string; module: string | null } | null {
  if (!URL.canParse(url)) return null;
  const script = new URL(url);
  return ownHost(url, home) ? { host: '', module: moduleOf(script) } : { host: script.host, module: null };
}

/** The same from run to run, whatever version the address of the script names. */
function aboutOf({ url, text }: SeenError, home: string): string {
  const whose = whoseOf(url, home);
  const name = missingName(text);
  if (name !== null && !whose?.host) return `${name} is not defined`;
  return [whose?.host || whose?.module, causeOf(text)].filter(Boolean).join(': ');
}

function problemOf(about: string, errors: readonly SeenError[], home: string): Problem {
  const whose = errors.map(({ url, page }) => whoseOf(url || page, home));
  const isForeign = whose.every((one) => one !== null && one.host !== '');
  const names = new Set(whose.map((one) => one?.host || one?.module || home));
  const pages = new Map(errors.map((error) => [placeOf(error.page), error]));
  const texts = new Map([...errors].reverse().map((error) => [`${error.text} ${placeOf(error.url)}`, error]));
  const shown = [...new Set([...pages.values(), ...texts.values()])].slice(0, MOST_SHOWN);
  return {
    about,
    // A counter of somebody else that stumbles keeps nobody from buying.
    severity: isForeign ? 'low' : 'medium',
    values: {
      message: errors[0]!.text.replace(/\s+/g, ' ').trim().slice(0, 160),
      where: [...names].slice(0, 3).join(', '),
      n: pages.size,
      times: errors.length,
    },
    evidence: shown.map(({ page, text, url }) => ({ url: page, quote: `${text}${url === '' ? '' : ` (${url})`}` })),
  };
}

const placeOf = (url: string): string => (URL.canParse(url) ? new URL(url).host + new URL(url).pathname : '');
