import { words } from '#core/words';
import { settled } from '../browser/customer.ts';
import { searchBox, searchFor, type BrowserSearch } from '../browser/search.ts';
import { pictureOf } from '../browser/picture.ts';
import { inBrowser } from '../browser/visit.ts';
import { wordsFor } from '../crawl/seeking.ts';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'searching', 'site' | 'walk'> = {
  needs: ['site', 'walk'],
  extra: 'browser',
  words: words({
    en: { doing: 'Searching for a product with the search box, as a customer in a browser would' },
    ru: { doing: 'Ищем товар через строку поиска, как покупатель в браузере' },
    uk: { doing: 'Шукаємо товар через рядок пошуку, як покупець у браузері' },
  }),
  async gather({ net, signal }, { site, walk }) {
    const product = walk?.product;
    const sought = wordsFor(product?.name ?? '');
    if (!product || sought.length === 0) return null;
    return inBrowser({ net, signal, timeoutMs: 90_000 }, async ({ page, record }) => {
      const tries: BrowserSearch[] = [];
      for (const one of sought) {
        await page.goto(site.reached!.url, { waitUntil: 'domcontentloaded' });
        await settled(page);
        const box = await searchBox(page);
        if (!box) return null;
        tries.push(await searchFor(page, box, record, one, product));
        if (tries.at(-1)!.outcome === 'found') break;
      }
      return { product, tries, picture: await pictureOf(page) };
    });
  },
};
export default gatherer;
