import { words } from '#core/words';
import type { Problem } from '#core/inspection';
import { check } from '../../check.ts';

/** Pictures are judged where the pages are. */
const matters = new Set(['script', 'stylesheet', 'xhr', 'fetch']);

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['walk', 'site'],
  judge({ walk, site }) {
    if (!walk) return null;
    const host = new URL(site.reached!.url).host;
    const byAddress = new Map<string, Problem>();
    for (const { url, kind, status, failed, frame } of walk.failed) {
      if (!matters.has(kind) || !URL.canParse(url)) continue;
      const asked = new URL(url);
      const about = asked.host + asked.pathname;
      const quote = `${url.slice(0, 200)}: ${failed ?? `HTTP ${status}`}`;
      if (byAddress.has(about)) continue;
      byAddress.set(about, {
        about,
        severity: asked.host === host ? 'medium' : 'low',
        evidence: [{ url: frame, quote }],
      });
    }
    return [...byAddress.values()];
  },
  words: words({
    en: {
      title: 'What pages load on the way to the checkout arrives',
      found: 'Does not arrive on the way to the checkout: {about}',
      consequence: 'A part of the page stays away or does not work: prices, stock, delivery, payment, statistics.',
      mend: 'Open the address: bring back what is gone, repair what answers with an error, take out what nobody needs any more.',
    },
    ru: {
      title: 'Всё, что страницы загружают на пути к оформлению, приходит',
      found: 'Не приходит на пути к оформлению: {about}',
      consequence: 'Часть страницы не появляется или не работает: цены, наличие, доставка, оплата, статистика.',
      mend: 'Откройте адрес: верните пропавшее, исправьте то, что отвечает ошибкой, уберите то, что больше никому не нужно.',
    },
    uk: {
      title: 'Усе, що сторінки завантажують на шляху до оформлення, надходить',
      found: 'Не надходить на шляху до оформлення: {about}',
      consequence: 'Частина сторінки не з’являється або не працює: ціни, наявність, доставка, оплата, статистика.',
      mend: 'Відкрийте адресу: поверніть зникле, виправте те, що відповідає помилкою, приберіть те, що вже нікому не потрібне.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});
