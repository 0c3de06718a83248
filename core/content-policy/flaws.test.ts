import { expect, test } from 'vitest';
import { flawsOf, isWayIn, readPolicies } from './index.ts';

const rest = "object-src 'none'; base-uri 'none'";
const nonce = "'nonce-r4nd0mR4nd0mR4nd0mR4'";
const hash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const table: readonly [policy: string, flaws: string[]][] = [
  // Sound.
  [`script-src ${nonce}; ${rest}`, []],
  [`script-src ${nonce} 'strict-dynamic'; ${rest}`, []],
  [`script-src ${nonce} 'strict-dynamic' https: 'unsafe-inline'; ${rest}`, []],
  [`script-src ${nonce} 'unsafe-inline'; ${rest}`, []],
  [`script-src ${hash} 'unsafe-inline'; ${rest}`, []],
  [`script-src ${hash} 'strict-dynamic' *; ${rest}`, []],
  [`script-src 'strict-dynamic' ${nonce} data: http:; ${rest}`, []],
  ["script-src 'none'; object-src 'none'", []],
  ["default-src 'none'", []],
  ["default-src 'self'", []],
  ["default-src 'self'; script-src 'self' https://pay.example", []],
  ["DEFAULT-SRC 'SELF'", []],
  ["script-src 'self'; script-src *; object-src 'none'", []],
  ["script-src 'self' https://cdn.jsdelivr.net/npm/swiper@11/; object-src 'none'", []],
  ["script-src 'self' https://d111111abcdef8.cloudfront.net; object-src 'none'", []],
  ["script-src 'self' *.shop.example; object-src 'none'", []],
  ["script-src 'self' https://*.stripe.com:443; object-src 'none'", []],
  ["script-src 'self' blob:; object-src 'none'", []],
  ["script-src 'self' 'wasm-unsafe-eval' 'report-sample'; object-src 'none'", []],
  ["sandbox; default-src 'unsafe-inline' *", []],
  ['sandbox allow-forms', []],
  ["default-src 'self'; style-src 'unsafe-inline'; img-src * data:", []],
  [`script-src ${nonce}; object-src 'self'; base-uri 'self'`, []],
  // Nothing is said of scripts.
  ["frame-ancestors 'self'", ['unguarded script-src –']],
  ['upgrade-insecure-requests', ['unguarded script-src –']],
  ['block-all-mixed-content; report-uri /csp', ['unguarded script-src –']],
  [`object-src 'none'; base-uri 'none'`, ['unguarded script-src –']],
  ["style-src 'self'; img-src 'self'", ['unguarded script-src –']],
  ['sandbox allow-scripts', ['unguarded script-src –']],
  ["script-src: 'self'", ['unguarded script-src –']],
  // Scripts in the page.
  ["script-src 'self' 'unsafe-inline'; object-src 'none'", ["inline 'unsafe-inline'"]],
  ["script-src 'self' 'UNSAFE-INLINE'; object-src 'none'", ["inline 'unsafe-inline'"]],
  ["default-src 'self' 'unsafe-inline'", ["inline 'unsafe-inline'"]],
  ["default-src 'unsafe-inline'; script-src 'self'; object-src 'none'", []],
  ["default-src 'none'; script-src-elem 'self'; script-src-attr 'unsafe-inline'", ["inline 'unsafe-inline'"]],
  ["default-src 'none'; script-src 'unsafe-inline'; script-src-elem 'self'", ["inline 'unsafe-inline'"]],
  ["script-src 'self' 'unsafe-inline'; script-src-attr 'none'; object-src 'none'", ["inline 'unsafe-inline'"]],
  ["script-src-elem 'self'; object-src 'none'", ['inline script-src-attr –', 'eval script-src –']],
  ["script-src-elem 'self'; script-src *; object-src 'none'", []],
  // From anywhere.
  ["script-src *; object-src 'none'", ['anywhere *']],
  ["script-src 'self' https:; object-src 'none'", ['anywhere https:']],
  ["script-src 'self' http:; object-src 'none'", ['anywhere http:']],
  ["script-src https://*; object-src 'none'", ['anywhere https://*']],
  ["script-src *:*; object-src 'none'", ['anywhere *:*']],
  ["script-src *.com; object-src 'none'", ['anywhere *.com']],
  ["script-src https://*.co.uk; object-src 'none'", ['anywhere https://*.co.uk']],
  [
    "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'",
    [
      "inline 'unsafe-inline'",
      'anywhere *',
      'data data:',
      "eval 'unsafe-eval'",
      "object object-src * data: blob: 'unsafe-inline' 'unsafe-eval'",
    ],
  ],
  [`script-src ${nonce} https:; ${rest}`, ['anywhere https:']],
  [`script-src ${hash} *; ${rest}`, ['anywhere *']],
  // The address is the script.
  ["script-src 'self' data:; object-src 'none'", ['data data:']],
  ["default-src 'self' data:", ['data data:', "object object-src 'self' data:"]],
  [`script-src ${nonce} data:; ${rest}`, ['data data:']],
  // Where everybody may publish.
  ["script-src 'self' https://cdn.jsdelivr.net; object-src 'none'", ['published https://cdn.jsdelivr.net']],
  ["script-src 'self' https://cdn.jsdelivr.net/; object-src 'none'", ['published https://cdn.jsdelivr.net/']],
  ["script-src 'self' unpkg.com; object-src 'none'", ['published unpkg.com']],
  ["script-src 'self' cdnjs.cloudflare.com; object-src 'none'", ['published cdnjs.cloudflare.com']],
  ["script-src 'self' https://ajax.googleapis.com; object-src 'none'", ['published https://ajax.googleapis.com']],
  ["script-src 'self' *.googleapis.com; object-src 'none'", ['published *.googleapis.com']],
  ["script-src 'self' https://accounts.google.com; object-src 'none'", ['published https://accounts.google.com']],
  ["script-src 'self' *.cloudfront.net; object-src 'none'", ['published *.cloudfront.net']],
  ["script-src 'self' https://*.herokuapp.com:443; object-src 'none'", ['published https://*.herokuapp.com:443']],
  ["script-src 'self' https://cdn.jsdelivr.net.evil.example; object-src 'none'", []],
  [`script-src ${nonce} 'strict-dynamic' https://unpkg.com; ${rest}`, []],
  // What makes it easier.
  ["script-src 'self' 'unsafe-eval'; object-src 'none'", ["eval 'unsafe-eval'"]],
  ["script-src 'self'", ['object object-src –']],
  ["script-src 'self'; object-src *", ['object object-src *']],
  ["script-src 'self' http://cdn.example; object-src 'none'", ['plain http://cdn.example']],
  [`script-src ${nonce}; object-src 'none'`, ['base base-uri –']],
  [`script-src ${nonce}; object-src 'none'; base-uri *`, ['base base-uri *']],
  [`default-src 'self'; script-src ${hash} 'strict-dynamic'`, ['base base-uri –']],
  [`script-src 'nonce-abc'; ${rest}`, ["short_nonce 'nonce-abc'"]],
  ["script-src self; object-src 'none'", ['misspelt self']],
  ["script-src 'self' unsafe-inline; object-src 'none'", ['misspelt unsafe-inline']],
  ["script-src 'self' nonce-r4nd0m; object-src 'none'", ['misspelt nonce-r4nd0m']],
  // Several at once: what one forbids is forbidden.
  [`script-src 'self' 'unsafe-inline'; object-src 'none', script-src ${nonce} https:; ${rest}`, []],
  ["script-src * 'unsafe-inline', script-src 'self' 'unsafe-inline'; object-src 'none'", ["inline 'unsafe-inline'"]],
  ["script-src *, script-src 'self' unpkg.com; object-src 'none'", ['published *']],
  ["frame-ancestors 'none', script-src 'self'; object-src 'none'", []],
  ["frame-ancestors 'none', upgrade-insecure-requests", ['unguarded script-src –']],
  ["default-src 'none', script-src * 'unsafe-inline'", []],
  // Nothing that can be read.
  ['', []],
  [';;  ; ', []],
  [',,', []],
];
test.each(table)('%s', (policy, flaws) => {
  expect(flawsOf(readPolicies(policy)).map(({ kind, quote }) => `${kind} ${quote}`)).toEqual(flaws);
});

test('what lets a script in is told from what makes it easier', () => {
  const weights = (policy: string) => flawsOf(readPolicies(policy)).map(isWayIn);
  expect(weights("script-src 'unsafe-inline' 'unsafe-eval'")).toEqual([true, false, false]);
});
