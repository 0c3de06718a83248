import type { Locator, Page, Request } from 'playwright-core';
import type { Told } from '#core/inspection';
import { reason } from '../reasons.ts';
import { addToCartButton, chooseSwatches } from './add-to-cart.ts';

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
  const before = await pleas(page);
  if (!(await pressed(page, button))) return reason('button_unclickable');
  if ((await pleas(page)) <= before) return null;
  const isChosen = await chooseSwatches(button).catch(() => false);
  if (!isChosen) return reason('choice_asked');
  await settled(page);
  const again = await addToCartButton(page);
  if ('code' in again) return again;
  // What was asked may still stand there when the shop has taken the choice and sent it off.
  let sent = false;
  const note = (request: Request): void => void (sent ||= request.method() !== 'GET');
  page.on('request', note);
  const isPressed = await pressed(page, again).finally(() => page.off('request', note));
  if (!isPressed) return reason('button_unclickable');
  return sent || (await pleas(page)) <= before ? null : reason('choice_asked');
}

/** The answer may lead elsewhere, fill a window, or come by and by. */
async function pressed(page: Page, button: Locator): Promise<boolean> {
  const clicked = await button.click({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!clicked) return false;
  await page.waitForTimeout(500);
  await settled(page);
  return true;
}

/** A shop that asks for a choice first has refused nothing. */
const plea =
  /(?:select|choose|pick) (?:\S+ ){0,4}(?:options?|variants?|variations?|size|colou?r)|(?:выберите|укажите|оберіть|виберіть|вкажіть) (?:\S+ ){0,3}(?:опци|вариант|варіант|параметр|размер|розмір|цвет|колір)|bitte (?:\S+ ){0,3}(?:aus)?wählen|wybierz (?:\S+ ){0,2}(?:opcj|wariant|rozmiar|kolor)/giu;

const pleas = (page: Page): Promise<number> =>
  page
    .locator('body')
    .innerText({ timeout: 5000 })
    .then(
      (text) => text.match(plea)?.length ?? 0,
      () => 0,
    );

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
