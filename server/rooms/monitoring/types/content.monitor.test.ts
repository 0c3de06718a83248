import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebServer } from '../../../../test/fakes/web-server.ts';
import content from './content.monitor.ts';
import { probed, verdictOf } from './testing/laboratory.ts';
import { context, healthy, prose, startPage, type PageUnderWatch } from './testing/page-under-watch.ts';

const down = { verdict: 'down', failure: 'content' };
let page: PageUnderWatch;
beforeAll(async () => {
  page = await startPage();
});
afterAll(() => page.close());

describe('change that is one', () => {
  test.each<[string, string, string, string?]>([
    ['emptied', 'emptied', healthy().replace(prose(200), 'Soon.')],
    ['most of it gone', 'shrunk', healthy().replace(prose(200), prose(40)), 'degraded'],
    [
      'parked',
      'replaced',
      `<title>clayhouse.example</title><h1>Buy this name</h1><p>${'This excellent name could be yours today, ask for its price. '.repeat(10)}</p>`,
    ],
    [
      'another script',
      'language_changed',
      healthy().replace(prose(200), 'スーパーコピー時計ブランド専門店激安通販品質保証'.repeat(40)),
    ],
    ['name gone', 'name_missing', healthy().replaceAll('Clay House', 'Our shop')],
    [
      'a script from a stranger',
      'script_host_new',
      healthy('<script src="https://cdn.unheard-of.example/a.js"></script>'),
      'degraded',
    ],
    [
      'a borrowed name',
      'script_host_borrowed',
      healthy(
        '<script src="https://www.googie-analytics.example/ga.js"></script><script src="https://jquery-cdn.example/j.js"></script>',
      ),
    ],
    [
      'a password form that leads away',
      'form_moved',
      healthy().replace('action="/login"', 'action="https://collect.example/login"'),
    ],
    [
      'another form that leads away',
      'form_moved',
      healthy().replace('action="/search"', 'action="https://collect.example/q"'),
      'degraded',
    ],
    [
      'a hidden frame',
      'frame_new',
      healthy('<iframe src="https://collect.example/f" width="1" height="1"></iframe>'),
      'degraded',
    ],
    [
      'a quick departure',
      'sent_away',
      healthy('', '<meta http-equiv="refresh" content="0; url=https://prizes.example/">'),
    ],
    [
      'one hidden link with spam',
      'hidden_links',
      healthy('<p style="font-size:0"><a href="https://x.example">best online casino</a></p>'),
    ],
    [
      'three hidden links',
      'hidden_links',
      healthy(
        '<div style="position:absolute;left:-9999px"><a href="https://a.example">a</a><a href="https://b.example">b</a><a href="https://c.example">c</a></div>',
      ),
    ],
    ['visible spam', 'spam_text', healthy('<p>Buy viagra online now</p>')],
  ])('%s', async (_, code, changed, verdict = 'down') => {
    const outcome = await page.look(changed, await page.learn(healthy()));
    expect(outcome.reason.code).toBe(code);
    expect(verdictOf(outcome)).toEqual({ verdict, failure: 'content' });
  });

  test('all prices gone', async () => {
    const shelf = (n: number) =>
      Array.from({ length: n }, (_, i) => `<li>Mug ${i} <span>${i + 10}.00 €</span></li>`).join('');
    expect(await page.look(healthy('<p>Nothing here.</p>'), await page.learn(healthy(shelf(9))))).toMatchObject({
      verdict: 'degraded',
      reason: { code: 'prices_gone', params: { before: 9 } },
    });
  });

  test.each([
    ['checkout', {}],
    ['checkout', { page: 'checkout' }],
  ])('on a page with card fields nothing new comes unnoticed (%s %o)', async (_, settings) => {
    const checkout = (script: string) =>
      healthy(
        `<form action="/pay" method="post"><input autocomplete="cc-number" name="n"></form><script src="https://js.stripe.com/v3/"></script>${script}`,
      );
    const baseline = await page.learn(checkout(''), settings);
    expect(
      await page.look(checkout('<script src="https://cdn.unheard-of.example/a.js"></script>'), baseline, settings),
    ).toMatchObject({ ...down, reason: { code: 'script_host_checkout' } });
    expect(
      await page.look(
        checkout('<script src="https://www.googletagmanager.com/gtm.js?id=1"></script>'),
        baseline,
        settings,
      ),
    ).toMatchObject({ ...down, reason: { code: 'script_host_checkout' } });
    expect(
      verdictOf(
        await page.look(
          checkout('<script src="https://js.stripe.com/v3/?advancedFraudSignals=1"></script>'),
          baseline,
          settings,
        ),
      ),
    ).toEqual({ verdict: 'up' });
  });
});

describe('evident at the first look', () => {
  test.each<[string, string, string]>([
    [
      'a ransom note in Russian',
      'ransom_note',
      '<p>Все ваши файлы зашифрованы. Чтобы расшифровать их, переведите 0.1 BTC на кошелёк в течение 72 часов.</p>',
    ],
    ['a boast in the title', 'defaced', '<title>HaCkeD By Anon</title><p>We were here.</p>'],
    ['a boast in Ukrainian', 'defaced', '<h1>Сайт зламано</h1><p>Наша група.</p>'],
    [
      'five hidden strangers',
      'hidden_links',
      healthy(
        `<div style="left:-9999px;position:absolute">${[1, 2, 3, 4, 5].map((n) => `<a href="https://site${n}.example">n</a>`).join('')}</div>`,
      ),
    ],
    [
      "links hidden by the page's own style",
      'hidden_links',
      healthy(
        '<div class="xq"><a href="https://x.example">payday loans</a></div>',
        '<style>body{margin:0}.xq{position:absolute;left:-5000px}</style>',
      ),
    ],
    ['two kinds of spam', 'spam_text', healthy('<p>Online casino bonus and cheap viagra for you</p>')],
    ['nothing to see', 'empty', '<html><head><title>Shop</title></head><body></body></html>'],
    ['an error page', 'page_database', '<h1>Error establishing a database connection</h1>'],
    [
      'a database error amid the page',
      'page_php',
      healthy('<br /><b>Fatal error</b>:  Uncaught Error: x in /var/www/a.php:3'),
    ],
  ])('%s', async (_, code, text) => {
    const outcome = await page.look(text);
    expect(outcome.reason.code).toBe(code);
    expect(verdictOf(outcome)).toEqual(down);
  });

  test('spam that is shown to search engines alone', async () => {
    page.forCrawlers = healthy('<p>Best online casino bonus, buy viagra online</p>');
    const outcome = await page.look(healthy());
    const unasked = await page.look(healthy(), null, { crawler: false });
    page.forCrawlers = null;
    expect(outcome).toMatchObject({ ...down, reason: { code: 'spam_for_crawlers' } });
    expect(verdictOf(unasked)).toEqual({ verdict: 'up' });
  });
});

test('words that a person asked for', async () => {
  expect(
    verdictOf(await page.look(healthy(), null, { required: ['clay   house', 'HANDMADE'], forbidden: ['sold out'] })),
  ).toEqual({ verdict: 'up' });
  expect(await page.look(healthy(), null, { required: ['Add to cart'] })).toMatchObject({
    ...down,
    reason: { code: 'text_missing', params: { text: 'Add to cart' } },
  });
  expect(await page.look(healthy('<p>Sold out</p>'), null, { forbidden: ['sold out'] })).toMatchObject({
    ...down,
    reason: { code: 'text_forbidden' },
  });
  expect(
    verdictOf(
      await page.look(healthy('<script>var x = "sold out"</script><p hidden>sold out</p>'), null, {
        forbidden: ['sold out'],
      }),
    ),
    'where nobody sees it',
  ).toEqual({ verdict: 'up' });
});

test('what a person accepts is normal from then on, and nothing else', async () => {
  const odd = healthy(
    '<div style="display:none"><a href="https://a.example">online casino</a></div><script src="https://cdn.unheard-of.example/a.js"></script>',
  );
  const before = await page.learn(healthy());
  expect(verdictOf(await page.look(odd, before))).toEqual(down);
  const accepting = await page.look(odd, before, {}, { accept: true });
  expect(accepting).toMatchObject({ verdict: 'up', reason: { code: 'accepted' } });
  expect(verdictOf(await page.look(odd, accepting.learned))).toEqual({ verdict: 'up' });
  expect(
    verdictOf(await page.look(odd.replace('</body>', '<p>Buy viagra online</p></body>'), accepting.learned)),
  ).toEqual(down);
});

test('a healthy page that drifts away takes its fingerprint along', async () => {
  const baseline = await page.learn(healthy());
  expect(
    (await page.look(healthy('<p>A little more.</p>'), baseline)).learned,
    'small changes are not worth a write',
  ).toBeUndefined();
  const other = healthy().replace(
    prose(200),
    'Winter candles wool blankets lanterns and everything that makes long evenings short again for you and yours. '.repeat(
      12,
    ),
  );
  const tomorrow = { now: Date.now() + 86_400_001 };
  const { learned, verdict } = await page.look(other, baseline, {}, tomorrow);
  expect(verdict).toBe('up');
  expect(learned).toMatchObject({ v: 1, brand: 'Clay House', words: expect.arrayContaining(['lanterns']) });
  expect((await page.look(other, learned, {}, tomorrow)).learned).toBeUndefined();
  const month = await page.look(healthy(), baseline, {}, { now: Date.now() + 40 * 86_400_000 });
  expect(month.learned).toMatchObject({ v: 1 });
});

test('a page that is not there is told as the http monitor tells it', async () => {
  const gone = await startWebServer((_, response) => void response.writeHead(500).end('x'));
  expect(await probed(content, { url: gone.origin }, context())).toMatchObject({
    verdict: 'down',
    failure: 'http',
    reason: { code: 'status' },
  });
  await gone.close();
  expect(await probed(content, { url: gone.origin }, context())).toMatchObject({ verdict: 'down', failure: 'connect' });
});

test('a baseline of another version is learned anew', async () => {
  expect(await page.look(healthy(), { v: 0, words: ['other'] })).toMatchObject({
    verdict: 'up',
    reason: { code: 'learned' },
  });
});
