import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verdictOf } from '../testing/laboratory.ts';
import { healthy, prose, startPage, type PageUnderWatch } from '../testing/page-under-watch.ts';

let page: PageUnderWatch;
beforeAll(async () => {
  page = await startPage();
});
afterAll(() => page.close());

describe('routine that is no finding', () => {
  const banner = '<div class="sale">Black Friday: everything cheaper, only until Sunday!</div>';
  test.each<[string, string]>([
    ['a banner', healthy(banner)],
    ['a new title', healthy().replace('handmade ceramics', 'Black Friday')],
    ['another text of the same length', healthy().replace(prose(200), prose(400).slice(700, 1900))],
    ['twice the text', healthy(`<p>${prose(200)}</p>`)],
    ['half the text', healthy().replace(prose(200), prose(100))],
    [
      'measuring by a well-known service',
      healthy(
        '<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script><script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}</script>',
      ),
    ],
    [
      'a script of its own from another subdomain',
      healthy('<script src="https://cdn.127.0.0.1.nip.example/x.js"></script>').replace(
        'https://cdn.127.0.0.1.nip.example',
        '',
      ),
    ],
    ['a video', healthy('<iframe src="https://www.youtube.com/embed/1" width="560" height="315"></iframe>')],
    [
      'links to partners',
      healthy('<a href="https://kiln-makers.example">Kiln makers</a> <a href="https://clay-pit.example">Clay pit</a>'),
    ],
    [
      'a menu that opens later',
      healthy(
        '<nav style="display:none"><a href="/a">A</a><a href="https://www.instagram.com/clay">Instagram</a><a href="https://t.me/clay">Telegram</a></nav>',
      ),
    ],
    [
      'a newsletter form',
      healthy('<form action="https://clay.us1.list-manage.com/subscribe" method="post"><input name="EMAIL"></form>'),
    ],
    [
      'a product about gambling',
      healthy('<h2>Poker chip coasters</h2><p>Four coasters that look like poker chips.</p>'),
    ],
    [
      'an article about break-ins',
      healthy('<p>How do you notice that a shop was hacked by strangers? Look at the checkout first, and call us.</p>'),
    ],
    [
      'the other language',
      healthy().replace(
        prose(200),
        'Керамические кружки тарелки и вазы ручной работы из нашей мастерской с доставкой по всей стране за три дня '.repeat(
          12,
        ),
      ),
    ],
  ])('%s', async (_, changed) => {
    const baseline = await page.learn(healthy());
    const outcome = await page.look(changed, baseline);
    expect(outcome.conditions.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdictOf(outcome)).toEqual({ verdict: 'up' });
  });
});
