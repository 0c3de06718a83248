import type { Page, Request } from 'playwright-core';
import type { Told } from '#core/inspection';
import { reason } from '../reasons.ts';
import { addToCartButton } from './add-to-cart.ts';

const LONGEST_MS = 9000;
const QUIET_MS = 600;

/**
 * Waits until a page has loaded what it wants to and nothing comes in any more, or nine seconds. Between a page and what its
 * scripts ask for there may be a silence that is no end: links and buttons are counted too.
 */
export async function settled(page: Page): Promise<void> {
  const under = new Set<Request>();
  const begun = (request: Request): void => void under.add(request);
  const ended = (request: Request): void => void under.delete(request);
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  const until = Date.now() + LONGEST_MS;
  try {
    await page.waitForLoadState('networkidle', { timeout: 6000 }).catch(() => undefined);
    let [shown, since] = [await usable(page), Date.now()];
    while (Date.now() < until && Date.now() - since < QUIET_MS) {
      await page.waitForTimeout(100);
      const now = await usable(page);
      if (now !== shown || under.size > 0) [shown, since] = [now, Date.now()];
    }
  } finally {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  }
}

const usable = (page: Page): Promise<number> =>
  page
    .locator('a, button')
    .count()
    .catch(() => 0);

/** Puts the product of the open page into the cart. Says why it was not clicked; null where it was. */
export async function putIntoCart(page: Page): Promise<Told | null> {
  const button = await addToCartButton(page).catch((error: unknown) =>
    reason('page_unusable', { detail: String(error).split('\n')[0]! }),
  );
  if ('code' in button) return button;
  const clicked = await button.click({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!clicked) return reason('button_unclickable');
  // The answer may lead elsewhere, fill a window, or come by and by.
  await page.waitForTimeout(500);
  await settled(page);
  return null;
}

/** WooCommerce, Magento, PrestaShop, OpenCart, Shopware, Shopify; `.remove` is what many themes call it. */
const removers = [
  ...['a.remove', '.wc-block-cart-item__remove-link', '.cart .action-delete', 'a.remove-from-cart'],
  ...['a[href*="cart.remove"]', '[onclick*="cart.remove"]', '.line-item-remove-button', 'cart-remove-button a'],
].join(', ');
const namedRemove = /^\s*(?:remove(?: item)?|delete|удалить|убрать|видалити|прибрати|×)\s*$/iu;
const MOST_REMOVED = 3;

/** Takes out again what lies in the open cart, so that no stock waits for nobody; does what it can. */
export async function emptyCart(page: Page): Promise<void> {
  for (let removed = 0; removed < MOST_REMOVED; removed++) {
    const places = [page.locator(removers), page.locator('main').getByRole('button', { name: namedRemove })];
    const button = places[0]!.or(places[1]!).filter({ visible: true }).first();
    if ((await button.count()) === 0) return;
    const clicked = await button.click({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (!clicked) return;
    await page.waitForTimeout(500);
    await settled(page);
  }
}
