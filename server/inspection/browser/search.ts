import type { Locator, Page } from 'playwright-core';
import { timesNothing } from '../crawl/seeking.ts';
import { settled } from './customer.ts';
import { keysOn, type Reactions } from './reactions.ts';
import type { SeenRequest, VisitRecord } from './record.ts';

/** What became of a search that a customer made with the shop's own box, in a real browser. */
export interface Searching {
  product: { url: string; name: string };
  /** A word of its name, then its whole name where the word did not find it. */
  tries: BrowserSearch[];
  /** How soon the home page showed what was typed. */
  reactions: Reactions;
  /** JPEG in base64 of what the last try showed; null where it would be too big. */
  picture: string | null;
}

export interface BrowserSearch {
  words: string;
  /** Where the search ended. */
  url: string;
  /** Of the page that it led to, or of what its script asked the shop for; 200 where all went well. */
  status: number;
  /** `dead`: nothing happened at all. `unclear`: something did, and neither the product nor that there is nothing shows. */
  outcome: 'found' | 'nothing' | 'dead' | 'unclear';
  /** The error of a script that came with it. */
  error: string | null;
}

const words =
  'search|find|поиск|искать|найти|пошук|шукати|знайти|suche[n]?|szukaj|wyszuk\\w*|rechercher?|buscar|cerca|hleda\\w*|caut[aă]';
const named = new RegExp(`(?:^|[^\\p{L}])(?:${words})(?:$|[^\\p{L}])`, 'iu');
const typed = ':not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio], [type=email])';
const boxes = [
  ...[`[role=search] input${typed}`, 'input[type=search]', 'input[role=searchbox]', `search input${typed}`],
  ...['s', 'q', 'search', 'search_query', 'searchword', 'keyword', 'keywords', 'query', 'term'].map(
    (name) => `input[name="${name}"]${typed}`,
  ),
  `form[action*="search" i] input${typed}`,
].join(', ');
const openers =
  '[class*="search" i]:is(a, button, summary, label, [role=button], svg, i), [href*="#search" i], [data-target*="search" i], [aria-controls*="search" i], a[href$="/search"]';
const MOST_OPENED = 3;

/** The visible box of the shop's search; one that hides behind an icon is opened. Null where none is known. */
export async function searchBox(page: Page): Promise<Locator | null> {
  const shown = (): Locator =>
    page
      .locator(boxes)
      .or(page.getByPlaceholder(named))
      .or(page.getByLabel(named).and(page.locator(`input${typed}`)));
  const box = (): Locator => shown().filter({ visible: true }).first();
  if ((await box().count()) > 0) return box();
  const ways = page
    .getByRole('button', { name: named })
    .or(page.getByRole('link', { name: named }))
    .or(page.locator(openers))
    .filter({ visible: true });
  for (const way of (await ways.all()).slice(0, MOST_OPENED)) {
    // What lies under a picture of its own is not reached by a pointer.
    await way
      .click({ timeout: 3000 })
      .catch(() => way.dispatchEvent('click', undefined, { timeout: 2000 }).catch(() => undefined));
    const isOpen = await box()
      .waitFor({ timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
    if (isOpen) return box();
  }
  return null;
}

/** Types words into the open box, looks at what is suggested, sends them off and looks at what is shown. */
export async function searchFor(
  page: Page,
  box: Locator,
  record: VisitRecord,
  sought: string,
  product: Searching['product'],
): Promise<BrowserSearch & { keys: number[] }> {
  const before = await seenOn(page, product);
  const [asked, url] = [record.requests.length, page.url()];
  await typeInto(box, sought);
  await page.waitForTimeout(1200);
  await settled(page);
  const suggested = await seenOn(page, product);
  const keys = await keysOn(page);
  await sent(page, box, record);
  const after = await seenOn(page, product);
  const answers = record.requests.slice(asked).filter((one) => matters.has(one.kind) && !one.refused);
  const error = record.errors.findLast((one) => one.kind === 'uncaught' && one.page === url);
  const failure = answers.find((one) => isFailed(one) && sameHost(one.url, url));
  const isElsewhere = page.url() !== url;
  const isShown = suggested.goods > before.goods || (isElsewhere ? after.goods > 0 : after.goods > before.goods);
  const says = Math.max(timesNothing(after.text), isElsewhere ? 0 : timesNothing(suggested.text));
  // What the home page says too, as that the cart holds no products, does not count.
  const isNothing = says > timesNothing(before.text);
  const isSilent = answers.length === 0 && !isElsewhere && after.text === before.text && suggested.text === before.text;
  const isBroken = failure !== undefined && (failure.kind === 'document' || !isShown);
  return {
    words: sought,
    url: page.url(),
    status: isBroken ? failure.status : 200,
    outcome: isBroken ? 'unclear' : outcomeOf({ isShown, isNothing, isSilent }),
    error: error?.text ?? null,
    keys,
  };
}

/** As fast as somebody who types well; each key waits until the page has taken the one before. */
export async function typeInto(box: Locator, sought: string): Promise<void> {
  await box.click({ timeout: 5000 }).catch(() => box.focus());
  await box.fill('');
  await box.pressSequentially(sought, { delay: 40 });
}

function outcomeOf(saw: { isShown: boolean; isNothing: boolean; isSilent: boolean }): BrowserSearch['outcome'] {
  if (saw.isShown) return saw.isNothing ? 'unclear' : 'found';
  return saw.isNothing ? 'nothing' : saw.isSilent ? 'dead' : 'unclear';
}

/** By Enter; where that does nothing, by the button of its form. */
async function sent(page: Page, box: Locator, record: VisitRecord): Promise<void> {
  const [url, asked] = [page.url(), record.requests.length];
  const form = box.locator('xpath=ancestor::form[1]');
  const button = form.locator('[type=submit], button:not([type=button])').filter({ visible: true }).first();
  const isThere = (await button.count().catch(() => 0)) > 0;
  await box.press('Enter', { timeout: 5000 }).catch(() => undefined);
  await page.waitForTimeout(700);
  await settled(page);
  if (!isThere || page.url() !== url || record.requests.length > asked) return;
  await button.click({ timeout: 3000 }).catch(() => undefined);
  await page.waitForTimeout(700);
  await settled(page);
}

const matters = new Set(['document', 'xhr', 'fetch', 'websocket']);

const isFailed = ({ status }: SeenRequest): boolean => status >= 500;

const sameHost = (one: string, other: string): boolean =>
  URL.canParse(one) && new URL(one).host === new URL(other).host;

interface Seen {
  text: string;
  /** Visible links and headings that are the product: by its address or by its name. */
  goods: number;
}

const seenOn = (page: Page, product: Searching['product']): Promise<Seen> =>
  page
    .evaluate<Seen>(`(${look})(${JSON.stringify(product)})`)
    .then(({ text, goods }) => ({ text: text.slice(0, 200_000), goods }))
    .catch(() => ({ text: '', goods: 0 }));

/** Addresses may carry the words that were sought beside what the product's own has. */
const look = `({ url, name }) => {
  const wanted = new URL(url);
  const folded = (text) => (text ?? '').replace(/\\s+/g, ' ').trim().toLowerCase();
  const isShown = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const isIt = (link) => {
    if (!link.href || link.host !== location.host || link.pathname !== wanted.pathname) return false;
    const has = new URL(link.href).searchParams;
    return wanted.pathname !== '/' || wanted.search !== ''
      ? [...wanted.searchParams].every(([key, value]) => has.get(key) === value)
      : false;
  };
  const goods = [...document.querySelectorAll('a[href], h1, h2, h3, h4, h5')]
    .filter((one) => isShown(one) && ((one.localName === 'a' && isIt(one)) || folded(one.innerText) === folded(name)));
  return { text: folded(document.body?.innerText), goods: goods.length };
}`;
