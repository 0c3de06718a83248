import { words } from '#core/words';
import { check } from '../../check.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { kilobytes, wouldBe } from './own-assets.ts';
import { scriptWays } from './platform-ways.ts';

/** A page needs some of what the next one will. */
const MUCH = 300_000;

export default check({
  area: 'speed',
  severity: 'low',
  needs: ['speed', 'site'],
  judge({ speed, site }) {
    const heaviest = speed.pages
      .map(({ seen }) => ({ unused: seen.unused, sum: seen.unused.reduce((all, { wasted }) => all + wasted, 0) }))
      .sort((a, b) => b.sum - a.sum)[0]!;
    if (heaviest.sum < MUCH) return [];
    const evidence = heaviest.unused.map(({ url, wasted, bytes }) => ({
      url,
      quote: wouldBe(bytes, wasted),
    }));
    return [{ about: '', values: { ...platformOf(site), kb: kilobytes(heaviest.sum) }, evidence }];
  },
  words: words({
    en: {
      title: 'Little code is loaded that a page does not use',
      found: '{kb} KB of scripts and styles are loaded that the page does not use',
      consequence: 'Phones load and read all of it before the page can be used, and use none of it.',
      drop: 'Load scripts and styles of modules only on the pages that need them.',
      ...scriptWays.en,
    },
    ru: {
      title: 'Мало загружается кода, которым страница не пользуется',
      found: 'Загружается {kb} КБ скриптов и стилей, которыми страница не пользуется',
      consequence: 'Телефоны загружают и разбирают всё это раньше, чем страницей можно пользоваться, и не используют.',
      drop: 'Загружайте скрипты и стили модулей только на тех страницах, где они нужны.',
      ...scriptWays.ru,
    },
    uk: {
      title: 'Мало завантажується коду, яким сторінка не користується',
      found: 'Завантажується {kb} КБ скриптів і стилів, якими сторінка не користується',
      consequence:
        'Телефони завантажують і розбирають усе це раніше, ніж сторінкою можна користуватися, і не використовують.',
      drop: 'Завантажуйте скрипти та стилі модулів лише на тих сторінках, де вони потрібні.',
      ...scriptWays.uk,
    },
  }),
  options: [{ does: 'drop', effort: 'hours', risk: 'medium' }, ...onItsPlatform('hours', 'medium')],
  references: ['https://developer.chrome.com/docs/lighthouse/performance/unused-javascript'],
});
