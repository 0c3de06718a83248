import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { type Shop, startShop } from '../../../../test/fakes/shop/shop.ts';
import type { Platform } from '../../../../test/fakes/shop/platforms.ts';
import { inspect } from '../../inspect.ts';
import { about, answer, judged } from '../../testing/judged.ts';
import accountNames from './account-names.check.ts';
import openAdmin from './open-admin.check.ts';
import openListing from './open-listing.check.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

type Reply = { status?: number; to?: string; type?: string; text?: string };
const heard: { method: string; url: string }[] = [];
/** A fake shop of the platform that answers some addresses otherwise; `lost`: what it says to those that it does not know. */
async function shopWith(platform: Platform, replies: Record<string, Reply>, lost?: Reply): Promise<Shop> {
  const shop = await startShop({ platform, living: false });
  open.push(shop);
  const usual = shop.web.handler;
  heard.length = 0;
  shop.web.handler = (request, response) => {
    const url = request.url ?? '/';
    heard.push({ method: request.method ?? '', url });
    const reply = replies[url] ?? (/vakhta-looks|\/admin|\/backend|wp-login|\/backup/.test(url) ? lost : undefined);
    if (!reply) return usual(request, response);
    const { status = reply.to ? 301 : 200, to, type = 'text/html', text = '' } = reply;
    response.writeHead(status, { 'content-type': type, ...(to ? { location: to } : {}) }).end(text);
  };
  return shop;
}
async function looked(shop: Shop) {
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  return (await inspect(new URL(shop.origin), { net, pauseMs: 0, crawlPages: 1 })).artifacts;
}

const head = `<!doctype html><html><head><title>Sign in</title><style>${'.a{}'.repeat(1500)}</style></head>`;
const panels: [Platform, string, string, string][] = [
  [
    'woocommerce',
    '/wp-login.php',
    'low',
    `${head}<body class="login"><form name="loginform" id="loginform" action="/wp-login.php" method="post"><input type="text" name="log"><input type="password" name="pwd">`,
  ],
  [
    'magento',
    '/admin/',
    'medium',
    `${head}<body id="html-body" class="page-layout-admin-login adminhtml-auth-login"><form id="login-form"><input name="login[username]">`,
  ],
  [
    'opencart',
    '/admin/index.php',
    'medium',
    `${head}<body><form id="form-login" action="/admin/index.php?route=common/login"><input name="username"><input type="password" name="password">`,
  ],
  [
    'prestashop',
    '/admin/index.php?controller=AdminLogin',
    'medium',
    `${head}<body><form action="#" id="login_form" method="post"><input name="email"><input name="passwd" type="password">`,
  ],
  [
    'shopware',
    '/admin',
    'low',
    '<!DOCTYPE html><html><head><title>Shopware Administration</title></head><div id="app"></div>',
  ],
  [
    'laravel',
    '/admin/login',
    'low',
    `${head}<form method="POST" action="https://shop.example/admin/login"><input type="email"><input type="password">`,
  ],
];
test.each(panels)('%s: its panel at %s', async (platform, path, severity, text) => {
  const shop = await shopWith(platform, { [path]: { text } });
  const { exposed } = await looked(shop);
  const problems = judged(openAdmin, { exposed: exposed! })!;
  expect(problems.map((one) => [one.about, one.severity])).toEqual([[path, severity]]);
  expect(problems[0]!.evidence[0]!.quote).toMatch(/^<title>S/);
});

test.each<[string, Reply]>([
  ['the page of the shop for whatever is asked', { text: '<title>Clay</title><form id="search"><input name="q">' }],
  ['the sign-in of customers for whatever is asked', { text: panels[1]![3] }],
  ['a second password', { status: 401, text: panels[1]![3] }],
  ['nothing', { status: 404, text: 'Not found' }],
  ['the home page', { to: '/' }],
])('no open panel where the shop answers with %s', async (_, lost) => {
  const { exposed } = await looked(await shopWith('magento', {}, lost));
  expect(about(openAdmin, { exposed: exposed! })).toEqual([]);
  expect(exposed!.nowhere.map(({ path }) => path)).toContain('/vakhta-looks-for-nothing-7f3a');
});
test('the sign-in of customers is no panel', () => {
  const login = '<body class="customer-account-login"><form id="login-form"><input name="login[username]">';
  expect(about(openAdmin, { exposed: { nowhere: [], answers: [answer('/admin/', login)] } })).toEqual([]);
});
test('what is answered to any folder is no list of files', async () => {
  const listing = { text: '<html><head><title>Index of /</title></head><body><h1>Index of /</h1>' };
  const { exposed } = await looked(
    await shopWith('woocommerce', { '/vakhta-looks-for-nothing-7f3a.php': { status: 404 } }, listing),
  );
  expect(about(openListing, { exposed: exposed! })).toEqual([]);
});

const user = (name: string) => ({ id: 1, name, slug: name, link: `https://shop.example/author/${name}/` });
const json = (value: unknown): Reply => ({ type: 'application/json', text: JSON.stringify(value) });
const list = '/wp-json/wp/v2/users?per_page=10';
const author = (name: string): Record<string, Reply> => ({
  '/?author=1': { to: `/author/${name}/` },
  [`/author/${name}/`]: { text: `<title>${name}</title>` },
});
test.each<[string, Record<string, Reply>, string[]]>([
  ['a list', { [list]: json([user('marta.k'), user('olena')]) }, ['list: ma…', 'list: ol…']],
  ['a way to the author', author('shopadmin'), ['redirect: sh…']],
  [
    'a way to an author without a page',
    { '/?author=1': { to: '/author/boss/' }, '/author/boss/': { status: 404 } },
    ['redirect: bo…'],
  ],
  [
    'the page of the author',
    { '/?author=2': { text: '<body class="archive author author-olena author-2 theme-clay">' } },
    ['page: ol…'],
  ],
  [
    'a sitemap',
    {
      '/wp-sitemap-users-1.xml': {
        type: 'text/xml',
        text: '<urlset><loc>https://s.example/author/olena/</loc></urlset>',
      },
    },
    ['sitemap: ol…'],
  ],
  ['the same in two places', { [list]: json([user('olena')]), ...author('olena') }, ['list: ol…']],
  ['a closed list', { [list]: { ...json({ code: 'rest_user_cannot_view' }), status: 401 } }, []],
  ['an empty list', { [list]: json([]) }, []],
  ['something else in a list', { [list]: json([{ slug: 7 }, null, { name: 'x' }, 'y']) }, []],
  ['a page that begins like a list', { [list]: { text: '[shop] welcome' } }, []],
  ['the home page', { '/?author=1': { to: '/' }, '/?author=2': { to: '/' } }, []],
  ['an address that hides the name', { '/?author=1': { to: '/author/%E0%A4%A/' } }, []],
])('names of accounts: %s', async (_, replies, quotes) => {
  const { accounts } = await looked(await shopWith('woocommerce', replies));
  const problems = judged(accountNames, { accounts: accounts! })!;
  expect(problems.flatMap(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual(quotes);
  expect(heard.every(({ method }) => method === 'GET')).toBe(true);
});
test('of other platforms nobody knows such a place, and nothing is asked', async () => {
  const { accounts } = await looked(await shopWith('prestashop', {}));
  expect(accounts).toBeNull();
  expect(judged(accountNames, { accounts: null })).toBeNull();
  expect(heard.some(({ url }) => /author|wp-json\/wp/.test(url))).toBe(false);
});
