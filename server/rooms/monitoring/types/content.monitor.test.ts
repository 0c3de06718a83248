import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import type { Outcome } from '#core/probe';
import { contentFaults, type ContentFault } from '../../../../test/fakes/content-faults.ts';
import { startShop, type Shop, type ShopFault } from '../../../../test/fakes/shop/shop.ts';
import { startWebServer, type WebServer } from '../../../../test/fakes/web-server.ts';
import type { ProbeContext } from '../monitor-type.ts';
import content from './content.monitor.ts';
import { probed, verdictOf } from './testing/laboratory.ts';

const net = createNet({ allowPrivate: true, ownPorts: [] });
const context = (more: Partial<ProbeContext> = {}): ProbeContext => ({ timeoutMs: 10_000, net, now: Date.now(), baseline: null, signal: new AbortController().signal, ...more });
const down = { verdict: 'down', failure: 'content' };

let shop: Shop;
let html = '';
let forCrawlers: string | null = null;
let page: WebServer;
beforeAll(async () => {
  shop = await startShop();
  page = await startWebServer((request, response) => {
    const crawler = /Googlebot/.test(request.headers['user-agent'] ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8').end(crawler && forCrawlers !== null ? forCrawlers : html);
  });
});
afterAll(() => Promise.all([shop.close(), page.close()]));

/** The page as it is now, judged. */
async function look(text: string, baseline: unknown = null, settings: object = {}, more: Partial<ProbeContext> = {}): Promise<Outcome> {
  html = text;
  return probed(content, { url: page.origin, ...settings }, context({ baseline, ...more }));
}

const words = 'Handmade ceramic mugs plates and vases from our own workshop fired twice glazed in quiet colours packed with straw and sent to twelve countries within three days'.split(' ');
const prose = (n: number): string => Array.from({ length: n }, (_, i) => words[(i * 7 + (i >> 2)) % words.length]).join(' ');
const healthy = (body = '', head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Clay House – handmade ceramics</title><meta property="og:site_name" content="Clay House">${head}</head><body><h1>Clay House</h1><p>${prose(200)}</p>${body}<form action="/search"><input name="q"></form><form action="/login" method="post"><input type="password" name="p"></form><script src="/site.js"></script></body></html>`;
const learnedFrom = async (text: string, settings: object = {}): Promise<unknown> => {
  const outcome = await look(text, null, settings);
  expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
  return outcome.learned;
};

const shopPages = ['/', '/product-category/mugs/', '/product/moon-vase/', '/cart/', '/?post_type=product&s=mug', '/my-account/'];
const names: Record<ContentFault, ShopFault> = { empty: 'empty', error_page: 'error_200', keyword_missing: 'keyword_missing', keyword_injected: 'keyword_injected', ransom_note: 'ransom', defacement: 'defaced', malicious_script: 'skimmer', hidden_spam_links: 'spam' };

describe('a living shop', () => {
  test.each(shopPages)('%s changes with every view and is never reported', async (path) => {
    const settings = { url: shop.origin + path };
    const first = await probed(content, settings, context());
    expect(first.reason.code).toBe('learned');
    for (let view = 0; view < 40; view++) {
      const outcome = await probed(content, settings, context({ baseline: first.learned }));
      expect(outcome.conditions.filter(({ ok }) => !ok)).toEqual([]);
      expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
    }
  });

  test.each(Object.keys(contentFaults) as ContentFault[])('broken by %s', async (fault) => {
    for (const path of ['/', '/product/moon-vase/']) {
      const settings = { url: shop.origin + path };
      const { learned: baseline } = await probed(content, settings, context());
      shop.faults.add(names[fault]);
      const known = await probed(content, settings, context({ baseline }));
      const unknown = await probed(content, { ...settings, required: ['Clay and Kiln'] }, context());
      shop.faults.delete(names[fault]);
      expect(verdictOf(known), `${path}, known before`).toEqual(down);
      expect(verdictOf(unknown), `${path}, at the first look`).toEqual(down);
      expect(known.learned ?? unknown.learned, 'what is broken is never learned').toBeUndefined();
      expect(verdictOf(await probed(content, settings, context({ baseline })))).toEqual({ verdict: 'up' });
    }
  });

  test('says what it found, with the evidence', async () => {
    shop.faults.add('skimmer');
    const outcome = await probed(content, { url: shop.origin }, context());
    shop.faults.clear();
    expect(outcome.reason.code).toBe('script_malicious');
    expect(outcome.conditions[0]).toEqual({ text: '[SCRIPT] (runs decoded code, runs code made up on the spot, obfuscated names, text in character codes, reads card fields and sends them away) = harmless', ok: false });
    expect(outcome.evidence?.facts?.['details']).toEqual([expect.stringContaining('script_malicious: (function(){var _0x4f2a')]);
  });
});

describe('routine that is no finding', () => {
  const banner = '<div class="sale">Black Friday: everything cheaper, only until Sunday!</div>';
  test.each<[string, string]>([
    ['a banner', healthy(banner)], ['a new title', healthy().replace('handmade ceramics', 'Black Friday')], ['another text of the same length', healthy().replace(prose(200), prose(400).slice(700, 1900))],
    ['twice the text', healthy(`<p>${prose(200)}</p>`)], ['half the text', healthy().replace(prose(200), prose(100))],
    ['measuring by a well-known service', healthy('<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script><script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}</script>')],
    ['a script of its own from another subdomain', healthy('<script src="https://cdn.127.0.0.1.nip.example/x.js"></script>').replace('https://cdn.127.0.0.1.nip.example', '')],
    ['a video', healthy('<iframe src="https://www.youtube.com/embed/1" width="560" height="315"></iframe>')], ['links to partners', healthy('<a href="https://kiln-makers.example">Kiln makers</a> <a href="https://clay-pit.example">Clay pit</a>')],
    ['a menu that opens later', healthy('<nav style="display:none"><a href="/a">A</a><a href="https://www.instagram.com/clay">Instagram</a><a href="https://t.me/clay">Telegram</a></nav>')],
    ['a newsletter form', healthy('<form action="https://clay.us1.list-manage.com/subscribe" method="post"><input name="EMAIL"></form>')],
    ['a product about gambling', healthy('<h2>Poker chip coasters</h2><p>Four coasters that look like poker chips.</p>')],
    ['an article about break-ins', healthy('<p>How do you notice that a shop was hacked by strangers? Look at the checkout first, and call us.</p>')],
    ['the other language', healthy().replace(prose(200), 'Керамические кружки тарелки и вазы ручной работы из нашей мастерской с доставкой по всей стране за три дня '.repeat(12))],
  ])('%s', async (_, changed) => {
    const baseline = await learnedFrom(healthy());
    const outcome = await look(changed, baseline);
    expect(outcome.conditions.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
  });
});

describe('change that is one', () => {
  test.each<[string, string, string, string?]>([
    ['emptied', 'emptied', healthy().replace(prose(200), 'Soon.')], ['most of it gone', 'shrunk', healthy().replace(prose(200), prose(40)), 'degraded'],
    ['parked', 'replaced', `<title>clayhouse.example</title><h1>Buy this name</h1><p>${'This excellent name could be yours today, ask for its price. '.repeat(10)}</p>`],
    ['another script', 'language_changed', healthy().replace(prose(200), 'スーパーコピー時計ブランド専門店激安通販品質保証'.repeat(40))],
    ['name gone', 'name_missing', healthy().replaceAll('Clay House', 'Our shop')],
    ['a script from a stranger', 'script_host_new', healthy('<script src="https://cdn.unheard-of.example/a.js"></script>'), 'degraded'],
    ['a borrowed name', 'script_host_borrowed', healthy('<script src="https://www.googie-analytics.example/ga.js"></script><script src="https://jquery-cdn.example/j.js"></script>')],
    ['a password form that leads away', 'form_moved', healthy().replace('action="/login"', 'action="https://collect.example/login"')],
    ['another form that leads away', 'form_moved', healthy().replace('action="/search"', 'action="https://collect.example/q"'), 'degraded'],
    ['a hidden frame', 'frame_new', healthy('<iframe src="https://collect.example/f" width="1" height="1"></iframe>')],
    ['a quick departure', 'sent_away', healthy('', '<meta http-equiv="refresh" content="0; url=https://prizes.example/">')],
    ['one hidden link with spam', 'hidden_links', healthy('<p style="font-size:0"><a href="https://x.example">best online casino</a></p>')],
    ['three hidden links', 'hidden_links', healthy('<div style="height:0;overflow:hidden"><a href="https://a.example">a</a><a href="https://b.example">b</a><a href="https://c.example">c</a></div>')],
    ['visible spam', 'spam_text', healthy('<p>Buy viagra online now</p>')],
  ])('%s', async (_, code, changed, verdict = 'down') => {
    const outcome = await look(changed, await learnedFrom(healthy()));
    expect(outcome.reason.code).toBe(code);
    expect(verdictOf(outcome)).toEqual({ verdict, failure: 'content' });
  });

  test('all prices gone', async () => {
    const shelf = (n: number) => Array.from({ length: n }, (_, i) => `<li>Mug ${i} <span>${i + 10}.00 €</span></li>`).join('');
    expect(await look(healthy('<p>Nothing here.</p>'), await learnedFrom(healthy(shelf(9))))).toMatchObject({ verdict: 'degraded', reason: { code: 'prices_gone', params: { before: 9 } } });
  });

  test.each([['checkout', {}], ['checkout', { page: 'checkout' }]])('on a page with card fields nothing new comes unnoticed (%s %o)', async (_, settings) => {
    const checkout = (script: string) => healthy(`<form action="/pay" method="post"><input autocomplete="cc-number" name="n"></form><script src="https://js.stripe.com/v3/"></script>${script}`);
    const baseline = await learnedFrom(checkout(''), settings);
    expect(await look(checkout('<script src="https://cdn.unheard-of.example/a.js"></script>'), baseline, settings)).toMatchObject({ ...down, reason: { code: 'script_host_checkout' } });
    expect(await look(checkout('<script src="https://www.googletagmanager.com/gtm.js?id=1"></script>'), baseline, settings)).toMatchObject({ ...down, reason: { code: 'script_host_checkout' } });
    expect(verdictOf(await look(checkout('<script src="https://js.stripe.com/v3/?advancedFraudSignals=1"></script>'), baseline, settings))).toEqual({ verdict: 'up' });
  });
});

describe('evident at the first look', () => {
  test.each<[string, string, string]>([
    ['a ransom note in Russian', 'ransom_note', '<p>Все ваши файлы зашифрованы. Чтобы расшифровать их, переведите 0.1 BTC на кошелёк в течение 72 часов.</p>'],
    ['a boast in the title', 'defaced', '<title>HaCkeD By Anon</title><p>We were here.</p>'], ['a boast in Ukrainian', 'defaced', '<h1>Сайт зламано</h1><p>Наша група.</p>'],
    ['five hidden strangers', 'hidden_links', healthy(`<div style="left:-9999px;position:absolute">${[1, 2, 3, 4, 5].map((n) => `<a href="https://site${n}.example">n</a>`).join('')}</div>`)],
    ['links hidden by the page\'s own style', 'hidden_links', healthy('<div class="xq"><a href="https://x.example">payday loans</a></div>', '<style>body{margin:0}.xq{position:absolute;left:-5000px}</style>')],
    ['two kinds of spam', 'spam_text', healthy('<p>Online casino bonus and cheap viagra for you</p>')],
    ['nothing to see', 'empty', '<html><head><title>Shop</title></head><body></body></html>'], ['an error page', 'page_database', '<h1>Error establishing a database connection</h1>'],
    ['a database error amid the page', 'page_php', healthy('<br /><b>Fatal error</b>:  Uncaught Error: x in /var/www/a.php:3')],
  ])('%s', async (_, code, text) => {
    const outcome = await look(text);
    expect(outcome.reason.code).toBe(code);
    expect(verdictOf(outcome)).toEqual(down);
  });

  test('spam that is shown to search engines alone', async () => {
    forCrawlers = healthy('<p>Best online casino bonus, buy viagra online</p>');
    const outcome = await look(healthy());
    const unasked = await look(healthy(), null, { crawler: false });
    forCrawlers = null;
    expect(outcome).toMatchObject({ ...down, reason: { code: 'spam_for_crawlers' } });
    expect(verdictOf(unasked)).toEqual({ verdict: 'up' });
  });
});

test('words that a person asked for', async () => {
  expect(verdictOf(await look(healthy(), null, { required: ['clay   house', 'HANDMADE'], forbidden: ['sold out'] }))).toEqual({ verdict: 'up' });
  expect(await look(healthy(), null, { required: ['Add to cart'] })).toMatchObject({ ...down, reason: { code: 'text_missing', params: { text: 'Add to cart' } } });
  expect(await look(healthy('<p>Sold out</p>'), null, { forbidden: ['sold out'] })).toMatchObject({ ...down, reason: { code: 'text_forbidden' } });
  expect(verdictOf(await look(healthy('<script>var x = "sold out"</script><p hidden>sold out</p>'), null, { forbidden: ['sold out'] })), 'where nobody sees it').toEqual({ verdict: 'up' });
});

test('what a person accepts is normal from then on, and nothing else', async () => {
  const odd = healthy('<div style="display:none"><a href="https://a.example">online casino</a></div><script src="https://cdn.unheard-of.example/a.js"></script>');
  const before = await learnedFrom(healthy());
  expect(verdictOf(await look(odd, before))).toEqual(down);
  const accepting = await look(odd, before, {}, { accept: true });
  expect(accepting).toMatchObject({ verdict: 'up', reason: { code: 'accepted' } });
  expect(verdictOf(await look(odd, accepting.learned))).toEqual({ verdict: 'up' });
  expect(verdictOf(await look(odd.replace('</body>', '<p>Buy viagra online</p></body>'), accepting.learned))).toEqual(down);
});

test('a healthy page that drifts away takes its fingerprint along', async () => {
  const baseline = await learnedFrom(healthy());
  expect((await look(healthy('<p>A little more.</p>'), baseline)).learned, 'small changes are not worth a write').toBeUndefined();
  const other = healthy().replace(prose(200), 'Winter candles wool blankets lanterns and everything that makes long evenings short again for you and yours. '.repeat(12));
  const { learned, verdict } = await look(other, baseline);
  expect(verdict).toBe('up');
  expect(learned).toMatchObject({ v: 1, brand: 'Clay House', words: expect.arrayContaining(['lanterns']) });
  expect((await look(other, learned)).learned).toBeUndefined();
  const month = await look(healthy(), baseline, {}, { now: Date.now() + 40 * 86_400_000 });
  expect(month.learned).toMatchObject({ v: 1 });
});

test('a page that is not there is told as the http monitor tells it', async () => {
  const gone = await startWebServer((_, response) => void response.writeHead(500).end('x'));
  expect(await probed(content, { url: gone.origin }, context())).toMatchObject({ verdict: 'down', failure: 'http', reason: { code: 'status' } });
  await gone.close();
  expect(await probed(content, { url: gone.origin }, context())).toMatchObject({ verdict: 'down', failure: 'connect' });
});

test('a baseline of another version is learned anew', async () => {
  expect(await look(healthy(), { v: 0, words: ['other'] })).toMatchObject({ verdict: 'up', reason: { code: 'learned' } });
});
