import type { Locator, Page } from 'playwright-core';
import { settled } from './customer.ts';
import type { VisitRecord } from './record.ts';

/** What became of a list of goods when one filter of it was chosen, in a real browser. */
export interface Filtering {
  /** The list. */
  url: string;
  /** What was chosen, in the shop's own letters. */
  choice: string;
  /** `dead`: nothing happened at all, or the answer was an error; `unclear`: something did, and the list is the same. */
  outcome: 'changed' | 'dead' | 'unclear';
  /** Answers to the choice that were errors. */
  refusals: { url: string; status: number; failed: string | null }[];
}

/** Where the platforms have their filters; links and boxes in there narrow the list. */
const places = [
  // WooCommerce, its widgets and its blocks
  ...['.widget_layered_nav', '.woocommerce-widget-layered-nav', '.wp-block-woocommerce-attribute-filter'],
  ...['.wc-block-product-filter', '.wp-block-woocommerce-product-filters'],
  // Magento, PrestaShop, OpenCart, Shopware, Shopify
  ...['#narrow-by-list', '.filter-options', '#search_filters', '#form-filter', '#filter-group1'],
  ...['.filter-panel', 'facet-filters-form', '#FacetFiltersForm'],
];
const choices = places.flatMap((place) => [`${place} input[type=checkbox]:not(:checked)`, `${place} li a[href]`]);
/** Some gather the boxes and send them by a button: OpenCart, an option of WooCommerce's blocks, many themes. */
const applies = '#button-filter, .wc-block-filter-submit-button, .wc-block-components-filter-submit-button';
const appliesByName =
  /^\s*(?:apply(?: filters?)?|filter|show results|применить(?: фильтры?)?|фильтровать|подобрать|показать|застосувати(?: фільтри?)?|фільтрувати|підібрати|показати)\s*(?:\(?\d+\)?)?\s*$/iu;

const LIMITS = { changeMs: 8000, looks: 250 };

/**
 * Chooses one filter of the open list and waits for the list to change.
 * @returns null where there is no filter that we know, or no goods that we can read
 */
export async function chooseFilter(page: Page, record: VisitRecord): Promise<Filtering | null> {
  const before = await goodsOn(page);
  const choice = await narrowest(page);
  if (before.length < 2 || choice === null) return null;
  const url = page.url();
  const asked = record.requests.length;
  // Boxes that a theme has painted over are not reached by a pointer.
  await choice.element
    .click({ timeout: 3000 })
    .catch(() => choice.element.dispatchEvent('click', undefined, { timeout: 3000 }));
  const apply = page
    .locator(applies)
    .or(page.getByRole('button', { name: appliesByName }))
    .filter({ visible: true })
    .first();
  if ((await apply.count()) > 0) await apply.click({ timeout: 5000 }).catch(() => undefined);
  const changed = await changes(page, before);
  const answers = record.requests.slice(asked).filter((one) => matters.has(one.kind) && !one.refused);
  const refusals = answers
    .filter(({ status, failed }) => status >= 400 || (failed !== null && failed !== 'net::ERR_ABORTED'))
    .map((one) => ({ url: one.url, status: one.status, failed: one.failed }));
  const isSilent = answers.length === 0 && page.url() === url;
  const ownRefusals = refusals.filter((one) => new URL(one.url).host === new URL(url).host);
  const outcome = ownRefusals.length > 0 && isError(page, record) ? 'dead' : changed ? 'changed' : 'unclear';
  return {
    url,
    choice: choice.text,
    outcome: !changed && (isSilent || ownRefusals.length > 0) ? 'dead' : outcome,
    refusals: ownRefusals.slice(0, 5),
  };
}

/** As much of an element of a page as is used in it. */
interface Node {
  innerText: string;
  closest(selector: string): Node | null;
}

const matters = new Set(['document', 'xhr', 'fetch']);

/** The page that the choice led to is itself an error: its list is another one, but not a list. */
const isError = (page: Page, { requests }: VisitRecord): boolean =>
  requests.some(({ kind, url, status }) => kind === 'document' && status >= 400 && url === page.url());

/** Addresses of the goods in their order: what a card of a product leads to. */
const goodsOn = (page: Page): Promise<string[]> =>
  page
    .evaluate<string[]>(
      `[...new Set([...document.querySelectorAll('a[href]')]
        .filter((a) => !a.closest('header, footer, nav, aside') && (a.querySelector('img, h2, h3') || a.closest('h2, h3, h4')))
        .map((a) => a.origin + a.pathname))].slice(0, 200)`,
    )
    .catch(() => []);

/** The choice that leaves the fewest goods by the number behind it, so that the list must change; else the first. */
async function narrowest(page: Page): Promise<{ element: Locator; text: string } | null> {
  for (const selector of choices) {
    const found = await page.locator(selector).filter({ visible: true }).all();
    const told = await Promise.all(
      found.slice(0, 20).map(async (element) => {
        const text = await element
          .evaluate((one) => {
            const element = one as unknown as Node;
            const around = element.closest('label') ?? element.closest('li') ?? element;
            return around.innerText.replace(/\s+/g, ' ').trim().slice(0, 80);
          })
          .catch(() => '');
        return { element, text, count: Number(/(\d+)\D*$/.exec(text)?.[1] ?? Number.POSITIVE_INFINITY) };
      }),
    );
    const best = told.filter(({ count }) => count > 0).toSorted((a, b) => a.count - b.count)[0];
    if (best) return best;
  }
  return null;
}

async function changes(page: Page, before: readonly string[]): Promise<boolean> {
  for (let waited = 0; waited < LIMITS.changeMs; waited += LIMITS.looks) {
    await page.waitForTimeout(LIMITS.looks);
    await page.waitForLoadState('domcontentloaded', { timeout: LIMITS.changeMs }).catch(() => undefined);
    const now = await goodsOn(page);
    if (now.join('\n') !== before.join('\n')) {
      await settled(page);
      return true;
    }
  }
  return false;
}
