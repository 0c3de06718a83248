import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { keysOn, median, ownKeys, watchKeys } from './reactions.ts';
import { inBrowser } from './visit.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

/** Keys typed into a box whose handler keeps the page busy for so long. */
async function typed(busyMs: number) {
  web = await startWebServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Kiln</title><input id="box"><p id="out"></p><script>
      box.addEventListener('input', () => {
        const until = performance.now() + ${busyMs};
        while (performance.now() < until);
        out.textContent = box.value;
      })</script>`),
  );
  const { origin } = web;
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  return inBrowser({ net, signal: new AbortController().signal }, async ({ page }) => {
    await watchKeys(page);
    const own = await ownKeys(page);
    await page.goto(origin);
    await page.locator('#box').pressSequentially('mug of clay', { delay: 40 });
    await page.waitForTimeout(400);
    return { own, keys: await keysOn(page), again: await keysOn(page) };
  });
}

test('each key is told once, the time that the page is busy in it', async () => {
  const { own, keys, again } = await typed(300);
  expect(keys).toHaveLength(11);
  // A machine may be slower than the handler, never faster.
  expect(Math.min(...keys)).toBeGreaterThanOrEqual(290);
  expect(own).toBeGreaterThanOrEqual(16);
  expect(again).toEqual([]);
});

test('keys that took too short to be told count, too', async () => {
  const { keys } = await typed(0);
  expect(keys).toHaveLength(11);
  expect(Math.min(...keys)).toBeGreaterThanOrEqual(16);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[], 0],
])('the middle of %j', (numbers, wanted) => {
  expect(median(numbers)).toBe(wanted);
});
