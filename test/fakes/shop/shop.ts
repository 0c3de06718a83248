import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TlsOptions } from 'node:tls';
import { contentFaults } from '../content-faults.ts';
import { startWebServer, type Handler, type WebServer } from '../web-server.ts';
import { catalogues, type Product, type ShopLanguage } from './catalogue.ts';
import {
  cartPage,
  categoryPage,
  checkoutPage,
  homePage,
  loginPage,
  notePage,
  productPage,
  searchPage,
  type Look,
} from './pages.ts';
import { phrases } from './phrases.ts';
import { manners, type Platform } from './platforms.ts';

/** What can be wrong with the shop. Several at once are fine. */
export const shopFaults = [
  'down',
  'slow',
  'partial',
  'error_200',
  'empty',
  'keyword_missing',
  'keyword_injected',
  'ransom',
  'defaced',
  'skimmer',
  'spam',
  'cart_broken',
  'checkout_broken',
  'search_broken',
  'product_missing',
  'maintenance',
] as const;
export type ShopFault = (typeof shopFaults)[number];

export interface ShopOptions {
  name?: string;
  platform?: Platform;
  language?: ShopLanguage;
  currency?: string;
  /** False: every view of a page is the same to the letter. */
  living?: boolean;
  slowMs?: number;
}

/** A storefront without a server: it answers requests, and can be broken and mended while it does. */
export interface Storefront {
  name: string;
  faults: Set<ShopFault>;
  handle: Handler;
  /** How many requests were answered. */
  views: number;
}

export interface Shop extends Storefront {
  origin: string;
  host: string;
  port: number;
  web: WebServer;
  close(): Promise<void>;
}

/** A whole small shop over real HTTP on loopback. */
export async function startShop(
  options: ShopOptions & { host?: string; port?: number; tls?: TlsOptions } = {},
): Promise<Shop> {
  const front = createStorefront(options);
  const web = await startWebServer(front.handle, options.tls, options.host, options.port);
  return Object.assign(front, { origin: web.origin, host: web.host, port: web.port, web, close: web.close });
}

export function createStorefront({
  name = 'Clay and Kiln',
  platform = 'woocommerce',
  language = 'en',
  currency = 'EUR',
  living = true,
  slowMs = 6000,
}: ShopOptions = {}): Storefront {
  const pages = pagesOf(platform, language);
  const front: Storefront = { name, faults: new Set(), handle, views: 0 };

  function handle(request: IncomingMessage, response: ServerResponse): void {
    front.views++;
    const origin = `${'encrypted' in request.socket ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
    const url = new URL(request.url ?? '/', origin);
    const inCart = cartOf(language, request.headers.cookie);
    const look: Look = { name, platform, language, origin, currency, view: living ? front.views : 0, inCart };
    const answer = () => respond(front, pages, look, url, request, response);
    if (front.faults.has('slow')) setTimeout(answer, slowMs);
    else answer();
  }
  return front;
}

type Draw = (look: Look) => string;

function pagesOf(platform: Platform, language: ShopLanguage): Map<string, Draw> {
  const catalogue = catalogues[language];
  const manner = manners[platform];
  const pages = new Map<string, Draw>([
    ['/', homePage],
    [manner.cart, cartPage],
    [manner.checkout, checkoutPage],
    [manner.login, loginPage],
  ]);
  for (const category of catalogue.categories)
    pages.set(encodeURI(manner.category(category)), (look) => categoryPage(look, category));
  for (const product of catalogue.products) pages.set(manner.product(product), (look) => productPage(look, product));
  return pages;
}

function respond(
  front: Storefront,
  pages: Map<string, Draw>,
  look: Look,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { faults } = front;
  const manner = manners[look.platform];
  const say = phrases[look.language];
  // WooCommerce alone gives a stranger no session.
  const session =
    look.platform === 'woocommerce' || request.headers.cookie ? {} : { 'set-cookie': `${manner.cookie}=0; Path=/` };
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    ...manner.headers,
    ...session,
  };
  const send = (status: number, html: string, more: Record<string, string | string[]> = {}): void => {
    const body = Buffer.from(request.method === 'HEAD' ? '' : html);
    response.writeHead(status, { ...headers, 'content-length': body.length, ...more });
    if (!faults.has('partial') || status !== 200) return void response.end(body);
    response.write(body.subarray(0, body.length / 2), () => setTimeout(() => response.destroy(), 20));
  };
  if (faults.has('down')) return send(503, '<html><body><h1>Service Unavailable</h1></body></html>');
  if (faults.has('maintenance'))
    return send(
      503,
      '<html><body>Briefly unavailable for scheduled maintenance. Check back in a minute.</body></html>',
      { 'retry-after': '600' },
    );
  const file = fileOf(url, look, [...pages.keys()]);
  if (file) return send(200, file.text, { 'content-type': file.type });

  const path = url.pathname + url.search;
  const searched = wordsSought(url, manner.search);
  const added = url.searchParams.get('add-to-cart');
  const draw = pages.get(path) ?? pages.get(url.pathname);
  if (draw === cartPage && faults.has('cart_broken')) return send(500, notePage(look, say.cart, say.error));
  if (draw === checkoutPage && faults.has('checkout_broken')) return send(500, notePage(look, say.checkout, say.error));
  if (draw === checkoutPage && request.method === 'POST')
    return send(200, notePage(look, say.received, say.receivedText.replace('{n}', String(1000 + look.view))), {
      'set-cookie': `${manner.cookie}=; Path=/; Max-Age=0`,
    });
  const removed = url.searchParams.get('remove_item');
  if (removed !== null) {
    const kept = look.inCart.map(({ id }) => id).filter((id) => id !== Number(removed));
    return send(302, '', { location: manner.cart, 'set-cookie': `${manner.cookie}=${kept.join('.')}; Path=/` });
  }
  if (added || (draw === cartPage && request.method === 'POST'))
    return void addToCart(request, added, (ids) =>
      send(302, '', {
        location: manner.cart,
        'set-cookie': `${manner.cookie}=${[...look.inCart.map((p) => p.id), ...ids].join('.')}; Path=/`,
      }),
    );
  if (draw === checkoutPage && look.inCart.length === 0) return send(302, '', { location: manner.cart });
  if (searched !== null)
    return faults.has('search_broken')
      ? send(500, notePage(look, say.search, say.error))
      : send(200, spoiled(front, searchPage(look, searched)));
  const isProduct = catalogues[look.language].products.some((product) => manner.product(product) === path);
  if (!draw || (isProduct && faults.has('product_missing')))
    return send(404, notePage(look, say.notFound, say.notFoundText));
  send(200, spoiled(front, draw(look)));
}

/** The words that are searched for, wherever they stand in the query. */
function wordsSought(url: URL, search: string): string | null {
  const place = new URL(search, url);
  const fixed = [...place.searchParams].filter(([, value]) => value !== '');
  const isSearch =
    place.pathname === url.pathname && fixed.every(([name, value]) => url.searchParams.get(name) === value);
  return isSearch ? url.searchParams.get([...place.searchParams.keys()].at(-1)!) : null;
}

const spoils = {
  error_200: 'error_page',
  empty: 'empty',
  keyword_missing: 'keyword_missing',
  keyword_injected: 'keyword_injected',
  ransom: 'ransom_note',
  defaced: 'defacement',
  skimmer: 'malicious_script',
  spam: 'hidden_spam_links',
} as const;

function spoiled({ faults, name }: Storefront, html: string): string {
  let page = html;
  for (const [fault, change] of Object.entries(spoils))
    if (faults.has(fault as ShopFault)) page = contentFaults[change](page, name);
  return page;
}

function fileOf({ pathname }: URL, { origin }: Look, paths: string[]): { type: string; text: string } | null {
  if (pathname === '/robots.txt')
    return { type: 'text/plain', text: `User-agent: *\nDisallow: /wp-admin/\nSitemap: ${origin}/sitemap.xml\n` };
  if (pathname === '/sitemap.xml') {
    const listed = paths.filter((path) => !/cart|checkout|account|login|order/.test(path));
    return {
      type: 'application/xml',
      text: `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${listed.map((path) => `<url><loc>${origin}${path.replaceAll('&', '&amp;')}</loc></url>`).join('')}</urlset>`,
    };
  }
  if (pathname.endsWith('.css')) return { type: 'text/css', text: 'body{font-family:sans-serif}' };
  if (pathname.endsWith('.jpg'))
    return { type: 'image/svg+xml', text: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>' };
  if (pathname.endsWith('.js')) return { type: 'text/javascript', text: 'void 0;' };
  return null;
}

function cartOf(language: ShopLanguage, cookie = ''): Product[] {
  const [, ids = ''] = /=((?:\d+\.)*\d+)(?:;|$)/.exec(cookie) ?? [];
  return ids.split('.').flatMap((id) => catalogues[language].products.filter((product) => product.id === Number(id)));
}

function addToCart(request: IncomingMessage, fromAddress: string | null, done: (ids: number[]) => void): void {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1').slice(0, 10_000 - body.length)));
  request.on('end', () =>
    done([Number(fromAddress ?? new URLSearchParams(body).get('add-to-cart'))].filter((id) => id > 0)),
  );
}
