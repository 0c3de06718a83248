import { expect, test } from 'vitest';
import type { PageSeen } from '../../artifacts.ts';
import { judged, seen } from '../../testing/judged.ts';
import scriptPolicy from './script-policy.check.ts';

const sound = "script-src 'self'; object-src 'none'";
const checkout = (headers: Record<string, string>, html = ''): PageSeen =>
  seen('checkout', html, { url: 'https://shop.example/checkout/', headers });
const found = (...pages: PageSeen[]) => {
  const problems = judged(scriptPolicy, { pages: [seen('home', ''), ...pages] });
  return (
    problems &&
    problems.map(({ severity = 'low', evidence }) => [severity, ...evidence.map(({ quote }) => quote.slice(25))])
  );
};
const meta = (policy: string) =>
  `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>`;

test.each<[string, PageSeen, unknown]>([
  ['none', checkout({}), [['low', '–']]],
  ['one that is sound', checkout({ 'content-security-policy': sound }), []],
  [
    'one that lets everything in',
    checkout({ 'content-security-policy': "script-src * 'unsafe-inline'" }),
    [['low', "'unsafe-inline'", '*', 'object-src –']],
  ],
  [
    'one that only makes it easier',
    checkout({ 'content-security-policy': "script-src 'self'" }),
    [['info', 'object-src –']],
  ],
  ['one of two that is sound', checkout({ 'content-security-policy': `default-src *, ${sound}` }), []],
  [
    'one that only reports',
    checkout({ 'content-security-policy-report-only': sound }),
    [['low', `– (Report-Only: ${sound})`]],
  ],
  ['one in the page', checkout({}, meta(sound)), []],
  ['one in the page that helps a weak one', checkout({ 'content-security-policy': 'script-src *' }, meta(sound)), []],
  ['one in the page that counts for nothing there', checkout({}, meta("frame-ancestors 'none'")), [['low', '–']]],
  ['one below the head', checkout({}, `<html><head></head><body>${meta(sound)}`), [['low', '–']]],
  ['an empty one', checkout({ 'content-security-policy': ' ; ' }), [['low', '–']]],
])('where customers pay, the policy is %s', (_, page, expected) => {
  expect(found(page)).toEqual(expected);
});

test('it is asked for where customers pay', () => {
  expect(found()).toBeNull();
  expect(found(seen('cart', '', { status: 404 }))).toBeNull();
});
test('a checkout that shows the cart is one page', () => {
  expect(
    found(
      seen('cart', '', { url: 'https://shop.example/cart/' }),
      seen('checkout', '', { url: 'https://shop.example/cart/' }),
    ),
  ).toEqual([['low', '–']]);
});

const withNonce = (kind: 'home' | 'cart' | 'checkout', nonce: string) =>
  seen(kind, '', {
    url: `https://shop.example/${kind}/`,
    headers: { 'content-security-policy': `script-src 'nonce-${nonce}'; object-src 'none'; base-uri 'none'` },
  });
test('a nonce that is the same on two pages opens both', () => {
  const quote = "'nonce-c2FtZXNhbWVzYW1lc2FtZQ' = 'nonce-c2FtZXNhbWVzYW1lc2FtZQ'";
  const same = 'c2FtZXNhbWVzYW1lc2FtZQ';
  expect(found(withNonce('home', same), withNonce('checkout', same))).toEqual([['low', quote]]);
  expect(found(withNonce('cart', 'bm90dGhlc2FtZW5vdHRoZQ'), withNonce('checkout', same))).toEqual([]);
});
