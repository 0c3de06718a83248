import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { inspect } from './inspect.ts';
import { type Finding, reportOf } from './report/report.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

interface Written {
  title?: string;
  description?: string;
  canonical?: string;
  head?: string;
  body: string;
}
/** By path: a page, or where it leads (`→ /there`). */
type Shop = Record<string, Written | string>;

const langs = ['en', 'uk'] as const;
const goods = ['red-mug', 'blue-plate', 'tall-vase', 'oak-bowl', 'tea-pot', 'milk-jug'];
const cartForm =
  '<form id="product_addtocart_form" method="post" action="/cart/"><input name="add-to-cart"><button>Add to cart</button></form>';
const prose =
  'Thrown by hand in our workshop and fired twice so that it keeps tea hot for longer than any other, and made to be used every day. '.repeat(
    3,
  );

/** A small shop in two languages, in which everything is as it should be. */
function kept(): Shop {
  const shop: Shop = {
    '/cart/': { body: '<h1>Cart</h1><p>Your cart is empty.</p>' },
    '/checkout/': '→ /cart/',
    '/account/login/': { body: '<h1>Log in</h1><form method="post"><input type="password" name="p"></form>' },
  };
  for (const lang of langs) {
    const cards = goods
      .map((slug, i) => `<li><a href="/${lang}/product/${slug}/">${lang} ${slug}</a> <b>${i + 10},50 €</b></li>`)
      .join('');
    shop[`/${lang}/`] = {
      body: `<h1>Pottery ${lang}</h1><a href="/${lang}/product-category/all/">All goods</a><p>${prose}</p>`,
    };
    shop[`/${lang}/product-category/all/`] = { body: `<h1>All goods ${lang}</h1><ul>${cards}</ul>` };
    goods.forEach(
      (slug, i) =>
        (shop[`/${lang}/product/${slug}/`] = {
          head: describe(`${lang} ${slug}`, `${i + 10}.50`),
          body: `<h1>${lang} ${slug}</h1><b>${i + 10},50 €</b><p>${prose}${slug}</p>${cartForm}`,
        }),
    );
  }
  return shop;
}

function describe(name: string, price: string): string {
  const offers = { '@type': 'Offer', price, priceCurrency: 'EUR', availability: 'https://schema.org/InStock' };
  const steps = ['Shop', name].map((step, i) => ({ '@type': 'ListItem', position: i + 1, name: step, item: '/' }));
  const things = [
    { '@type': 'Product', name, offers },
    { '@type': 'BreadcrumbList', itemListElement: steps },
  ];
  return `<script type="application/ld+json">${JSON.stringify(things)}</script>`;
}

function drawn(path: string, page: Written, origin: string): string {
  const [, lang = 'en', rest = ''] = /^\/(en|uk)\/(.*)$/.exec(path) ?? [];
  const alternates = path.startsWith(`/${lang}/`)
    ? langs.map((one) => `<link rel="alternate" hreflang="${one}" href="${origin}/${one}/${rest}">`).join('')
    : '';
  return `<!doctype html><html lang="${lang}"><head><title>${page.title ?? `Page ${path}`}</title>
<meta name="description" content="${page.description ?? `All about ${path}`}"><link rel="canonical" href="${page.canonical ?? origin + path}">
${alternates}${page.head ?? ''}</head><body><nav><a href="/${lang}/">Home</a><a href="/cart/">Cart</a><a href="/account/login/">Log in</a></nav>
<form method="get" action="/search/"><input type="search" name="q"></form><main>${page.body}</main></body></html>`;
}

async function findings(
  shop: Shop,
  { robots, sitemap = [], lost = 404 }: { robots?: string; sitemap?: string[]; lost?: number } = {},
): Promise<Finding[]> {
  web = await startWebServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const send = (status: number, body: string, type = 'text/html; charset=utf-8'): void =>
      void response.writeHead(status, { 'content-type': type }).end(body);
    const listed = [
      ...Object.keys(shop).filter((path) => /^\/(?:en|uk)\//.test(path) && typeof shop[path] !== 'string'),
      ...sitemap,
    ];
    if (pathname === '/robots.txt')
      return send(200, robots ?? `User-agent: *\nDisallow: /search/\nSitemap: ${origin}/sitemap.xml`, 'text/plain');
    if (pathname === '/sitemap.xml')
      return send(
        200,
        `<urlset>${listed.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('')}</urlset>`,
        'text/xml',
      );
    if (pathname === '/search/') {
      const hits = goods
        .filter((slug) => `en ${slug}`.includes(searchParams.get('q') ?? ''))
        .map((slug) => `<a href="/en/product/${slug}/">en ${slug}</a>`);
      return send(
        200,
        drawn(pathname, { title: 'Search', body: `<h1>Search</h1>${hits.join('') || 'No results'}` }, origin),
      );
    }
    const page = pathname === '/' ? '→ /en/' : shop[pathname];
    if (page === undefined)
      return send(lost, drawn('/lost/', { title: 'Not here', body: '<h1>Not here</h1>' }, origin));
    if (typeof page !== 'string') return send(200, drawn(pathname, page, origin));
    response.writeHead(301, { location: page.slice(2) }).end();
  });
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const report = reportOf(await inspect(new URL(web.origin), { net, pauseMs: 0 }), 'en');
  expect(report.unknown.filter(({ area }) => area === 'seo' || area === 'shop')).toEqual([]);
  return report.findings.filter(({ area }) => area === 'seo' || area === 'shop');
}
const ids = (found: readonly Finding[]): string[] => found.map(({ id }) => id).sort();

test('of a shop that is well kept nothing is found', async () => {
  expect(ids(await findings(kept()))).toEqual([]);
});

const product = '/en/product/red-mug/';
test.each<[string, (shop: Shop) => Parameters<typeof findings>[1], string[]]>([
  [
    'a dead link in a text',
    (shop) => void ((shop['/en/'] as Written).body += '<a href="/en/gone/">x</a>'),
    ['broken-links:'],
  ],
  [
    'a product that only the sitemap knows',
    (shop) =>
      void (shop['/en/product/alone/'] = {
        head: describe('alone', '5.00'),
        body: `<h1>Alone</h1>5 € ${prose}${cartForm}`,
      }),
    ['hreflang-return:', 'orphan-pages:'],
  ],
  [
    'the main language by an address without its host',
    (shop) => {
      const home = shop['/en/'] as Written;
      home.head = `${home.head ?? ''}<link rel="alternate" hreflang="x-default" href="/en/">`;
      return {};
    },
    ['hreflang-short:'],
  ],
  [
    'a sitemap with what is gone and what leads on',
    () => ({ sitemap: ['/en/gone/', '/'] }),
    ['sitemap-dead:', 'sitemap-redirects:'],
  ],
  [
    'a link that leads on twice, and one in a circle',
    (shop) => {
      (shop['/en/'] as Written).body += '<a href="/a">x</a><a href="/c">x</a>';
      Object.assign(shop, { '/a': '→ /b', '/b': '→ /en/', '/c': '→ /c' });
      return {};
    },
    ['redirect-chains:', 'redirect-loops:'],
  ],
  [
    'one title for two',
    (shop) =>
      void ['/en/product/tea-pot/', '/en/product/oak-bowl/'].forEach(
        (path) => ((shop[path] as Written).title = 'Pottery'),
      ),
    ['duplicate-titles:'],
  ],
  ['an answer of 200 to everything', () => ({ lost: 200 }), ['soft-404:']],
  [
    'a price that is another for search engines',
    (shop) => void ((shop[product] as Written).head = describe('en red-mug', '9.99')),
    ['price-differs:'],
  ],
  [
    'structured data with a comma too many',
    (shop) => void ((shop[product] as Written).head += '<script type="application/ld+json">{"a":1,}</script>'),
    ['product-data-broken:'],
  ],
  [
    'a picture and a script that are gone',
    (shop) => void ((shop['/en/'] as Written).body += '<img src="/mug.jpg" alt="Mug"><script src="/a.js"></script>'),
    ['broken-images:', 'broken-parts:'],
  ],
  [
    'no price for programs',
    (shop) => void ((shop[product] as Written).head = describe('en red-mug', '')),
    ['product-data-invalid:price'],
  ],
])('%s is found, and nothing else', async (_, change, found) => {
  const shop = kept();
  expect(ids(await findings(shop, change(shop) ?? {}))).toEqual(found.map((id) => expect.stringContaining(id)));
});

test('a whole shop that calls itself the home page', async () => {
  const shop = kept();
  for (const [path, page] of Object.entries(shop))
    if (path.includes('/product/') && typeof page !== 'string') page.canonical = '/en/';
  const found = await findings(shop);
  expect(found.find(({ check }) => check === 'canonical-home')).toMatchObject({ severity: 'high' });
});
