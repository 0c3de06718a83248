import { invite } from '#contract/people';
import { createClient } from '#contract/stores';
import { TOTP, Secret } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { owner, type Server, startServer } from './stage/server.ts';
import { watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shops: Shop[];
let call: Caller;
beforeAll(async () => {
  [server, browser, shops] = await Promise.all([
    startServer(),
    openBrowser(),
    Promise.all([startShop(), startShop({ platform: 'magento' })]),
  ]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), ...shops.map((shop) => shop.close())]);
});

/** As an authenticator app does; `ahead` in steps of thirty seconds, since a code serves once. */
const codeOf = (secret: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Account' }).first().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Vakhta' }).waitFor();
}

test('a code from the phone, then a passkey, as the way in', async () => {
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);
  await page.goto(`${server.base}/me`);
  const begun = page.waitForResponse((answer) => answer.url().endsWith('/api/me/totp'));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const { secret } = (await (await begun).json()) as { secret: string };
  await page.getByRole('dialog').locator('input').first().click();
  await page.keyboard.type(codeOf(secret));
  await page.getByText('Keep your backup codes').waitFor();
  const backup = await page.getByRole('dialog').locator('pre').first().innerText();
  await page.getByLabel('I have kept the codes').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('On. Sign-in asks for a code').waitFor();

  await leave(page);
  await password(page);
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  // Where the first digit goes is for a person to see; typing into nothing is for nobody.
  await page.locator('input').filter({ visible: true }).first().click();
  await page.keyboard.type(codeOf(secret, 1));
  await page.locator('nav').first().waitFor();

  await leave(page);
  await password(page);
  await page.getByText('use a backup code').click();
  await page.getByLabel('Backup code').fill(backup);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('nav').first().waitFor();

  const authenticator = await context.newCDPSession(page);
  await authenticator.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await authenticator.send('WebAuthn.addVirtualAuthenticator', { options });
  await page.goto(`${server.base}/me`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name of the passkey').fill('Laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Laptop').waitFor();
  await leave(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.locator('nav').first().waitFor();
  expect(complaints).toEqual([]);
});

async function password(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');
}

test('a client’s reader sees the stores of that client, and nothing to change', async () => {
  const [mine, others] = shops as [Shop, Shop];
  // Whoever has turned the second step on must bring it; this story is another's.
  const own = await call(createClient, { body: { name: 'Clay and Kiln Ltd' } });
  const shown = await watchStore(call, mine.origin, 'Their shop', own.id);
  const hidden = await watchStore(call, others.origin, 'Somebody else’s shop');
  const { link } = await call(invite, {
    body: { email: 'reader@flows.test', role: 'client_viewer', clientIds: [own.id] },
  });

  const { page, complaints } = await visit(browser);
  await page.goto(link);
  await page.getByLabel('Your name').fill('Reader');
  await page.getByLabel('Password', { exact: true }).fill('only-for-reading');
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('Their shop').first().waitFor();
  expect(await page.getByText('Somebody else').count()).toBe(0);
  const menu = await page.locator('nav').first().innerText();
  for (const closed of ['People', 'Settings', 'Notices', 'Probers']) expect(menu).not.toContain(closed);
  expect(await page.getByRole('link', { name: 'Add a store' }).count()).toBe(0);

  await page.goto(`${server.base}/stores/${shown.id}`);
  await page.getByRole('heading', { name: 'Their shop' }).waitFor();
  expect(await page.getByText('Add a monitor').count()).toBe(0);
  for (const path of ['/people', '/settings', '/channels', '/monitors/new', `/stores/${hidden.id}`]) {
    await page.goto(server.base + path);
    await page.locator('main').getByRole('heading').first().waitFor();
    const text = await page.locator('main').innerText();
    expect(text, path).toMatch(/There is no such|not for your role|Your role does not allow/);
    expect(text).not.toContain('Somebody else');
  }
  const refused = await page.evaluate('fetch("/api/people").then((answer) => answer.status)');
  expect(refused).toBe(403);
  expect(complaints).toEqual([]);
});
