import { expect, test } from 'vitest';
import { discover as discoverKinds } from '#kit/discover';
import type { MonitorType } from '../../monitoring/monitor-type.ts';
import { propose, type ProposedMonitor } from './propose.ts';
import { type Discovery, type FoundPage, said } from '#discovery';

const types = await discoverKinds<MonitorType>(
  new URL('../../monitoring/types', import.meta.url).pathname,
  '.monitor.ts',
);

const page = (kind: FoundPage['kind'], path: string, more: Partial<FoundPage> = {}): FoundPage => ({
  kind,
  url: `https://shop.example${path}`,
  title: null,
  how: said('how_custom'),
  confidence: 0.9,
  status: 200,
  ms: 400,
  firstByteMs: 300,
  text: `The ${kind}`,
  endsAt: `https://shop.example${path}`,
  language: null,
  ...more,
});

const store: Discovery = {
  address: 'https://shop.example/',
  state: 'done',
  steps: [],
  startedAt: 0,
  finishedAt: 1,
  requests: 20,
  reached: {
    url: 'https://shop.example/',
    status: 200,
    redirects: [],
    address: '192.0.2.1',
    ms: 400,
    firstByteMs: 300,
    plain: false,
    http: 'to_https',
    sibling: { host: 'www.shop.example', leads: 'here' },
    wall: null,
  },
  foreign: null,
  platform: null,
  otherPlatforms: [],
  storefronts: { languages: ['en'], currencies: ['EUR'], alternates: [] },
  certificate: null,
  pages: [
    page('home', '/'),
    page('category', '/mugs/'),
    page('product', '/mugs/blue'),
    page('search', '/?s=mug'),
    page('cart', '/cart/'),
    page('checkout', '/checkout/', { endsAt: 'https://shop.example/cart/', text: 'Your cart is empty' }),
    page('login', '/my-account/'),
    page('home', '/uk/', { language: 'uk' }),
  ],
  names: {
    host: 'shop.example',
    a: ['192.0.2.1'],
    aaaa: [],
    cname: [],
    domain: 'shop.example',
    ns: ['ns1.example'],
    mx: [{ exchange: 'mx.example', priority: 10 }],
    caa: [],
    txt: [],
  },
  domain: { name: 'shop.example', expiresAt: null, registrar: null },
  hints: { server: [], cdn: null, mail: null },
};
const keyed = (found: Discovery): Record<string, ProposedMonitor> =>
  Object.fromEntries(propose(found).map((one) => [one.key, one]));

test('proposes a monitor for each way a store breaks', () => {
  expect(propose(store).map((one) => one.key)).toEqual([
    'dns',
    'mail',
    'tcp',
    'tls',
    'home',
    'content:home',
    'category',
    'product',
    'content:product',
    'search',
    'cart',
    'checkout',
    'content:checkout',
    'login',
    'home:uk',
    'redirect:http',
    'redirect:www',
    'domain',
  ]);
});

test('every proposal is read by the schema of its type, at an interval that the type allows', () => {
  for (const monitor of propose(store)) {
    const type = types.get(monitor.type)!;
    const read = type.settings.safeParse(monitor.settings);
    expect(read.error?.issues ?? [], monitor.key).toEqual([]);
    for (const field of Object.keys(monitor.settings))
      expect(Object.keys(read.data as object), `${monitor.key}: ${field}`).toContain(field);
    expect(monitor.intervalSeconds).toBeGreaterThanOrEqual(type.interval.min);
    expect(type.target(read.data).host).not.toBe('');
  }
});

test('what stands on another depends on it: pages on the home page, that on the port, that on the name', () => {
  const by = keyed(store);
  expect(by['dns']!.dependsOn).toBeNull();
  expect(by['tcp']!.dependsOn).toBe('dns');
  expect(by['tls']!.dependsOn).toBe('tcp');
  expect(by['home']!.dependsOn).toBe('tcp');
  expect(by['checkout']!.dependsOn).toBe('home');
  expect(by['content:checkout']!.dependsOn).toBe('checkout');
  expect(by['domain']!.dependsOn).toBeNull();
  const keys = propose(store).map((one) => one.key);
  for (const [i, one] of propose(store).entries())
    if (one.dependsOn) expect(keys.indexOf(one.dependsOn)).toBeLessThan(i);
});

test("pages must show what was learned of them, in the store's own pace, and end where they ended", () => {
  const by = keyed({
    ...store,
    pages: [
      page('home', '/', { ms: 2600 }),
      page('checkout', '/checkout/', { text: null, endsAt: 'https://pay.shop.example/start' }),
    ],
  });
  expect(by['home']!.settings).toMatchObject({
    contains: ['The home'],
    slowMs: 8000,
    redirectsTo: 'https://shop.example/',
  });
  expect(by['checkout']!.settings).toMatchObject({
    contains: [],
    slowMs: 3000,
    redirectsTo: 'https://pay.shop.example/',
  });
});

test('names are unlike each other and every line is said in three languages', () => {
  const monitors = propose(
    { ...store, pages: [...store.pages, page('home', '/ru/', { language: 'ru' }), page('category', '/mugs/')] },
    'uk',
  );
  expect(new Set(monitors.map((one) => one.name)).size).toBe(monitors.length);
  for (const { why, name } of monitors) {
    for (const text of [name, ...Object.values(why)]) expect(text).toMatch(/^[^{}]{3,160}$/);
    expect(new Set(Object.values(why)).size).toBe(3);
  }
});

test('a store that did not answer is watched at its door, its port, its name and its domain', () => {
  const keys = propose({ ...store, state: 'failed', reached: null, pages: [] }).map((one) => one.key);
  expect(keys).toEqual(['dns', 'mail', 'tcp', 'tls', 'home', 'domain']);
});

test('a guard that turns our checks away is not reported as an outage: no page is proposed', () => {
  const monitors = propose({
    ...store,
    reached: { ...store.reached!, wall: 'Cloudflare' },
    pages: [page('home', '/', { status: 403 })],
  });
  expect(monitors.map((one) => one.type).filter((type) => type === 'http' || type === 'content')).toEqual([]);
});

test('what is no web server is watched at its port alone, and must speak where it spoke', () => {
  const monitors = propose({
    ...store,
    state: 'failed',
    reached: null,
    foreign: { greets: true },
    pages: [],
    domain: null,
    names: null,
  });
  expect(monitors.map((one) => one.key)).toEqual(['dns', 'tcp']);
  expect(monitors[1]!.settings).toMatchObject({ answers: true });
});

test('an address in digits on plain HTTP has no name, no certificate and no domain', () => {
  const found: Discovery = {
    ...store,
    address: 'http://192.0.2.1:8080/',
    reached: { ...store.reached!, url: 'http://192.0.2.1:8080/', http: null, sibling: null },
    pages: [page('home', '/')],
    names: null,
    domain: null,
  };
  expect(propose(found).map((one) => [one.key, one.dependsOn])).toEqual([
    ['tcp', null],
    ['home', 'tcp'],
    ['content:home', 'home'],
  ]);
  expect(keyed(found)['tcp']!.settings).toEqual({ host: '192.0.2.1', port: 8080, answers: false });
});

test('addresses that move by themselves are not pinned', () => {
  const pinned = (change: Partial<Discovery>): unknown =>
    keyed({ ...store, ...change })['dns']!.settings['watchChange'];
  expect(pinned({})).toBe(true);
  expect(pinned({ hints: { server: [], cdn: 'Cloudflare', mail: null } })).toBe(false);
  expect(pinned({ names: { ...store.names!, cname: ['lb.cloud.example'] } })).toBe(false);
  expect(pinned({ names: { ...store.names!, a: ['192.0.2.1', '192.0.2.2'] } })).toBe(false);
});
