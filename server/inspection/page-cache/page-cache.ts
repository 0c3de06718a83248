import type { PageKind } from '#contract/stores';

/** The same pages asked for again, one after another: what caches say of themselves, and how long the answer took. */
export interface PageCache {
  pages: { kind: PageKind; url: string; visits: CacheVisit[] }[];
}

export interface CacheVisit {
  firstByteMs: number;
  said: CacheState;
  /** The header that says so, as it came; empty where none does. */
  quote: string;
}

/** `silent`: no header tells of a cache, which does not mean that there is none. */
export type CacheState = 'hit' | 'miss' | 'bypass' | 'silent';

/** By name, the surest first. Whoever stands nearest to the visitor speaks for the page. */
const speakers = [
  'cf-cache-status',
  'cdn-cache',
  'x-vercel-cache',
  'x-litespeed-cache',
  'x-magento-cache-debug',
  'x-magento-cache-control',
  'x-cache',
  'x-cache-status',
  'x-proxy-cache',
  'x-fastcgi-cache',
  'x-nginx-cache',
  'x-varnish-cache',
  'x-drupal-cache',
  'x-wp-cf-super-cache-cache-status',
  'x-kinsta-cache',
  'x-sg-cache',
  'x-symfony-cache',
  'server-cache',
];

/** What headers of an answer say of a cache of pages. */
export function cacheState(headers: Record<string, string>): Pick<CacheVisit, 'said' | 'quote'> {
  let least: Pick<CacheVisit, 'said' | 'quote'> | null = null;
  for (const name of speakers) {
    const value = headers[name];
    const said = value === undefined ? null : stateOf(value);
    if (value === undefined || said === null) continue;
    const told = { said, quote: `${name}: ${value}`.slice(0, 200) };
    // One cache that has it is enough: the others were not asked, or did not need to answer.
    if (said === 'hit') return told;
    least ??= told;
  }
  const varnish = headers['x-varnish']?.trim();
  if (varnish && /^\d+ \d+$/.test(varnish)) return { said: 'hit', quote: `x-varnish: ${varnish}` };
  const age = headers['age'];
  if (age !== undefined && Number(age) > 0) return { said: 'hit', quote: `age: ${age}`.slice(0, 200) };
  return least ?? { said: 'silent', quote: '' };
}

function stateOf(value: string): CacheState | null {
  if (/\b(?:hit|stale|updating|revalidated)\b|^tcp_\w*hit/i.test(value)) return 'hit';
  if (/\b(?:bypass|dynamic|no-cache|uncacheable|pass)\b/i.test(value)) return 'bypass';
  return /\b(?:miss|expired|store|stored|fresh)\b/i.test(value) ? 'miss' : null;
}
