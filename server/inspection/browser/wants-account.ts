import type { Page } from 'playwright-core';

/** What a form for where to deliver asks for, as platforms name it. */
const delivery = /address|street|city|town|postcode|postal|zip|phone|tel\b|first.?name|last.?name|given.?name|family/i;

const guest =
  /\bguests?\b|without (?:an? )?(?:account|registration|signing)|гост[ьяюеё]|без регистрац|гіст|гост[яюе]|без реєстрац|\bgast\b|ohne (?:registrierung|konto)|invité|sans (?:compte|inscription)|invitado|sin (?:cuenta|registro)|ospite|gość|bez rejestracji/iu;

/**
 * Whether a checkout lets nobody on without an account: it asks for a password, for nothing that a delivery needs, and
 * offers no way for guests. A password beside an address is a choice, as mostly.
 */
export async function wantsAccount(page: Page): Promise<boolean> {
  const fields = page.locator('input, select, textarea').filter({ visible: true });
  const told = await fields
    .evaluateAll((all) =>
      all.map((one) =>
        ['type', 'name', 'id', 'autocomplete', 'placeholder'].map((name) => one.getAttribute(name) ?? '').join(' '),
      ),
    )
    .catch(() => []);
  if (!told.some((field) => field.startsWith('password '))) return false;
  if (told.some((field) => delivery.test(field))) return false;
  const text = await page
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch(() => '');
  return text !== '' && !guest.test(text);
}
