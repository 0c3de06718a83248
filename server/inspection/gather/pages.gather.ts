import { words } from '#core/words';
import type { PageSeen } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';
import { Cannot } from '../reasons.ts';

const gatherer: Gatherer<'pages', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Opening the pages that matter' },
    ru: { doing: 'Открываем важные страницы' },
    uk: { doing: 'Відкриваємо важливі сторінки' },
  }),
  async gather({ fetch }, { site }) {
    const home = { kind: 'home' as const, url: site.reached!.url };
    const wanted = [home, ...site.pages.filter((page) => page.url !== home.url && page.language === null)];
    const seen: PageSeen[] = [];
    for (const { kind, url } of wanted) {
      const fetched = await fetch(url);
      if (!(fetched instanceof Error)) seen.push({ kind, fetched });
    }
    if (seen.length === 0) throw new Cannot('no_pages');
    return seen;
  },
};
export default gatherer;
