import { afterEach, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { putIntoCart, settled } from './customer.ts';
import { inBrowser } from './visit.ts';

let web: WebServer | undefined;
afterEach(() => web?.close());

/** A product whose button asks for a colour first; `taken` says what a click on a colour does. */
async function bought(choices: string, taken: string) {
  const asked: string[] = [];
  const html = `<title>Mug</title><h1>Mug</h1><form onsubmit="return false">${choices}<p id="plea"></p>
    <button type="button" onclick="colour ? fetch('/cart', { method: 'POST' }) : plea.textContent = 'Please select variant options'">Add to cart</button></form>
    <script>let colour = ''; const take = (one) => { ${taken} }</script>`;
  web = await startWebServer((request, response) => {
    asked.push(request.method ?? '');
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  const { origin } = web;
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const because = await inBrowser({ net, signal: new AbortController().signal }, async ({ page }) => {
    await page.goto(origin);
    await settled(page);
    return putIntoCart(page);
  });
  return { because: because?.code ?? null, sent: asked.filter((method) => method === 'POST').length };
}
const swatches =
  '<ul><li><button type="button" onclick="take(1)">White</button></li><li><button type="button">Black</button></li></ul>';

test('a colour that is a button is chosen, be the plea still there afterwards', async () => {
  expect(await bought(swatches, 'colour = one')).toEqual({ because: null, sent: 1 });
});

test('a choice that cannot be made is no empty cart of the shop', async () => {
  expect(await bought(swatches, '')).toEqual({ because: 'choice_asked', sent: 0 });
  await web!.close();
  expect(await bought('<div onclick="take(1)">White</div>', 'colour = one')).toEqual({
    because: 'choice_asked',
    sent: 0,
  });
});
