import type { Artifacts } from './artifacts.ts';
import { checks } from './checks.ts';

/** It ended before it saw what it meant to see. */
const brokenOff = ['silent', 'stopped'];
const whole = ['done', 'series'];

/**
 * Whether what a check found before would have been found again. A walk through the shop that was broken off proves nothing of what
 * it did not find; one that spent its budget, nothing of an address that it did not come to.
 */
export function isLookedAt({ crawl }: Partial<Artifacts>, check: string, about: string): boolean {
  if (!crawl || !checks.get(check)?.needs.includes('crawl') || whole.includes(crawl.ended)) return true;
  if (brokenOff.includes(crawl.ended)) return false;
  return !URL.canParse(about) || crawl.pages.some(({ url }) => url === about);
}
