import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';
import { measureSpeed } from '../speed/measure-speed.ts';

/** What customers wait for; a checkout would need something in the cart. */
const kinds = ['home', 'category', 'product', 'cart'] as const;

const gatherer: Gatherer<'speed', 'pages'> = {
  needs: ['pages'],
  extra: 'lighthouse',
  words: words({
    en: { doing: 'Measuring the speed by Lighthouse, one run after another' },
    ru: { doing: 'Измеряем скорость в Lighthouse, прогон за прогоном' },
    uk: { doing: 'Вимірюємо швидкість у Lighthouse, прогін за прогоном' },
  }),
  gather({ net, signal, lighthouseRuns }, { pages }) {
    const measured = kinds.flatMap((kind) => {
      const seen = pages.find(({ kind: is, fetched }) => is === kind && fetched.status === 200);
      return seen ? [{ kind, url: seen.fetched.url }] : [];
    });
    return measureSpeed(measured, { net, signal, runs: lighthouseRuns });
  },
};
export default gatherer;
