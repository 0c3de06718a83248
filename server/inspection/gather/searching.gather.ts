import type { Page } from 'playwright-core';
import { words } from '#core/words';
import { settled } from '../browser/customer.ts';
import { pictureOf } from '../browser/picture.ts';
import { keysOn, median, ownKeys, REACTION, watchKeys } from '../browser/reactions.ts';
import { type BrowserSearch, searchBox, searchFor, typeInto } from '../browser/search.ts';
import { inBrowser } from '../browser/visit.ts';
import { wordsFor } from '../crawl/seeking.ts';
import type { Gatherer } from '../gatherer.ts';
import { Cannot } from '../reasons.ts';

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
    const home = site.reached!.url;
    return inBrowser({ net, signal, timeoutMs: 120_000 }, async ({ page, record }) => {
      await watchKeys(page);
      const before = await ownKeys(page);
      const tries: BrowserSearch[] = [];
      const typed: number[] = [];
      for (const one of sought) {
        const box = await openedBox(page, home);
        if (!box) throw new Cannot('no_search_box');
        const { keys, ...search } = await searchFor(page, box, record, one, product);
        tries.push(search);
        typed.push(...keys);
        if (search.outcome === 'found') break;
      }
      const picture = await pictureOf(page);
      const isSlow = median(typed) > REACTION.good;
      const again = isSlow ? await typedAgain(page, home, sought[0]!) : null;
      const after = isSlow ? await ownKeys(page) : before;
      const own = before === null || after === null ? null : Math.max(before, after);
      return { product, tries, reactions: { own, typed, again }, picture };
    });
  },
};
export default gatherer;

async function openedBox(page: Page, home: string) {
  await page.goto(home, { waitUntil: 'domcontentloaded' });
  await settled(page);
  return searchBox(page);
}

async function typedAgain(page: Page, home: string, sought: string): Promise<number[]> {
  const box = await openedBox(page, home);
  if (!box) return [];
  await typeInto(box, sought);
  await page.waitForTimeout(1000);
  return keysOn(page);
}
