import { words } from '#core/words';
import { check } from '../../check.ts';
import { ownHost } from '../../own-host.ts';

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['pages', 'assets'],
  judge({ pages, assets }) {
    const home = new URL(pages[0]!.fetched.url).hostname;
    const scripts = assets.filter(({ kind, url }) => kind === 'script' && !ownHost(url, home));
    const hosts = [...new Set(scripts.map(({ url }) => new URL(url).hostname))];
    if (hosts.length < 8) return [];
    const evidence = hosts.map((host) => ({
      url: scripts.find(({ url }) => new URL(url).hostname === host)!.url,
      quote: host,
    }));
    return [{ about: '', values: { n: hosts.length }, evidence }];
  },
  words: words({
    en: {
      title: 'Few other companies run scripts in the shop',
      found: 'Scripts of {n} other companies are loaded',
      consequence:
        'Each slows the shop down and sees what customers do; when one is broken or broken into, so is the shop.',
      prune:
        'Write down what each is for and who needs it; remove what nobody can name, and load the rest after the page is usable.',
    },
    ru: {
      title: 'Немногие сторонние компании запускают скрипты в магазине',
      found: 'Загружаются скрипты сторонних компаний: {n}',
      consequence:
        'Каждый замедляет магазин и видит, что делают покупатели; если сломают или взломают один, то и магазин.',
      prune:
        'Запишите, зачем нужен каждый и кому; удалите те, которые никто не может назвать, остальные загружайте, когда страницей уже можно пользоваться.',
    },
    uk: {
      title: 'Небагато сторонніх компаній запускають скрипти в магазині',
      found: 'Завантажуються скрипти сторонніх компаній: {n}',
      consequence: 'Кожен уповільнює магазин і бачить, що роблять покупці; якщо зламають один, то й магазин.',
      prune:
        'Запишіть, навіщо потрібен кожен і кому; видаліть ті, які ніхто не може назвати, решту завантажуйте, коли сторінкою вже можна користуватися.',
    },
  }),
  options: [{ does: 'prune', effort: 'hours', risk: 'low' }],
  references: ['https://web.dev/articles/optimizing-content-efficiency-loading-third-party-javascript'],
});
