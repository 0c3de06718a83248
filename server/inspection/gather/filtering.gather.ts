import { words } from '#core/words';
import { settled } from '../browser/customer.ts';
import { chooseFilter } from '../browser/filter.ts';
import { inBrowser } from '../browser/visit.ts';
import type { Gatherer } from '../gatherer.ts';

/** Lists that are opened until one of them has a filter. */
const MOST_LISTS = 3;

const gatherer: Gatherer<'filtering', 'pages' | 'crawl'> = {
  needs: ['pages', 'crawl'],
  extra: 'browser',
  words: words({
    en: { doing: 'Choosing a filter in a list of goods, as a customer in a browser would' },
    ru: { doing: 'Выбираем фильтр в списке товаров, как покупатель в браузере' },
    uk: { doing: 'Вибираємо фільтр у списку товарів, як покупець у браузері' },
  }),
  async gather({ net, signal }, { pages, crawl }) {
    const opened = pages.filter(({ kind, fetched }) => kind === 'category' && fetched.status === 200);
    const walked = crawl.pages.filter(({ kind, status }) => kind === 'category' && status === 200);
    const lists = [...new Set([...opened.map(({ fetched }) => fetched.url), ...walked.map(({ url }) => url)])];
    if (lists.length === 0) return null;
    return inBrowser({ net, signal }, async ({ page, record }) => {
      for (const url of lists.slice(0, MOST_LISTS)) {
        await page.goto(url, { waitUntil: 'domcontentloaded' });
        await settled(page);
        const chosen = await chooseFilter(page, record);
        if (chosen) return chosen;
      }
      return null;
    });
  },
};
export default gatherer;
