import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import type { ProbeNet } from '#kit/net/net';
import { createAuthority } from '../../test/fakes/certificates.ts';
import { startDnsServer } from '../../test/fakes/dns-server.ts';
import { startTcpFaults } from '../../test/fakes/fault-tcp.ts';
import { type ShopOptions, startShop } from '../../test/fakes/shop/shop.ts';
import { type Handler, startWebServer } from '../../test/fakes/web-server.ts';
import { discover, type DiscoveryMeans } from './discover.ts';
import type { Discovery } from './discovery.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import { type Report, sayStep, type StepCode } from './steps.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
const kept = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};

interface Look {
  found: Discovery;
  reports: Report[];
}

async function look(address: string, more: Partial<DiscoveryMeans> & { net?: ProbeNet } = {}): Promise<Look> {
  const net = more.net ?? createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const reports: Report[] = [];
  const found = await discover(new URL(address), {
    fetcher: createFetcher(net),
    now: Date.now,
    signal: new AbortController().signal,
    onProgress: (report) => void reports.push(report),
    ...more,
  });
  return { found, reports };
}
const step = (found: Discovery, code: StepCode) => found.steps.find((one) => one.code === code)!;
const shop = async (options: Parameters<typeof startShop>[0]) => kept(await startShop(options));
const server = async (handler: Handler) => kept(await startWebServer(handler));

const versions: Record<NonNullable<ShopOptions['platform']>, string | undefined> = {
  woocommerce: '10.0.2',
  magento: '2',
  shopify: undefined,
  opencart: '4',
  prestashop: '1.7+',
  shopware: '6',
  laravel: '2.2.3',
};

test.each(Object.entries(versions))(
  'finds the platform and the whole buying path of a %s shop',
  async (platform, version) => {
    const { origin } = await shop({ platform: platform as 'magento' });
    const { found, reports } = await look(origin);
    expect(found.platform).toMatchObject({ name: platform, version });
    expect(found.platform!.confidence).toBeGreaterThan(0.9);
    expect(found.pages.map((page) => page.kind)).toEqual([
      'home',
      'category',
      'product',
      'search',
      'cart',
      'checkout',
      'login',
    ]);
    const page = Object.fromEntries(found.pages.map((one) => [one.kind, one]));
    expect(page['home']!.text).toBe('Clay and Kiln');
    expect(['Mugs', 'Plates', 'Vases']).toContain(page['category']!.text);
    expect(page['product']!.title).toContain(page['product']!.text);
    expect(page['checkout']!.endsAt).toBe(page['cart']!.url);
    for (const one of found.pages)
      expect((await (await fetch(one.url)).text()).includes(one.text!), `${one.kind} shows ${one.text}`).toBe(true);
    expect(found.storefronts).toMatchObject({ languages: ['en'], currencies: ['EUR'] });
    expect(found).toMatchObject({ state: 'done', certificate: null, reached: { status: 200, wall: null } });
    expect(found.requests).toBeLessThanOrEqual(40);
    const progress = reports.map((report) => report.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  },
);

test('what is said of each step has its words and values in three languages', async () => {
  const { origin } = await shop({});
  const { reports } = await look(origin);
  for (const report of reports)
    for (const language of ['en', 'ru', 'uk'] as const) expect(sayStep(report.said, language)).not.toMatch(/[{}@]/);
  expect(new Set(reports.map((report) => report.code))).toEqual(
    new Set(['reach', 'platform', 'pages', 'certificate', 'dns', 'domain']),
  );
});

test('given the address of a product, finds the shop around it', async () => {
  const { origin } = await shop({ platform: 'prestashop' });
  const { found } = await look(`${origin}/mugs/100-blue-stoneware-mug.html`);
  expect(found.pages[0]).toMatchObject({ kind: 'home', url: `${origin}/` });
  expect(found.pages.map((page) => page.kind)).toContain('checkout');
});

test('a store that answers nothing but errors is reached, and its pages are not hunted for', async () => {
  const { origin, faults } = await shop({});
  faults.add('maintenance');
  const { found } = await look(origin);
  expect(step(found, 'reach')).toMatchObject({
    state: 'failed',
    said: { key: 'reached_error', values: { status: 503 } },
  });
  expect(step(found, 'pages').state).toBe('skipped');
  expect(found.requests).toBeLessThan(10);
  expect(found.pages).toMatchObject([{ kind: 'home', text: null }]);
});

test('a guard that turns strangers away is named, and not stormed', async () => {
  const { origin } = await server(
    (_, response) =>
      void response
        .writeHead(403, { server: 'cloudflare', 'cf-mitigated': 'challenge', 'content-type': 'text/html' })
        .end('<title>Just a moment...</title>'),
  );
  const { found } = await look(origin);
  expect(step(found, 'reach').said).toMatchObject({ key: 'reached_wall', values: { wall: 'Cloudflare' } });
  expect(found.hints.cdn).toBe('Cloudflare');
  expect(found.requests).toBe(1);
});

test.each<[string, (origin: string) => string, string]>([
  ['refuses connections', (origin) => origin.replace(/\d+$/, '9'), 'no_connection'],
  ['redirects in a circle', (origin) => `${origin}/circle`, 'circle'],
  ['hangs up', (origin) => `${origin}/hang`, 'hung_up'],
  ['is silent', (origin) => `${origin}/silent`, 'no_answer'],
])('a store that %s has failed at being reached; the rest is left out', async (_, address, key) => {
  const { origin } = await server((request, response) => {
    if (request.url === '/circle') response.writeHead(302, { location: '/circle' }).end();
    else if (request.url === '/hang') request.socket.destroy();
  });
  const { found } = await look(address(origin), { limits: { eachMs: 1000 } });
  expect(found.state).toBe('failed');
  expect(step(found, 'reach')).toMatchObject({ state: 'failed', said: { key } });
  expect(found.steps.filter((one) => one.state === 'skipped').map((one) => one.code)).toEqual([
    'platform',
    'pages',
    'certificate',
    'dns',
    'domain',
  ]);
});

test('what is no web server is no store, and is known to speak first', async () => {
  const faults = await startTcpFaults();
  for (const fault of faults) kept(fault);
  const { found } = await look(`http://127.0.0.1:${faults[0]!.port}/`);
  expect(step(found, 'reach')).toMatchObject({ state: 'failed', said: { key: 'no_page' } });
  expect(found.foreign).toEqual({ greets: true });
});

test("a name that does not exist is the store's fault, a silent resolver is not", async () => {
  const dns = kept(await startDnsServer(({ name }) => (name === 'silent.test' ? 'silent' : { rcode: 'NXDOMAIN' })));
  const net = createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] }, '/dev/null');
  const gone = await look('https://gone.test/', { net, resolvers: [dns.resolver] });
  expect(step(gone.found, 'reach')).toMatchObject({
    state: 'failed',
    said: { key: 'no_name', values: { host: 'gone.test' } },
  });
  expect(step(gone.found, 'dns')).toMatchObject({ state: 'failed', said: { key: 'no_name' } });
  const silent = await look('https://silent.test/', { net, resolvers: [dns.resolver], limits: { eachMs: 1500 } });
  expect(step(silent.found, 'reach').state).not.toBe('done');
  expect(step(silent.found, 'dns')).toMatchObject({ state: 'unknown', said: { key: 'name_silent' } });
});

test('asks for the records of the name and of the domain, and guesses who carries the mail', async () => {
  const front = await shop({ host: '127.0.0.1' });
  const dns = kept(
    await startDnsServer(({ name, type }) => {
      if (type === 'A' && name === 'www.clay.test') return { answers: [{ name, type, value: '127.0.0.1' }] };
      if (type === 'NS' && name === 'clay.test')
        return { answers: ['ns2.clay.test', 'ns1.clay.test'].map((value) => ({ name, type, value })) };
      if (type === 'MX' && name === 'clay.test') return { answers: [{ name, type, value: '10 aspmx.l.google.com' }] };
      return { answers: [] };
    }),
  );
  const net = createNet({ allowPrivate: true, ownPorts: [], resolvers: [dns.resolver] }, '/dev/null');
  const { found } = await look(`http://www.clay.test:${front.port}/`, {
    resolvers: [dns.resolver],
    fetcher: {
      ...createFetcher(net),
      registration: async (domain) => ({
        expiresAt: Date.parse('2027-05-01'),
        registrar: `registrar of ${domain}`,
        statuses: [],
        source: 'rdap',
        server: 'rdap.test',
      }),
    },
  });
  expect(found.names).toMatchObject({
    host: 'www.clay.test',
    domain: 'clay.test',
    a: ['127.0.0.1'],
    aaaa: [],
    ns: ['ns1.clay.test', 'ns2.clay.test'],
    mx: [{ exchange: 'aspmx.l.google.com', priority: 10 }],
  });
  expect(found.hints.mail).toBe('Google Workspace');
  expect(found.domain).toEqual({
    name: 'clay.test',
    expiresAt: Date.parse('2027-05-01'),
    registrar: 'registrar of clay.test',
  });
  expect(sayStep(step(found, 'domain').said, 'en')).toBe('clay.test is registered until 1 May 2027');
});

test('a shop with a bad certificate is a shop: it is looked at, and the certificate is told', async () => {
  const issued = createAuthority().issue({
    names: ['127.0.0.1'],
    validTo: new Date(Date.now() - 86_400_000),
    validFrom: new Date(Date.now() - 10 * 86_400_000),
  });
  const front = await shop({ platform: 'opencart', tls: { cert: issued.certificate, key: issued.key } });
  const { found } = await look(front.origin);
  expect(step(found, 'certificate')).toMatchObject({ state: 'failed', said: { key: 'certificate_bad' } });
  expect(found.certificate).toMatchObject({ names: ['127.0.0.1'] });
  expect(found.platform).toMatchObject({ name: 'opencart' });
  expect(found.pages.map((page) => page.kind)).toContain('checkout');
});

test('a good certificate is told with its end', async () => {
  const authority = createAuthority();
  const issued = authority.issue({ names: ['127.0.0.1'], validTo: new Date('2046-03-04T00:00:00Z') });
  const front = await shop({ tls: { cert: issued.certificate, key: issued.key } });
  const { found } = await look(front.origin, {
    net: createNet({ allowPrivate: true, ownPorts: [], authorities: [authority.certificate] }, '/dev/null'),
  });
  expect(step(found, 'certificate').state).toBe('done');
  expect(sayStep(step(found, 'certificate').said, 'uk')).toContain('4 березня 2046');
});

test('cancelled in the middle, it stops asking and keeps what it has', async () => {
  const front = await shop({});
  const cancel = new AbortController();
  const { found } = await look(front.origin, {
    signal: cancel.signal,
    onProgress: (report) =>
      void (
        report.code === 'pages' &&
        report.state === 'running' &&
        report.said.values['kind'] === '@cart' &&
        cancel.abort()
      ),
  });
  const asked = front.views;
  expect(found.state).toBe('cancelled');
  expect(found.platform).toMatchObject({ name: 'woocommerce' });
  expect(found.pages.map((page) => page.kind)).toEqual(['home', 'category', 'product']);
  await new Promise((done) => setTimeout(done, 200));
  expect(front.views).toBe(asked);
});

test("our own fault is unknown, and never the store's", async () => {
  const front = await shop({});
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const good = createFetcher(net);
  const fetcher: Fetcher = {
    ...good,
    fetch: (url, options) =>
      new URL(url).pathname === '/' ? good.fetch(url, options) : Promise.reject(new TypeError('a slip of ours')),
  };
  const faults: unknown[] = [];
  const { found } = await look(front.origin, {
    fetcher,
    onFault: (code, error) => void faults.push([code, String(error)]),
  });
  expect(faults).toContainEqual(['pages', 'TypeError: a slip of ours']);
  expect(found.state).toBe('done');
  expect(step(found, 'reach').state).toBe('done');
  expect(step(found, 'pages')).toMatchObject({ state: 'unknown', said: { key: 'ours' } });
  const nothing = await look(front.origin, {
    fetcher: { ...good, fetch: () => Promise.reject(new TypeError('a slip of ours')) },
  });
  expect(step(nothing.found, 'reach')).toMatchObject({ state: 'unknown', said: { key: 'ours' } });
});

test('an address that may not be watched is not opened', async () => {
  const { found } = await look('http://169.254.169.254/latest/');
  expect(step(found, 'reach')).toMatchObject({
    state: 'failed',
    said: { key: 'forbidden', values: { ip: '169.254.169.254' } },
  });
  expect(found.requests).toBe(1);
});

test.each([
  ['a file of the sitemap that is named after products', 'sitemap-products.xml', 0.7],
  ['a sitemap that says nothing of them, by their long names', 'map.xml', 0.5],
])('a product that no link leads to is found by %s', async (_, file, sure) => {
  const product = `<title>Blue mug of clay – Kiln</title><h1>Blue mug of clay</h1>
    <form id="productForm"><span>$15.00</span><button type="button">ADD TO CART</button></form>`;
  const { origin } = await server((request, response) => {
    const path = request.url ?? '';
    const map = (...paths: string[]) =>
      `<urlset>${paths.map((one) => `<url><loc>http://${request.headers.host}${one}</loc></url>`).join('')}</urlset>`;
    const bodies: Record<string, string> = {
      '/': '<title>Kiln</title><div id="app"></div>',
      '/robots.txt': `Sitemap: http://${request.headers.host}/${file}`,
      [`/${file}`]: map('/', '/clay', '/clay/blue-mug-of-clay'),
      '/clay': '<title>Clay</title><h1>Clay</h1>',
      '/clay/blue-mug-of-clay': product,
    };
    const body = bodies[path];
    const type = path.endsWith('.xml') ? 'text/xml' : path.endsWith('.txt') ? 'text/plain' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body ?? 'Nothing');
  });
  const { found } = await look(origin);
  expect(found.pages.find(({ kind }) => kind === 'product')?.url).toBe(`${origin}/clay/blue-mug-of-clay`);
  expect(found.pages.find(({ kind }) => kind === 'product')!.confidence).toBeGreaterThanOrEqual(sure);
});
