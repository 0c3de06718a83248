import type { Page } from 'playwright-core';

const LATEST_MS = 10_000;

/** What leads on in a checkout: something to fill in, to choose or to press; a frame in which a payment company asks. */
const ways = 'input, select, textarea, button, iframe, [role=button], [contenteditable=true], main a, #content a';

/**
 * The search, the list of subscribers, and what stands on each page around the matter of it. Themes write `header` and
 * `nav` into the classes of the whole page, so that only elements count for those.
 */
const around =
  'header, footer, nav, [role=search], [role=banner], [role=contentinfo], [type=search], [name=q], [name=s], [name=search], :is([class*=newsletter], [class*=cookie], [class*=consent]):not(html, body, main, form)';

/**
 * Whether an open checkout shows a customer nothing to do, ten seconds after it has loaded: its scripts did not come, or
 * stopped before they drew it.
 */
export async function hasNothingToDo(page: Page): Promise<boolean> {
  const until = Date.now() + LATEST_MS;
  for (;;) {
    const shown = await page
      .locator(ways)
      .filter({ visible: true })
      .evaluateAll((all, outside) => all.filter((one) => !one.closest(outside)).length, around)
      // A page that cannot be asked says nothing.
      .catch(() => 1);
    if (shown > 0) return false;
    if (Date.now() >= until) return true;
    await page.waitForTimeout(500);
  }
}
