import type { Page, Response } from 'playwright-core';
import { words } from '#core/words';
import { findProduct, productName } from '#discovery';
import { fold, platforms, type ReadPage, readPage } from '#platforms';
import type { Artifacts } from '../artifacts.ts';
import { emptyCart, putIntoCart, settled } from '../browser/customer.ts';
import { pictureOf } from '../browser/picture.ts';
import type { VisitRecord } from '../browser/record.ts';
import { rendered } from '../browser/rendered.ts';
import { type BrowserVisit, inBrowser } from '../browser/visit.ts';
import type { Walk, WalkStep } from '../browser/walk.ts';
import { wantsAccount } from '../browser/wants-account.ts';
import { hasNothingToDo } from '../browser/nothing-to-do.ts';
import type { Gatherer } from '../gatherer.ts';
import { Cannot, reason } from '../reasons.ts';

const gatherer: Gatherer<'walk', 'site' | 'pages'> = {
  needs: ['site', 'pages'],
  extra: 'browser',
  words: words({
    en: { doing: 'Putting a product into the cart, as a customer in a browser would' },
    ru: { doing: 'Кладём товар в корзину, как покупатель в браузере' },
    uk: { doing: 'Кладемо товар у кошик, як покупець у браузері' },
  }),
  async gather({ net, signal }, { site, pages }) {
    const known = shownProduct(pages);
    return inBrowser({ net, signal, timeoutMs: known ? 120_000 : 240_000 }, async (visit) => {
      const product = known ?? (await seek(visit, site));
      if (!product) throw new Cannot('no_product');
      return walked(visit, wayOf(site, product));
    });
  },
};
export default gatherer;

interface Way {
  home: string;
  product: { url: string; name: string };
  cart: string | null;
  checkout: string | null;
}

function shownProduct(pages: Artifacts['pages']): Way['product'] | null {
  const seen = pages.find(({ kind, fetched }) => kind === 'product' && fetched.status === 200);
  return seen ? named(readPage(seen.fetched)) : null;
}

function named(page: ReadPage): Way['product'] | null {
  const name = fold(productName(page) ?? '').slice(0, 120);
  return name === '' ? null : { url: page.url.href, name };
}

/** Where lists are filled in by scripts, only a browser comes to a product. */
async function seek({ page }: BrowserVisit, site: Artifacts['site']): Promise<Way['product'] | null> {
  const home = await rendered(page, new URL(site.reached!.url));
  const found = home && (await findProduct(home, site.platform?.name ?? 'unknown', (url) => rendered(page, url)));
  return found ? named(found) : null;
}

function wayOf(site: Artifacts['site'], product: Way['product']): Way {
  const home = site.reached!.url;
  const usual = platforms.get(site.platform?.name ?? 'unknown')?.conventions;
  const placeOf = (kind: 'cart' | 'checkout'): string | null => {
    const known = site.pages.find((page) => page.kind === kind)?.url;
    const path = usual?.[kind][0];
    return known ?? (path === undefined ? null : new URL(path, new URL('/', home)).href);
  };
  return { home, product, cart: placeOf('cart'), checkout: placeOf('checkout') };
}

async function walked({ page, record }: BrowserVisit, way: Way): Promise<Walk> {
  const steps: WalkStep[] = [];
  const arrive = async (step: WalkStep['step'], url: string): Promise<void> => {
    const answer = await page.goto(url, { waitUntil: 'domcontentloaded' }).catch(() => null);
    await settled(page);
    steps.push(await pictured(page, step, answer));
  };
  await arrive('home', way.home);
  await arrive('product', way.product.url);
  const before = record.requests.length;
  // On its own page of errors a browser finds no button, and that says nothing of the shop.
  const because =
    steps.at(-1)!.status > 0 ? await putIntoCart(page) : reason('not_opened', { detail: way.product.url });
  if (because === null) steps.push(await pictured(page, 'added', null));
  const answers = record.requests.slice(before);

  let [cartText, added]: [string, Walk['added']] = ['', 'unclear'];
  let checkout: Walk['checkout'] = null;
  if (because === null && way.cart !== null) {
    await arrive('cart', way.cart);
    cartText = await textOf(page);
    added = await inCart(page, cartText, way.product);
    if (added === 'yes' && way.checkout !== null) {
      await arrive('checkout', way.checkout);
      checkout = await openedCheckout(page, way, steps.at(-1)!);
    }
  }
  const walk: Walk = {
    steps,
    product: way.product,
    added,
    because: because ?? (added === 'unclear' ? reason('cart_silent') : null),
    cartText: cartText.slice(0, 4000),
    refusals: answers.filter((one) => isFailed(one) && sameHost(one.url, way.home) && one.kind !== 'image'),
    checkout,
    errors: ours(record),
    // That we reach none of another company may be our own network.
    failed: record.requests.filter((one) => isFailed(one) && (one.status > 0 || sameHost(one.url, way.home))),
  };
  // Afterwards, so that what happens there is not told of the way to the checkout.
  if (added === 'yes') await leave(page, way.cart!);
  return walk;
}

async function leave(page: Page, cart: string): Promise<void> {
  const opened = await page.goto(cart, { waitUntil: 'domcontentloaded' }).catch(() => null);
  if (!opened) return;
  await settled(page);
  await emptyCart(page);
}

const textOf = (page: Page): Promise<string> =>
  page
    .locator('body')
    .innerText({ timeout: 5000 })
    .then(fold, () => '');

const empty =
  /(?:cart|basket|bag) (?:is|are)(?: currently| still)? empty|(?:no|not have (?:an?|any)|n.t have (?:an?|any)) (?:more )?(?:items?|products?) in your|корзин\S* нет товар|нет товаров в[^.!]{0,12} корзин|немає товарів у[^.!]{0,12} кошик|корзина[^.!]{0,30} пуст|кошик[^.!]{0,30} порожн|warenkorb[^.!]{0,20} leer|koszyk[^.!]{0,20} pusty|panier[^.!]{0,20} vide|carrello[^.!]{0,20} vuoto|(?:carrito|cesta)[^.!]{0,20} vac[ií]/iu;

/** Sure only where the cart names the product, or says itself that it is empty. */
async function inCart(page: Page, text: string, { name, url }: Way['product']): Promise<Walk['added']> {
  if (text.toLowerCase().includes(name.toLowerCase())) return 'yes';
  const { pathname, search } = new URL(url);
  const links = await page
    .locator('main a, form a, table a')
    .evaluateAll((all) => all.map((one) => String((one as unknown as { href: string }).href)));
  const lies = links.some(
    (link) => URL.canParse(link) && new URL(link).pathname + new URL(link).search === pathname + search,
  );
  if (empty.test(text)) return 'no';
  return lies ? 'yes' : 'unclear';
}

async function openedCheckout(page: Page, way: Way, { status }: WalkStep): Promise<Walk['checkout']> {
  const endsAt = page.url();
  const place = (url: string): string => new URL(url).pathname.replace(/\/$/, '') + new URL(url).search;
  const back = [way.cart!, way.home].map(place);
  const isSentBack = place(endsAt) !== place(way.checkout!) && back.includes(place(endsAt));
  const isOpen = !isSentBack && status < 400;
  return {
    ...{ url: way.checkout!, endsAt, status, isSentBack },
    wantsAccount: isOpen && (await wantsAccount(page)),
    isBlank: isOpen && (await hasNothingToDo(page)),
  };
}

async function pictured(page: Page, step: WalkStep['step'], answer: Response | null): Promise<WalkStep> {
  return { step, url: page.url(), status: answer?.status() ?? 0, picture: await pictureOf(page) };
}

const isFailed = ({ status, failed, refused }: VisitRecord['requests'][number]): boolean =>
  !refused && (status >= 400 || (failed !== null && failed !== 'net::ERR_ABORTED'));

const sameHost = (one: string, other: string): boolean =>
  URL.canParse(one) && new URL(one).host === new URL(other).host;

/** What the browser writes of a failed request is told with the request; what we refused is not the shop's. */
function ours({ errors, requests }: VisitRecord): VisitRecord['errors'] {
  const refused = new Set(requests.filter((one) => one.refused).map(({ url }) => url));
  return errors.filter(({ text, url }) => !text.startsWith('Failed to load resource') && !refused.has(url));
}
