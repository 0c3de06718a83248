import { words } from '#core/words';
import type { Gatherer } from '../gatherer.ts';
import { Cannot } from '../reasons.ts';

const gatherer: Gatherer<'advisories', 'software'> = {
  needs: ['software'],
  words: words({
    en: { doing: 'Looking up known holes' },
    ru: { doing: 'Ищем известные уязвимости' },
    uk: { doing: 'Шукаємо відомі вразливості' },
  }),
  async gather({ advisoriesFor }, { software }) {
    const known = await advisoriesFor?.(software.flatMap(({ names }) => names));
    if (!known) throw new Cannot('no_advisories');
    return known;
  },
};
export default gatherer;
