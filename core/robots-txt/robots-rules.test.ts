import { expect, test } from 'vitest';
import { robotsRules } from './robots-rules.ts';

const may = (text: string | null, path: string, robot = 'vakhta') =>
  robotsRules(text, robot).judge(new URL(path, 'https://shop.example')).allowed;

test.each<[string | null, string, boolean]>([
  [null, '/a', true],
  ['', '/a', true],
  ['User-agent: *\nDisallow: /', '/a', false],
  ['User-agent: *\nDisallow:', '/a', true],
  ['Disallow: /', '/a', true],
  ['User-agent: *\nDisallow: /cart', '/cart/', false],
  ['User-agent: *\nDisallow: /cart', '/category', true],
  ['User-agent: *\nDisallow: /\nAllow: /shop/', '/shop/mug', true],
  ['User-agent: *\nDisallow: /shop\nAllow: /shop', '/shop', true],
  ['User-agent: *\nDisallow: /*?', '/a?b=1', false],
  ['User-agent: *\nDisallow: /*?', '/a', true],
  ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
  ['User-agent: *\nDisallow: /*.pdf$', '/a.pdf.html', true],
  ['User-agent: *\nDisallow: /$', '/', false],
  ['User-agent: *\nDisallow: /$', '/a', true],
  ['User-agent: Vakhta\nDisallow: /a\n\nUser-agent: *\nDisallow: /', '/b', true],
  ['User-agent: Googlebot\nUser-agent: VAKHTA/1.0\nDisallow: /a # not here', '/a', false],
  ['User-agent: Googlebot\nDisallow: /\n', '/a', true],
  ['User-agent: *\nCrawl-delay: 2\nDisallow: /a\nUser-agent: *\nDisallow: /b', '/b', false],
  ['User-agent: *\nDisallow: /кошик', '/%D0%BA%D0%BE%D1%88%D0%B8%D0%BA/', false],
  ['\ufeffuser-agent: *\r\ndisallow: /x\r\n', '/x', false],
])('%j: %s', (text, path, allowed) => {
  expect(may(text, path)).toBe(allowed);
});

test('the line that decides is named, and the wait it asks for', () => {
  const rules = robotsRules('User-agent: *\nDisallow: /cart # ours\nCrawl-delay: 2.5', 'vakhta');
  expect(rules.judge(new URL('https://shop.example/cart'))).toEqual({ allowed: false, rule: 'Disallow: /cart' });
  expect(rules.delay).toBe(2.5);
});

test('a pattern of a thousand stars is judged, not suffered', () => {
  expect(may(`User-agent: *\nDisallow: /${'*a'.repeat(900)}$`, `/${'a'.repeat(899)}`)).toBe(true);
});
