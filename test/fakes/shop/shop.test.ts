import { afterEach, expect, test } from 'vitest';
import { manners, type Platform } from './platforms.ts';
import { startShop, type Shop } from './shop.ts';

const open: Shop[] = [];
afterEach(() => Promise.all(open.splice(0).map((shop) => shop.close())));
async function shopOf(options: Parameters<typeof startShop>[0] = {}): Promise<Shop> {
  const shop = await startShop(options);
  open.push(shop);
  return shop;
}
const get = (url: string, cookie?: string) => fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });

test.each(Object.keys(manners) as Platform[])('a %s shop answers wherever its pages lead', async (platform) => {
  const { origin } = await shopOf({ platform });
  const home = await (await get(origin)).text();
  const links = [...home.matchAll(/href="(\/[^"#]*)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));
  expect(links.length).toBeGreaterThan(12);
  for (const link of new Set(links)) expect((await get(origin + link)).status, link).toBe(200);
  expect((await get(`${origin}/no-such-page`)).status).toBe(404);
});

test('something is put into the cart and bought', async () => {
  const { origin } = await shopOf();
  expect((await get(`${origin}/checkout/`)).headers.get('location')).toBe('/cart/');
  const added = await get(`${origin}/?add-to-cart=100`);
  const cookie = added.headers.get('set-cookie')!.split(';')[0]!;
  expect(await (await get(`${origin}/cart/`, cookie)).text()).toContain('<table class="cart">');
  expect(await (await get(`${origin}/checkout/`, cookie)).text()).toContain('autocomplete="cc-number"');
  const bought = await fetch(`${origin}/checkout/`, { method: 'POST', headers: { cookie }, body: 'a=1' });
  expect(bought.headers.get('set-cookie')).toMatch(/Max-Age=0/);
});

test('is broken and mended while it runs', async () => {
  const shop = await shopOf();
  const statusOf = async (path: string): Promise<number> => (await get(shop.origin + path)).status;
  for (const [fault, path, status] of [
    ['down', '/', 503],
    ['cart_broken', '/cart/', 500],
    ['search_broken', '/?post_type=product&s=mug', 500],
    ['product_missing', '/product/moon-vase/', 404],
    ['error_200', '/', 200],
  ] as const) {
    shop.faults.add(fault);
    expect(await statusOf(path), fault).toBe(status);
    shop.faults.delete(fault);
    expect(await statusOf(path), fault).toBe(200);
  }
});

test('lives: no two views are alike, unless it is told to stand still', async () => {
  const views = async ({ origin }: Shop): Promise<string[]> => [
    await (await get(origin)).text(),
    await (await get(origin)).text(),
  ];
  const [first, second] = await views(await shopOf());
  expect(first).not.toBe(second);
  const [still, same] = await views(await shopOf({ living: false }));
  expect(still).toBe(same);
});
