import type { Page } from 'playwright-core';
import { settled } from '../browser/customer.ts';
import type { Arrival } from './step.ts';

/** Opens an address and waits until the page has loaded what it wants to. What went wrong is a value. */
export async function arrive(page: Page, url: string): Promise<Arrival> {
  try {
    const answer = await page.goto(url, { waitUntil: 'domcontentloaded' });
    if (!answer) return { error: new Error('no answer') };
    await settled(page);
    return { answer, endsAt: page.url() };
  } catch (error) {
    return { error: error as Error };
  }
}
