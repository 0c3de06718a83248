import type { Page } from 'playwright-core';
import { type ReadPage, readPage } from '#platforms';
import { settled } from './customer.ts';

const MOST = 4_000_000;

/** The page as it is after its scripts, read like any other; null where it does not open. */
export async function rendered(page: Page, url: URL): Promise<ReadPage | null> {
  const answer = await page.goto(url.href, { waitUntil: 'domcontentloaded' }).catch(() => null);
  if (answer?.status() !== 200) return null;
  await settled(page);
  const text = (await page.content()).slice(0, MOST);
  return readPage({
    ...{ requested: url.href, url: page.url(), status: 200, headers: answer.headers(), text },
    ...{ cookies: [], cookieLines: [], redirects: [], charset: 'utf-8', bytes: text.length, cut: null },
    ...{ ms: 0, firstByteMs: 0, address: '' },
  });
}
