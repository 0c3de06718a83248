import { words } from '#core/words';
import { check } from '../../check.ts';
import { tenths } from './measured-pages.ts';

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['pages'],
  judge({ pages }) {
    const times = pages.filter(({ fetched }) => fetched.status === 200).map(({ fetched }) => fetched.firstByteMs);
    if (times.length < 3) return null;
    const ms = Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!);
    if (ms <= 800) return [];
    const evidence = pages.map(({ fetched }) => ({ url: fetched.url, quote: `${Math.round(fetched.firstByteMs)} ms` }));
    return [{ about: '', severity: ms > 1800 ? 'high' : 'medium', values: { seconds: tenths(ms) }, evidence }];
  },
  words: words({
    en: {
      title: 'The server answers within 0.8 s',
      found: 'The server takes {seconds} s until it begins to answer',
      consequence:
        'Whatever else is done for speed, nobody sees a page before that. Search engines crawl slow shops less.',
      cache:
        'Turn on the page cache of the shop, look for slow database queries and modules, and give PHP and the database enough memory; put a CDN before it.',
    },
    ru: {
      title: 'Сервер отвечает за 0,8 с',
      found: 'Сервер начинает отвечать через {seconds} с',
      consequence:
        'Что бы ни делали для скорости, раньше этого страницу никто не увидит. Поисковые системы реже обходят медленные магазины.',
      cache:
        'Включите кеш страниц магазина, найдите медленные запросы к базе и модули, дайте PHP и базе достаточно памяти; поставьте перед магазином CDN.',
    },
    uk: {
      title: 'Сервер відповідає за 0,8 с',
      found: 'Сервер починає відповідати через {seconds} с',
      consequence:
        'Хоч би що робили для швидкості, раніше за це сторінку ніхто не побачить. Пошукові системи рідше обходять повільні магазини.',
      cache:
        'Увімкніть кеш сторінок магазину, знайдіть повільні запити до бази та модулі, дайте PHP і базі достатньо пам’яті; поставте перед магазином CDN.',
    },
  }),
  options: [{ does: 'cache', effort: 'days', risk: 'medium' }],
  references: ['https://web.dev/articles/ttfb'],
});
