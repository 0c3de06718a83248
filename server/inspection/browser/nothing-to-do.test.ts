import { expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { hasNothingToDo } from './nothing-to-do.ts';
import { inBrowser } from './visit.ts';

const frame = (main: string): string =>
  `<!doctype html><meta charset=utf-8><header><a href="/">Shop</a><input type=search name=q><button>Search</button></header>
   <main>${main}</main><footer><form><input type=email name=newsletter><button>Subscribe</button></form></footer>`;

const late = `<div id=late></div><script>setTimeout(() => { late.innerHTML = '<input name=email>' }, 2500)</script>`;
const pages: Record<string, [string, boolean]> = {
  'an address to fill in': ['<form><input name=email></form>', false],
  'a button to go on as a guest': ['<button>Continue as a guest</button>', false],
  'a frame of a payment company': ['<iframe src="about:blank" width=300 height=200></iframe>', false],
  'a theme that speaks of its header on all of the page': [
    `<script>document.body.className = 'ast-header-break-point has-nav cookies-not-set'</script>
     <div class="site-header-fixed"><form class="checkout cookie-notice-shown"><input name=email></form></div>`,
    false,
  ],
  'what comes late': [late, false],
  'a loader that turns for ever': ['<div class=loader>Loading…</div><form hidden><input name=email></form>', true],
};

test('a checkout that its scripts never drew is told from one that can be filled in', {
  timeout: 120_000,
}, async () => {
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const seen = await inBrowser({ net, signal: new AbortController().signal }, async ({ page }) => {
    const found: Record<string, boolean> = {};
    for (const [name, [html]] of Object.entries(pages)) {
      await page.setContent(frame(html));
      found[name] = await hasNothingToDo(page);
    }
    return found;
  });
  expect(seen).toEqual(Object.fromEntries(Object.entries(pages).map(([name, [, nothing]]) => [name, nothing])));
});
