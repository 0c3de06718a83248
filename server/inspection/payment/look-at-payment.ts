import type { Page } from 'playwright-core';
import { emptyCart, putIntoCart, settled } from '../browser/customer.ts';
import { type BrowserMeans, inBrowser } from '../browser/visit.ts';
import { look } from './look.ts';
import type { PaymentPage } from './payment-page.ts';

/**
 * Visits cart and checkout as a customer with one thing in the cart would; nothing is ordered, and the cart is emptied where it can be. A page that did not open
 * is missing in what comes back.
 * @param where.product put into the cart first; null where the pages open without
 * @throws {NoBrowser}
 */
export function lookAtPayment(
  means: BrowserMeans,
  where: { product: string | null; pages: readonly Pick<PaymentPage, 'kind' | 'url'>[] },
): Promise<PaymentPage[]> {
  return inBrowser(means, async (visit) => {
    if (where.product !== null) {
      await open(visit.page, where.product);
      await putIntoCart(visit.page);
    }
    const pages: PaymentPage[] = [];
    for (const { kind, url } of where.pages) {
      const inventory = await look(visit, url);
      if (inventory !== null) pages.push({ kind, url, inventory });
    }
    const cart = where.pages.find(({ kind }) => kind === 'cart');
    if (where.product !== null && cart) {
      await open(visit.page, cart.url);
      await emptyCart(visit.page);
    }
    return pages;
  });
}

/** What does not open is told by what is missing afterwards. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'domcontentloaded' }).catch(() => null);
  await settled(page);
}
