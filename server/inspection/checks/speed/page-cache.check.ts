import { words } from '#core/words';
import { check } from '../../check.ts';
import { onItsPlatform, platformOf } from '../on-its-platform.ts';
import { tenths } from './measured-pages.ts';
import { cacheWays } from './platform-ways.ts';

/** A server that answers sooner needs no cache for its visitors' sake. */
const SLOW_MS = 500;

export default check({
  area: 'speed',
  severity: 'medium',
  needs: ['caching', 'site'],
  judge({ caching, site }) {
    const again = caching.pages.filter(({ visits }) => visits.length > 1);
    if (again.length === 0) return null;
    // The last visit had the best chance: whoever would keep the page has had it twice.
    const slow = again.filter(({ visits }) => {
      const later = visits.slice(1);
      return later.every(({ said }) => said !== 'hit') && Math.min(...later.map((one) => one.firstByteMs)) > SLOW_MS;
    });
    if (slow.length === 0) return [];
    const all = slow.flatMap(({ visits }) => visits);
    const evidence = slow.map(({ url, visits }) => ({
      url,
      quote: [visits.map(({ firstByteMs }) => `${firstByteMs} ms`).join(', '), visits.at(-1)!.quote]
        .filter(Boolean)
        .join(' · '),
    }));
    const ms = Math.min(...slow.flatMap(({ visits }) => visits.slice(1).map((one) => one.firstByteMs)));
    const severity = all.every(({ said }) => said === 'silent') ? 'low' : 'medium';
    return [
      {
        about: '',
        severity,
        values: { ...platformOf(site), n: slow.length, seconds: tenths(ms) },
        evidence,
      },
    ];
  },
  words: words({
    en: {
      title: 'Pages that everybody gets alike come from a cache',
      found: 'No cache helps {n} {n|page|pages}: asked for again they take {seconds} s or more as well',
      consequence:
        'The server builds the same page anew for every visitor; a day with many visitors becomes a slow one.',
      cache:
        'Turn on a page cache for visitors without a cart, and look what keeps pages out of it: cookies, `Cache-Control: no-store`, parameters in the address.',
      ...cacheWays.en,
    },
    ru: {
      title: 'Одинаковые для всех страницы отдаются из кеша',
      found: 'Кеш не помогает страницам ({n}): и во второй раз они идут {seconds} с и дольше',
      consequence:
        'Сервер собирает ту же страницу заново для каждого посетителя; в людный день магазин станет медленным.',
      cache:
        'Включите кеш страниц для посетителей без корзины и проверьте, что мешает хранить страницы: куки, `Cache-Control: no-store`, параметры в адресе.',
      ...cacheWays.ru,
    },
    uk: {
      title: 'Однакові для всіх сторінки віддаються з кешу',
      found: 'Кеш не допомагає сторінкам ({n}): і вдруге вони йдуть {seconds} с і довше',
      consequence:
        'Сервер збирає ту саму сторінку заново для кожного відвідувача; у людний день магазин стане повільним.',
      cache:
        'Увімкніть кеш сторінок для відвідувачів без кошика й перевірте, що заважає зберігати сторінки: куки, `Cache-Control: no-store`, параметри в адресі.',
      ...cacheWays.uk,
    },
  }),
  options: [{ does: 'cache', effort: 'hours', risk: 'medium' }, ...onItsPlatform('hours', 'medium')],
  references: ['https://web.dev/articles/optimize-ttfb'],
});
