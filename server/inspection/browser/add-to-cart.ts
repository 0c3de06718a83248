import type { Locator, Page } from 'playwright-core';
import type { Told } from '#core/inspection';
import { reason } from '../reasons.ts';

/** Buttons of the platforms, the surest first. */
const known = [
  'button.single_add_to_cart_button',
  '#product-addtocart-button',
  '#button-cart',
  'form[action*="/cart/add"] [type=submit]',
  'button[data-button-action="add-to-cart"]',
  'button.btn-buy',
  'button[name="add-to-cart"]',
  'button.add-to-cart',
].join(', ');

const named =
  /^\s*(?:add to (?:cart|basket|bag)|buy(?: now)?|(?:добавить )?в корзину|купить|(?:додати )?[ву] кошик|до кошика|купити|in den (?:warenkorb|einkaufswagen)|(?:dodaj )?do koszyka|ajouter au panier|aggiungi al carrello|añadir (?:al carrito|a la cesta)|(?:přidat )?do košíku|în coș)\s*$/iu;

/**
 * The button that puts the product of this page into the cart, with what has to be chosen before chosen.
 * @returns why, where there is none that we know
 */
export async function addToCartButton(page: Page): Promise<Locator | Told> {
  const candidates = [
    page.locator(known),
    page.getByRole('button', { name: named }),
    page.getByRole('link', { name: named }),
  ];
  for (const candidate of candidates) {
    const button = candidate.filter({ visible: true }).first();
    if ((await button.count()) === 0) continue;
    await chooseFirst(button);
    if (await button.isEnabled()) return button;
    return reason('button_shut');
  }
  return reason('no_button');
}

/** The first of each list of buttons in the product's form, as colours and sizes are shown where nothing is typed. Says whether there was one. */
export async function chooseSwatches(button: Locator): Promise<boolean> {
  const form = button.locator('xpath=ancestor::form[1]');
  if ((await form.count()) === 0) return false;
  const lists = await form.locator('ul:has(button), ol:has(button), [role=radiogroup]').filter({ visible: true }).all();
  let chosen = false;
  for (const list of lists.slice(0, 6)) {
    const first = list.locator('button:enabled, [role=radio]').filter({ visible: true, hasNotText: named }).first();
    if ((await first.count()) === 0) continue;
    await first.click({ timeout: 5000 });
    chosen = true;
  }
  return chosen;
}

/** The first of each choice that the product's form asks for and that nobody made: size, colour. */
async function chooseFirst(button: Locator): Promise<void> {
  const form = button.locator('xpath=ancestor::form[1]');
  if ((await form.count()) === 0) return;
  for (const select of (await form.locator('select').filter({ visible: true }).all()).slice(0, 6)) {
    if ((await select.inputValue()) !== '') continue;
    const values = await select
      .locator('option:not([disabled])')
      .evaluateAll((options) => options.map((option) => (option as unknown as { value: string }).value));
    const value = values.find((one) => one !== '');
    if (value !== undefined) await select.selectOption(value);
  }
  const radios = await form.locator('input[type=radio]').filter({ visible: true }).all();
  const chosen = new Set<string>();
  for (const radio of radios.slice(0, 30)) {
    const group = (await radio.getAttribute('name')) ?? '';
    if (
      chosen.has(group) ||
      (await form.locator(`input[type=radio][name=${JSON.stringify(group)}]:checked`).count()) > 0
    )
      continue;
    chosen.add(group);
    await radio.check();
  }
}
