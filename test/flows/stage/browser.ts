import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { owner } from './server.ts';

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Errors that the browser noted, other than answers of the server that a test provoked. */
  complaints: string[];
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });

/** Holds each call of the page back for up to so many milliseconds, to find the flow that looks before it has its answer. */
const held = Number(process.env['VAKHTA_FLOWS_HELD'] ?? 0);

/** A window of a person's own. When the test fails, its picture is kept and said where. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 850 }, locale: 'en-GB', ...options });
  context.setDefaultTimeout(120_000);
  if (held > 0)
    await context.route('**/api/**', async (route) => {
      await setTimeout(Math.random() * held);
      await route.continue().catch(() => undefined);
    });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  onTestFailed(async ({ task }) => {
    const folder = mkdtempSync(join(tmpdir(), 'vakhta-flow-picture-'));
    const path = join(folder, 'page.png');
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
    process.stderr.write(`${task.name}: ${page.url()}, see ${path}\n${complaints.join('\n')}\n`);
  });
  return { page, context, complaints };
}

export async function signIn(
  page: Page,
  base: string,
  who: { email: string; password: string } = owner,
): Promise<void> {
  await page.goto(base);
  await page.locator('input[type=email]').fill(who.email);
  await page.locator('input[type=password]').fill(who.password);
  await page.keyboard.press('Enter');
  await page.locator('nav').filter({ visible: true }).first().waitFor();
}
