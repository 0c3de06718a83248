import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inspect } from '../inspect.ts';

const open: WebServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

/** As PrestaShop with friendly addresses: the plain address of its search leads on to the friendly one, without the words. */
async function search(form: string) {
  const server = await startWebServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const page = (title: string, body: string) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><head><title>${title}</title><meta name="generator" content="PrestaShop">
<script>var prestashop = {"cart":{}};</script><link rel="stylesheet" href="/themes/classic/assets/css/theme.css"></head>
<body>${form}<a href="/2-home">All goods</a>${body}</body></html>`);
    const shirt = '<a href="/men/1-1-hummingbird-shirt.html">Hummingbird shirt</a>';
    const cart = '<form method="post" action="/cart"><button class="add-to-cart">Add to cart</button></form>';
    const thing = JSON.stringify({ '@type': 'Product', name: 'Hummingbird shirt', offers: { price: '19.12' } });
    const described = `<script type="application/ld+json">${thing}</script>`;
    if (pathname === '/') return page('Shop', shirt);
    if (pathname === '/2-home') return page('All goods', `<h1>All goods</h1>${shirt}`);
    if (pathname === '/men/1-1-hummingbird-shirt.html')
      return page('Hummingbird shirt', `${described}<h1>Hummingbird shirt</h1><b class="price">$19.12</b>${cart}`);
    if (pathname === '/search' && searchParams.get('s'))
      return page('Search', `<h1>Found</h1>${shirt}<p>You have no items to compare.</p>`);
    if (pathname === '/search') return page('Search', '<h1>Search</h1>No products match your search');
    if (pathname === '/index.php' && searchParams.get('controller') === 'search')
      return response.writeHead(302, { location: '/search' }).end();
    return response.writeHead(404).end();
  });
  open.push(server);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts } = await inspect(new URL(server.origin), { net, pauseMs: 0 });
  return artifacts.shopping!.search!.tries.map(({ outcome, url }) => [outcome, new URL(url).pathname]);
}

test('a search that drops the words on the way to another address is asked in the shop’s own way', async () => {
  const form = '<form method="get" action="/search"><input type="text" name="s"></form>';
  expect(await search(form)).toEqual([
    ['found', '/search'],
    ['found', '/search'],
  ]);
});
