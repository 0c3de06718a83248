import type { Page } from 'playwright-core';
import type { Told } from '#core/inspection';
import { reason } from '../reasons.ts';
import { addToCartButton } from './add-to-cart.ts';

/** Waits until a page has loaded what it wants to, or six seconds. */
export const settled = (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: 6000 }).catch(() => undefined);

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
