import { emptyCart, putIntoCart } from '../browser/customer.ts';
import { type BrowserMeans, type BrowserVisit, inBrowser } from '../browser/visit.ts';
import { sayReason } from '../reasons.ts';
import { arrive } from './arrive.ts';
import { look } from './look.ts';
import type { PaymentPage } from './payment-page.ts';
import { type Step, stepOf } from './step.ts';

/**
 * Visits cart and checkout as a customer with one thing in the cart would; nothing is ordered, and the cart is emptied where it can be. A page that did not open
 * is missing in what comes back; `steps` says why.
 * @param where.product put into the cart first; null where the pages open without
 * @param steps is filled with each page that was asked for, as it was, also where the visit breaks off
 * @throws {NoBrowser}
 */
export function lookAtPayment(
  means: BrowserMeans,
  where: { product: string | null; pages: readonly Pick<PaymentPage, 'kind' | 'url'>[] },
  steps: Step[] = [],
): Promise<PaymentPage[]> {
  return inBrowser(means, async (visit) => {
    if (where.product !== null) steps.push(await putProduct(visit, where.product));
    const pages: PaymentPage[] = [];
    for (const { kind, url } of where.pages) {
      const others = where.pages.filter((one) => one.kind !== kind).map((one) => one.url);
      const { step, inventory } = await look(visit, { kind, url }, [...others, new URL('/', url).href]);
      steps.push(step);
      if (inventory !== null) pages.push({ kind, url, inventory });
    }
    const cart = where.pages.find(({ kind }) => kind === 'cart');
    if (where.product !== null && cart) {
      await arrive(visit.page, cart.url);
      await emptyCart(visit.page);
    }
    return pages;
  });
}

async function putProduct(visit: BrowserVisit, url: string): Promise<Step> {
  const asked = { kind: 'product' as const, url };
  const arrival = await arrive(visit.page, url);
  const opened = stepOf(asked, arrival, visit);
  if (opened.outcome !== 'opened') return opened;
  const because = await putIntoCart(visit.page);
  return stepOf(
    asked,
    arrival,
    visit,
    because === null ? { outcome: 'in_cart' } : { outcome: 'not_put', detail: sayReason(because, 'en') },
  );
}
