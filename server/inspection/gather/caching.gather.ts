import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';
import { type CacheVisit, cacheState } from '../page-cache/page-cache.ts';

/** What every stranger gets alike; cart and checkout are nobody's to keep. */
const kinds = ['home', 'category', 'product'];
const AGAIN = 2;

const gatherer: Gatherer<'caching', 'pages'> = {
  needs: ['pages'],
  words: words({
    en: { doing: 'Asking for pages again, to see whether a cache keeps them' },
    ru: { doing: 'Открываем страницы ещё раз: хранит ли их кеш' },
    uk: { doing: 'Відкриваємо сторінки ще раз: чи зберігає їх кеш' },
  }),
  async gather({ fetch }, { pages }) {
    const asked = kinds.flatMap((kind) => pages.find((one) => one.kind === kind && one.fetched.status === 200) ?? []);
    const seen = asked.map(({ kind, fetched }) => ({ kind, url: fetched.url, visits: [visitOf(fetched)] }));
    for (const { url, visits } of seen)
      for (let again = 0; again < AGAIN; again++) {
        const fetched = await fetch(url);
        if (!(fetched instanceof Error) && fetched.status === 200) visits.push(visitOf(fetched));
      }
    return { pages: seen };
  },
};
export default gatherer;

const visitOf = ({ firstByteMs, headers }: { firstByteMs: number; headers: Record<string, string> }): CacheVisit => ({
  firstByteMs: Math.round(firstByteMs),
  ...cacheState(headers),
});
