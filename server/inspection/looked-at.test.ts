import { expect, test } from 'vitest';
import { isLookedAt } from './looked-at.ts';
import { crawl, opened } from './testing/crawled.ts';

const one = 'https://shop.example/a';
test.each<[string, Parameters<typeof crawl>[1], string, string, boolean]>([
  ['a whole walk', { ended: 'done' }, 'redirect-loops', one, true],
  ['a budget that was spent, at what it came to', { ended: 'pages' }, 'redirect-loops', one, true],
  ['a budget that was spent, at what it did not come to', { ended: 'pages' }, 'redirect-loops', `${one}/b`, false],
  ['a budget that was spent, of the store as a whole', { ended: 'time' }, 'broken-links', '', true],
  ['a walk that was shut out', { ended: 'silent' }, 'broken-links', '', false],
  ['a walk that was stopped', { ended: 'stopped' }, 'redirect-loops', one, false],
  ['what needs no walk', { ended: 'stopped' }, 'exposed-repository', '/.git/HEAD', true],
])('%s', (_name, walk, check, about, looked) => {
  expect(isLookedAt({ crawl: crawl([opened('/a')], walk) }, check, about)).toBe(looked);
});

test('without a walk its checks are not judged at all', () => {
  expect(isLookedAt({}, 'redirect-loops', one)).toBe(true);
});
