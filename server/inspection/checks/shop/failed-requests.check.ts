import { words } from '#core/words';
import type { Problem } from '#core/inspection';
import type { SeenRequest } from '../../browser/record.ts';
import { check } from '../../check.ts';
import { ownHost } from '../../own-host.ts';
import { moduleOf } from './script-causes.ts';

const MOST_SHOWN = 5;

/** Pictures are judged where the pages are. */
const matters = new Set(['script', 'stylesheet', 'xhr', 'fetch']);

export default check({
  area: 'shop',
  severity: 'medium',
  needs: ['walk', 'site'],
  judge({ walk, site }) {
    if (!walk) return null;
    const home = new URL(site.reached!.url).hostname;
    const lost = walk.failed.filter(({ kind, url }) => matters.has(kind) && URL.canParse(url));
    const byCause = Map.groupBy(lost, (request) => aboutOf(request, home));
    return [...byCause].map(([about, requests]): Problem => {
      const once = [...new Map(requests.map((one) => [one.url.split('?')[0]!, one])).values()];
      return {
        about,
        severity: ownHost(requests[0]!.url, home) ? 'medium' : 'low',
        values: { n: once.length },
        evidence: once.slice(0, MOST_SHOWN).map(({ url, status, failed, frame }) => ({
          url: frame,
          // A body that was broken off after an error is that error.
          quote: `${url.slice(0, 200)}: ${status >= 400 ? `HTTP ${status}` : failed}`,
        })),
      };
    });
  },
  words: words({
    en: {
      title: 'What pages load on the way to the checkout arrives',
      found: 'Does not arrive on the way to the checkout: {about} ({n} {n|address|addresses})',
      consequence: 'A part of the page stays away or does not work: prices, stock, delivery, payment, statistics.',
      mend: 'Open the address: bring back what is gone, repair what answers with an error, take out what nobody needs any more.',
    },
    ru: {
      title: 'Всё, что страницы загружают на пути к оформлению, приходит',
      found: 'Не приходит на пути к оформлению: {about} ({n} {n|адрес|адреса|адресов})',
      consequence: 'Часть страницы не появляется или не работает: цены, наличие, доставка, оплата, статистика.',
      mend: 'Откройте адрес: верните пропавшее, исправьте то, что отвечает ошибкой, уберите то, что больше никому не нужно.',
    },
    uk: {
      title: 'Усе, що сторінки завантажують на шляху до оформлення, надходить',
      found: 'Не надходить на шляху до оформлення: {about} ({n} {n|адреса|адреси|адрес})',
      consequence: 'Частина сторінки не з’являється або не працює: ціни, наявність, доставка, оплата, статистика.',
      mend: 'Відкрийте адресу: поверніть зникле, виправте те, що відповідає помилкою, приберіть те, що вже нікому не потрібне.',
    },
  }),
  options: [{ does: 'mend', effort: 'hours', risk: 'low' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status'],
});

/**
 * The module whose files they are, or their folder, as names of files change with each build; what a script asks for is its
 * own address, a stranger's host one cause.
 */
function aboutOf({ url, kind }: SeenRequest, home: string): string {
  const asked = new URL(url);
  if (!ownHost(url, home)) return asked.host;
  const isFile = kind === 'script' || kind === 'stylesheet';
  if (!isFile) return asked.host + asked.pathname;
  return moduleOf(asked) ?? asked.host + asked.pathname.replace(/[^/]*$/, '');
}
