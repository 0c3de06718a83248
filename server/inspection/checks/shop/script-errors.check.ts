import { words } from '#core/words';
import type { Problem } from '#core/inspection';
import { check } from '../../check.ts';

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['walk', 'site'],
  judge({ walk, site }) {
    if (!walk) return null;
    const host = new URL(site.reached!.url).host;
    const byScript = new Map<string, Problem>();
    for (const { kind, text, url, page } of walk.errors) {
      if (kind !== 'uncaught') continue;
      const script = URL.canParse(url) ? new URL(url) : null;
      const about = script ? script.host + script.pathname : '';
      const known = byScript.get(about);
      if (known && (known.evidence.length >= 3 || known.evidence.some(({ quote }) => quote === text))) continue;
      byScript.set(about, {
        about,
        // A counter of somebody else that stumbles keeps nobody from buying.
        severity: script && script.host !== host ? 'low' : 'medium',
        values: { script: about === '' ? new URL(page).pathname : about },
        evidence: [...(known?.evidence ?? []), { url: page, quote: text }],
      });
    }
    return [...byScript.values()];
  },
  words: words({
    en: {
      title: 'Scripts run without errors on the way to the checkout',
      found: 'A script stops with an error on the way to the checkout: {script}',
      consequence:
        'What comes after the error does not run: a button, a choice of delivery, a counter of the advertising.',
      mend: 'Open the page with the console of the browser, find the line, and update or repair the module that it belongs to.',
    },
    ru: {
      title: 'Скрипты на пути к оформлению работают без ошибок',
      found: 'Скрипт останавливается с ошибкой на пути к оформлению: {script}',
      consequence: 'То, что идёт после ошибки, не выполняется: кнопка, выбор доставки, счётчик рекламы.',
      mend: 'Откройте страницу с консолью браузера, найдите строку и обновите или исправьте модуль, которому она принадлежит.',
    },
    uk: {
      title: 'Скрипти на шляху до оформлення працюють без помилок',
      found: 'Скрипт зупиняється з помилкою на шляху до оформлення: {script}',
      consequence: 'Те, що йде після помилки, не виконується: кнопка, вибір доставки, лічильник реклами.',
      mend: 'Відкрийте сторінку з консоллю браузера, знайдіть рядок і оновіть або виправте модуль, якому він належить.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/API/Window/error_event'],
});
