import { createStatusPage } from '#contract/status';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, visit } from './stage/browser.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let office: PostOffice;
beforeAll(async () => {
  [server, browser, shop, office] = await Promise.all([startServer(), openBrowser(), startShop(), startPostOffice()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), office.close()]);
});

test('the public reads how a store is, in its own language, and subscribes by mail', async () => {
  const call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
  const store = await watchStore(call, shop.origin, 'Clay and Kiln');
  const { url } = await call(createStatusPage, {
    body: { slug: 'clay', title: 'Clay and Kiln', clientId: store.clientId, color: '#2456a6' },
  });

  const { page, complaints } = await visit(browser, { ...phone, colorScheme: 'dark' });
  await page.goto(url);
  await renewed(page, 'Everything works');
  expect(await page.locator('svg.bars rect').count()).toBe(90);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: 'Українська' }).tap();
  await page.getByText('Усе працює').waitFor();
  await page.getByRole('link', { name: 'Русский' }).tap();
  await page.getByText('Всё работает').waitFor();

  await page.getByRole('textbox').fill('reader@flows.test');
  await page.getByRole('button').tap();
  const asked = await office.waitFor(({ letter }) => letter.to.includes('reader@flows.test'));
  await page.goto(/http\S+\/confirm\/\S+/.exec(asked.letter.text)![0]);
  await page.getByRole('button', { name: 'Подтвердить подписку' }).tap();
  await page.getByText('Подписка подтверждена').waitFor();

  shop.faults.add('down');
  await office.waitFor(({ letter }) => letter.to.includes('reader@flows.test') && letter !== asked.letter);
  await page.goto(`${url}?lang=en`);
  await renewed(page, 'Something does not work');
  expect(
    await page
      .locator('section.card')
      .filter({ hasText: 'being worked on' })
      .or(page.locator('section.card').filter({ hasText: 'noticed' }))
      .count(),
  ).toBeGreaterThan(0);
  const body = await page.content();
  for (const inside of [shop.host, String(shop.port), 'status 503']) expect(body).not.toContain(inside);

  const feed = await fetch(`${url}/feed.atom`);
  expect(feed.headers.get('content-type')).toContain('atom');
  expect(await feed.text()).toContain('<entry>');
  shop.faults.clear();
  await office.waitFor(
    ({ letter }) => letter.to.includes('reader@flows.test') && /Снова работает/.test(letter.subject),
  );
  await renewed(page, 'Everything works');
  expect(complaints).toEqual([]);

  /** The page is made at most every few seconds, whoever asks. */
  async function renewed(of: typeof page, text: string): Promise<void> {
    for (const over = Date.now() + 90_000; !(await of.getByRole('status').filter({ hasText: text }).isVisible()); ) {
      if (Date.now() > over) throw new Error(`The page did not come to say “${text}”.`);
      await of.waitForTimeout(1000);
      await of.reload();
    }
  }
});
