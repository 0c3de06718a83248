import { expect, test } from 'vitest';
import { cacheState } from './page-cache.ts';

test.each<[Record<string, string>, string]>([
  [{ 'cf-cache-status': 'HIT' }, 'hit'],
  [{ 'cf-cache-status': 'DYNAMIC' }, 'bypass'],
  [{ 'cf-cache-status': 'DYNAMIC', 'x-litespeed-cache': 'hit' }, 'hit'],
  [{ 'cf-cache-status': 'EXPIRED' }, 'miss'],
  [{ 'x-cache': 'Hit from cloudfront' }, 'hit'],
  [{ 'x-cache': 'MISS, HIT' }, 'hit'],
  [{ 'x-cache': 'TCP_MEM_HIT from a23' }, 'hit'],
  [{ 'x-cache': 'MISS' }, 'miss'],
  [{ 'x-magento-cache-debug': 'MISS' }, 'miss'],
  [{ 'x-cache-status': 'BYPASS' }, 'bypass'],
  [{ 'x-litespeed-cache': 'hit,private' }, 'hit'],
  [{ 'x-varnish': '32770 3' }, 'hit'],
  [{ 'x-varnish': '32770' }, 'silent'],
  [{ age: '120' }, 'hit'],
  [{ age: '0', 'x-cache': 'MISS' }, 'miss'],
  [{ age: 'soon' }, 'silent'],
  [{ 'x-cache': 'whatever' }, 'silent'],
  [{}, 'silent'],
])('%j is a %s', (headers, said) => {
  expect(cacheState(headers).said).toBe(said);
});

test('the header that says so is kept, and no more of it than need be', () => {
  expect(cacheState({ 'x-cache': 'MISS' }).quote).toBe('x-cache: MISS');
  expect(cacheState({ 'x-cache': `HIT ${'x'.repeat(5000)}` }).quote).toHaveLength(200);
});
