import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer } from '../../../test/fakes/web-server.ts';
import { type Shop, startShop } from '../../../test/fakes/shop/shop.ts';
import { inspect } from '../inspect.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((shop) => shop.close())));

async function walkIn(given: Parameters<typeof startShop>[0], breaks?: (shop: Shop) => void) {
  const shop = await startShop(given);
  open.push(shop);
  const asked: string[] = [];
  const usual = shop.web.handler;
  shop.web.handler = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    usual(request, response);
  };
  breaks?.(shop);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const inspection = await inspect(new URL(shop.origin), { net, pauseMs: 0, crawlPages: 5, extras: ['browser'] });
  const failed = inspection.outcomes.flatMap((outcome) =>
    outcome.state === 'failed' && outcome.severity === 'critical' ? [outcome.check] : [],
  );
  return { ...inspection.artifacts, gap: inspection.gaps.get('walk'), failed, asked };
}

test.each([
  ['woocommerce', 'uk'],
  ['opencart', 'ru'],
] as const)(
  'in a %s shop in %s a product gets into the cart and the checkout opens, and nothing is ordered',
  async (platform, language) => {
    const { walk, payment, gap, failed, asked } = await walkIn({ platform, language });
    expect(gap).toBeUndefined();
    expect([walk?.added, walk?.because, walk?.checkout?.isSentBack]).toEqual(['yes', null, false]);
    expect(walk!.steps.map(({ step }) => step)).toEqual(['home', 'product', 'added', 'cart', 'checkout']);
    expect(walk!.steps.every(({ picture }) => picture !== null && Buffer.from(picture, 'base64')[0] === 0xff)).toBe(
      true,
    );
    expect(payment!.map(({ kind }) => kind)).toEqual(['cart', 'checkout']);
    expect(payment![1]!.inventory.forms.some(({ card }) => card)).toBe(true);
    expect([walk!.errors, walk!.failed, failed]).toEqual([[], [], []]);
    // What was put into the cart was taken out again.
    expect(asked.some((line) => line.includes('remove_item='))).toBe(true);
    expect(
      asked.filter((line) => line.startsWith('POST') && line.includes('checkout') && !line.includes('cart')),
    ).toEqual([]);
  },
);

test('a click that puts nothing into the cart', async () => {
  const { walk, failed } = await walkIn({ language: 'en' }, (shop) => {
    const usual = shop.web.handler;
    shop.web.handler = (request, response) => {
      if (request.method !== 'POST') return usual(request, response);
      response.writeHead(500).end('Fatal error');
    };
  });
  expect(walk).toMatchObject({ added: 'no', refusals: [{ method: 'POST', status: 500 }], checkout: null });
  expect(failed).toEqual(['add-to-cart']);
});

test('a browser that is turned away finds no button, and that is not said of the shop', async () => {
  const { walk, failed } = await walkIn({ language: 'en' }, (shop) => {
    const usual = shop.web.handler;
    shop.web.handler = (request, response) =>
      /Chrome/.test(request.headers['user-agent'] ?? '') ? void request.socket.destroy() : usual(request, response);
  });
  expect(walk).toMatchObject({ added: 'unclear', because: { code: 'not_opened' } });
  expect(failed).toEqual([]);
});

test('a product that only scripts lead to is found, put into the cart, and told of as that', async () => {
  const web = await startWebServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://shop').pathname;
    const later = (code: string): string => `<script>setTimeout(() => { ${code} }, 700)</script>`;
    const links = ['clay', 'blue-mug-of-clay'].map((one) => `<a href="/${one}">${one}</a>`).join('');
    const prices = '<p>$12.00</p>'.repeat(4);
    const put = `document.cookie = 'in=1; path=/'`;
    const bodies: Record<string, string> = {
      '/': `<title>Kiln</title><div id="app"></div>${later(`app.innerHTML = '<a href="/clay">Clay</a>'`)}`,
      '/clay': `<title>Clay</title><h1>Clay</h1><div id="app"></div>${later(`app.innerHTML = ${JSON.stringify(links + prices)}`)}`,
      '/blue-mug-of-clay': `<title>Blue mug</title><h1>Blue mug</h1><meta property="og:type" content="product"><div id="app"></div>
        ${later(`app.innerHTML = '<button onclick="buy()">Add to cart</button>'`)}<script>function buy() { ${put} }</script>`,
      '/cart': `<title>Cart</title><h1>Cart</h1>${request.headers.cookie?.includes('in=1') ? 'Blue mug $12.00' : 'Your cart is empty'}`,
      '/checkout': '<title>Checkout</title><h1>Checkout</h1><form></form>',
    };
    const body = bodies[path];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? 'Nothing');
  });
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts, outcomes } = await inspect(new URL(web.origin), {
    net,
    pauseMs: 0,
    crawlPages: 5,
    extras: ['browser'],
  });
  expect(artifacts.walk).toMatchObject({
    added: 'yes',
    product: { name: 'Blue mug', url: `${web.origin}/blue-mug-of-clay` },
  });
  const state = new Map(outcomes.map((one) => [one.check, one.state]));
  expect([state.get('goods-by-scripts'), state.get('no-product'), state.get('add-to-cart')]).toEqual([
    'failed',
    'unknown',
    'passed',
  ]);
});

test('where a browser comes to no product either, buying is listed as not judged', async () => {
  const web = await startWebServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Kiln</title><h1>We make mugs</h1>'),
  );
  open.push(web);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { outcomes } = await inspect(new URL(web.origin), { net, pauseMs: 0, crawlPages: 2, extras: ['browser'] });
  const buying = outcomes.find(({ check }) => check === 'add-to-cart');
  expect(buying).toMatchObject({ state: 'unknown', because: { reason: { code: 'no_product' } } });
});

test('nobody asked for it: nothing is put into a cart, and nothing is said of it', async () => {
  const shop = await startShop({});
  open.push(shop);
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const { artifacts, outcomes } = await inspect(new URL(shop.origin), { net, pauseMs: 0, crawlPages: 2 });
  expect(artifacts.walk).toBeUndefined();
  expect(outcomes.filter(({ check }) => check === 'add-to-cart')).toEqual([]);
});
