import { words } from '#core/words';
import { discover } from '#discovery';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'site', never> = {
  needs: [],
  words: words({
    en: { doing: 'Finding out what the store is' },
    ru: { doing: 'Выясняем, что это за магазин' },
    uk: { doing: 'З’ясовуємо, що це за магазин' },
  }),
  gather: ({ address, fetcher, now, signal, resolvers }) =>
    discover(address, { fetcher, now, signal, resolvers, onProgress: () => undefined }),
};
export default gatherer;
