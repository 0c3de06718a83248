import { readFileSync } from 'node:fs';
import { readAudit } from '#contract/audits';
import { addStore } from '#contract/stores';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '../fakes/web-server.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { joins } from './stage/person.ts';
import { type Server, startServer } from './stage/server.ts';

/** Titles by path. */
const old: Record<string, string> = {
  '/': 'Clay and Kiln',
  '/mugs/': 'Mugs that we throw',
  '/mugs/blue-mug/': 'Blue stoneware mug',
  '/vases/': 'Vases for one branch',
};

let server: Server;
let browser: Browser;
let web: WebServer;
let call: Caller;
let pages = old;
let hidden = '';
let pauseMs = 0;
beforeAll(async () => {
  [server, browser, web] = await Promise.all([
    startServer(),
    openBrowser(),
    startWebServer((request, response) => {
      const title = pages[request.url ?? ''];
      const robots = request.url === hidden ? '<meta name="robots" content="noindex">' : '';
      const links = Object.keys(pages).map((path) => `<a href="${path}">${path}</a>`);
      const page = `<!doctype html><html lang="en"><head><title>${title ?? 'No'}</title>${robots}</head><body><h1>${title ?? 'No'}</h1>${links.join('')}</body></html>`;
      setTimeout(() => response.writeHead(title ? 200 : 404, { 'content-type': 'text/html' }).end(page), pauseMs);
    }),
  ]);
  call = await callerOf(server.base);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), web.close()]);
});

const name = 'Before the new theme';
const noindex = 'Pages that now forbid search engines to list them: 1';
const gone = 'Pages that are gone and answer “not found”: 1';

test('a snapshot is kept before a change, and afterwards a person sees what is different, the harmful first', async () => {
  const store = await call(addStore, { body: { url: web.origin, name: 'Clay' } });
  const { page, context, complaints } = await visit(browser);
  await signIn(page, server.base);

  // One that takes too long is stopped, and says so.
  pauseMs = 2000;
  await page.goto(`${server.base}/audits/stores/${store.id}`);
  const list = page.getByRole('list', { name: 'Snapshots for search engines' });
  const keep = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Keep a snapshot' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('button', { name: 'Keep a snapshot' }).click();
    await form.waitFor({ state: 'hidden' });
  };
  await keep();
  await list.getByRole('progressbar').waitFor();
  await list.getByRole('button', { name: 'Stop', exact: true }).click();
  await list.getByText('Not taken. The audit that was to take it was stopped.').waitFor();
  await list.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('None is kept yet.').waitFor();
  pauseMs = 0;
  await keep();
  await list.getByRole('link', { name }).click();
  await page.getByRole('heading', { level: 1, name: `Snapshot “${name}”` }).waitFor();
  await page.getByText('Nothing to compare with yet').waitFor();

  // The new theme loses a page and hides another one.
  const { '/mugs/blue-mug/': _, ...others } = old;
  pages = others;
  hidden = '/mugs/';
  await page.getByRole('button', { name: 'Audit now and compare' }).click();
  await page.getByRole('heading', { name: `Since the snapshot “${name}”` }).waitFor();
  await page.getByText(noindex).waitFor();
  const auditId = new URL(page.url()).pathname.split('/').at(-1)!;
  expect((await call(readAudit, { params: { id: auditId } })).since?.name).toBe(name);
  await page.getByRole('link', { name: 'See what is different' }).click();

  const groups = page.locator('main').getByRole('heading', { level: 2 });
  await page.getByText(noindex).waitFor();
  expect((await groups.allInnerTexts()).slice(0, 2)).toEqual(['Shown in search or not (noindex)', 'Pages']);
  await page.getByText(gone).waitFor();
  await page.getByText(`${web.origin}/mugs/blue-mug/`).first().waitFor();

  // It leaves as a table of every page, and as a PDF in another language.
  const take = async (item: string) => {
    await page.getByRole('button', { name: 'Take away' }).click();
    const leaving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    return readFileSync(await (await leaving).path());
  };
  const csv = (await take('CSV, page by page')).toString();
  expect(csv).toContain(`"Pages that now forbid search engines to list them","${web.origin}/mugs/"`);
  expect((await take('PDF, українська')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(complaints).toEqual([]);
  await context.close();
  await asTheClientSeesIt(store.clientId, page.url());
});

/** On a phone, with nothing to press that is not for them. */
async function asTheClientSeesIt(clientId: string, address: string): Promise<void> {
  const theirs = await joins(server.base, call, {
    email: 'client@flows.test',
    role: 'client_viewer',
    clientIds: [clientId],
    name: 'Client',
    language: 'en',
  });
  const { page, context, complaints } = await visit(browser, phone);
  await signIn(page, server.base, theirs);
  await page.goto(address);
  await page.getByText(noindex).waitFor();
  for (const verb of ['Rename', 'Remove', 'Audit now and compare'])
    expect(await page.getByRole('button', { name: verb }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
}
