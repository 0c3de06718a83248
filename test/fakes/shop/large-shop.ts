import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startWebServer, type WebServer } from '../web-server.ts';
import { catalogues } from './catalogue.ts';
import { escaped } from './pages.ts';
import { manners } from './platforms.ts';

/** How many of what; a page weighs what pages of grown shops weigh. */
const LARGE = { categories: 12, products: 15, pageBytes: 150_000, assets: 40, answerMs: 20 };

export interface LargeShop {
  origin: string;
  /** Paths that were asked for, in their order. */
  asked: string[];
  web: WebServer;
  close(): Promise<void>;
}

/** A WooCommerce shop of two hundred heavy pages over real HTTP on loopback; it takes a moment for each answer. */
export async function startLargeShop(): Promise<LargeShop> {
  const asked: string[] = [];
  const packed = new Map<string, Buffer>();
  const web = await startWebServer((request, response) => {
    const url = new URL(request.url ?? '/', web.origin);
    asked.push(url.pathname + url.search);
    setTimeout(() => answer(response, url, packed), LARGE.answerMs);
  });
  return { origin: web.origin, asked, web, close: web.close };
}

function answer(response: ServerResponse, url: URL, packed: Map<string, Buffer>): void {
  const send = (status: number, type: string, text: string | Buffer): void => {
    const body = packed.get(url.href) ?? gzipSync(text);
    packed.set(url.href, body);
    const headers = { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length };
    response
      .writeHead(status, { ...headers, 'cache-control': 'max-age=600', ...manners.woocommerce.headers })
      .end(body);
  };
  const path = url.pathname;
  if (path === '/robots.txt') return send(200, 'text/plain', `User-agent: *\nSitemap: ${url.origin}/sitemap.xml\n`);
  if (path === '/sitemap.xml') return send(200, 'application/xml', sitemap(url.origin));
  if (path.endsWith('.css')) return send(200, 'text/css', `${filler(40_000)}body{margin:0}`);
  if (path.endsWith('.js')) return send(200, 'text/javascript', `/*${filler(120_000)}*/`);
  if (path.endsWith('.jpg')) return send(200, 'image/jpeg', Buffer.alloc(60_000, path));
  const page = pageAt(url);
  send(page === null ? 404 : 200, 'text/html; charset=utf-8', page ?? layout(url, 'Not found', '<h1>Not found</h1>'));
}

const goods = Array.from({ length: LARGE.categories }, (_, c) => {
  const kind = catalogues.en.categories[c % 3]!;
  const kinds = catalogues.en.products.filter(({ category }) => category === kind.slug);
  return {
    slug: `${kind.slug}-series-${letters(c)}`,
    name: `${kind.name} of series ${letters(c)}`,
    text: kind.text,
    products: Array.from({ length: LARGE.products }, (__, p) => {
      const like = kinds[p % kinds.length]!;
      const [slug, name] = [`${like.slug}-${letters(c)}-${letters(p)}`, `${like.name} ${letters(c)} ${letters(p)}`];
      return { slug, name, text: like.text, price: ((like.price + p * 50) / 100).toFixed(2) };
    }),
  };
});

/** `a`, `b`, …: goods that differ by digits alone are taken for a calendar. */
function letters(n: number): string {
  return String.fromCharCode(97 + n);
}

const paths = goods.flatMap(({ slug, products }) => [
  `/product-category/${slug}/`,
  ...products.map((one) => `/product/${one.slug}/`),
]);

const sitemap = (origin: string): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${['/', ...paths]
    .map((path) => `<url><loc>${origin}${path}</loc></url>`)
    .join('')}</urlset>`;

function pageAt(url: URL): string | null {
  const { pathname, origin } = url;
  const sought = url.searchParams.get('s')?.toLowerCase();
  const all = goods.flatMap(({ products }) => products);
  if (sought !== undefined)
    return layout(url, 'Search', list(all.filter(({ name }) => name.toLowerCase().includes(sought))));
  if (pathname === '/') return layout(url, 'Clay and Kiln', `<h1>Clay and Kiln</h1>${list(all.slice(0, 20))}`);
  if (pathname === '/cart/') return layout(url, 'Cart', '<h1>Cart</h1><p>Your cart is currently empty.</p>');
  const category = goods.find(({ slug }) => pathname === `/product-category/${slug}/`);
  if (category)
    return layout(url, category.name, `<h1>${category.name}</h1>${category.text}${list(category.products)}`);
  const product = all.find(({ slug }) => pathname === `/product/${slug}/`);
  if (!product) return null;
  const offers = {
    '@type': 'Offer',
    price: product.price,
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
  };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    url: origin + pathname,
    offers,
  };
  return layout(
    url,
    product.name,
    `<script type="application/ld+json">${JSON.stringify(data)}</script><h1>${product.name}</h1>
<p class="price">${product.price} EUR</p><p>${product.text}</p><form class="cart" method="post"><input type="hidden" name="add-to-cart" value="1"><button>Add to cart</button></form>`,
  );
}

const list = (products: readonly (typeof goods)[number]['products'][number][]): string =>
  `<ul class="products">${products
    .map(
      ({ slug, name, price }) =>
        `<li class="product"><a href="/product/${slug}/"><img src="/img/${slug}.jpg" width="300" height="300" loading="lazy" alt="${name}"><h2>${name}</h2></a><span class="price">${price} EUR</span></li>`,
    )
    .join('')}</ul>`;

function layout(url: URL, title: string, body: string): string {
  const manner = manners.woocommerce;
  const menu = goods.map(({ slug, name }) => `<li><a href="/product-category/${slug}/">${name}</a></li>`).join('');
  const assets = Array.from({ length: LARGE.assets }, (_, i) =>
    i % 4 === 0
      ? `<link rel="stylesheet" href="/wp-content/a${i}.css">`
      : `<script src="/wp-content/a${i}.js" defer></script>`,
  ).join('');
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – Clay and Kiln</title>
<meta name="description" content="${escaped(title)}, thrown by hand"><link rel="canonical" href="${url.origin}${url.pathname}">${manner.head}${assets}</head>
<body class="${manner.bodyClass}"><nav><ul>${menu}</ul><a href="/cart/">Cart</a></nav><form role="search" action="/"><input type="search" name="s"></form><main>${body}</main>
${manner.foot}`;
  return `${page}<script>window.data="${filler(Math.max(0, LARGE.pageBytes - page.length))}"</script></body></html>`;
}

/** Text that packs about as well as a page does. */
function filler(bytes: number): string {
  let [text, seed] = ['', bytes];
  while (text.length < bytes) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${catalogues.en.products[seed % 12]!.slug} ${seed.toString(36)} `;
  }
  return text.slice(0, bytes);
}
