import { expect, test } from 'vitest';
import type { Outcome } from '#core/probe';
import { hideSecrets } from './hide-secrets.ts';

const down = (more: Partial<Outcome>): Outcome => ({
  verdict: 'down',
  failure: 'http',
  reason: { code: 'status', params: {} },
  totalMs: 10,
  phases: {},
  conditions: [],
  ...more,
});
const secret = `p"a/s&s'w <o>rd+№1`;
const hide = hideSecrets([secret]);
const page = (bodyExcerpt: string, by = hide): string => by(down({ evidence: { bodyExcerpt } })).evidence!.bodyExcerpt!;
const inPage = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test.each([
  ['as it is', secret],
  ['in an address', encodeURIComponent(secret)],
  ['in a form', new URLSearchParams({ k: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON of PHP', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['in a page', inPage],
  ['in an attribute', inPage.replaceAll('"', '&quot;').replaceAll("'", '&#39;')],
  ['as PHP puts it into a page', inPage.replaceAll('"', '&quot;').replaceAll("'", '&#039;')],
  ['as Base64', Buffer.from(secret).toString('base64')],
  ['as Base64 for addresses', Buffer.from(secret).toString('base64url')],
  ['in hexadecimal digits', Buffer.from(secret).toString('hex')],
  ['in capitals', secret.toUpperCase()],
])('a secret is hidden %s', (_, text) => {
  expect(page(`before ${text} after`)).toMatch(/^before \*{8}=* after$/);
});

test('a secret is hidden in each place of an outcome, and the rest stays', () => {
  const hidden = hide(
    down({
      reason: { code: 'page_error', params: { quote: `said ${secret}`, status: 500 } },
      conditions: [{ text: `[BODY] ("${secret}") = no error page`, ok: false }],
      evidence: {
        status: 500,
        headers: { 'x-echo': secret, [secret]: '1' },
        redirects: [{ status: 302, to: `https://shop.example/?k=${encodeURIComponent(secret)}` }],
        facts: { detail: secret, lost: 3, hosts: [secret, 'cdn.example'] },
      },
    }),
  );
  expect(hidden).toEqual(
    down({
      reason: { code: 'page_error', params: { quote: 'said ********', status: 500 } },
      conditions: [{ text: '[BODY] ("********") = no error page', ok: false }],
      evidence: {
        status: 500,
        headers: { 'x-echo': '********', '********': '1' },
        redirects: [{ status: 302, to: 'https://shop.example/?k=********' }],
        facts: { detail: '********', lost: 3, hosts: ['********', 'cdn.example'] },
      },
    }),
  );
});

test('what an excerpt shows of a secret before it ends is hidden too', () => {
  const token = hideSecrets(['tok-0123456789-abcdef']);
  expect(page('key=tok-0123456', token)).toBe('key=********');
  expect(page('("key tok-01…") = no error page', token)).toBe('("key ********…") = no error page');
  expect(page('a token', token)).toBe('a token');
});

test('a short secret is hidden where it stands alone, and one of three letters is none', () => {
  expect(page('demo of democracy, abc', hideSecrets(['demo', 'abc']))).toBe('******** of democracy, abc');
});

test('the longest is hidden as a whole', () => {
  expect(page('watchman-7 watchman-7-and-more', hideSecrets(['watchman-7', 'watchman-7-and-more']))).toBe(
    '******** ********',
  );
});

test('where there is nothing to hide an outcome passes as it is', () => {
  const outcome = down({ evidence: { bodyExcerpt: 'x' } });
  expect(hideSecrets(['', 'abc'])(outcome)).toBe(outcome);
});
