import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { password } from './cast/people.ts';

/**
 * Takes the pictures of the README from a demo that runs: `node demo/pictures.ts http://127.0.0.1:7100`. What they show
 * was lived by the real code, so they are taken again whenever the console changes.
 */
const [base = 'http://127.0.0.1:7100'] = process.argv.slice(2);
const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
const page = await context.newPage();

async function signIn(): Promise<void> {
  await page.goto(base);
  await page.locator('input[type=email]').fill('owner@demo.test');
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('article').first().waitFor();
}

async function take(name: string, from: Page = page): Promise<void> {
  // The live stream keeps the network busy for ever; fonts and charts are what a picture waits for.
  await from.evaluate('document.fonts.ready.then(() => undefined)');
  await from.waitForTimeout(1500);
  await from.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** The newest incident that is over has the whole story in it. */
async function openResolved(): Promise<void> {
  await page.goto(`${base}/incidents?state=resolved`);
  await page.locator('a[href*="/incidents/"]').filter({ hasText: '#' }).first().click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '#' }).waitFor();
}

await signIn();
await take('wall');
await openResolved();
await take('incident');
await page.goto(`${base}/monitors?q=Checkout`);
await page.locator('a[href*="/monitors/"]').filter({ hasText: 'Checkout' }).first().click();
await page.locator('.uplot').first().waitFor();
// As far down as the chart goes.
await page.setViewportSize({ width: 1280, height: 1000 });
await take('monitor');
await page.setViewportSize({ width: 1280, height: 800 });
await page.goto(`${base}/requests`);
await page
  .getByRole('link', { name: /charged twice/ })
  .first()
  .click();
await page.getByRole('heading', { level: 1 }).filter({ hasText: '#' }).waitFor();
await take('request');
await page.goto(`${base}/hours`);
await page
  .getByRole('link', { name: /^Clay and Kiln/ })
  .first()
  .click();
await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Clay and Kiln' }).waitFor();
await take('hours');
await page.goto(`${base}/status/clay-and-kiln?lang=en`);
await take('status');
await browser.close();
