import { expect, test } from 'vitest';
import { signatureOf } from './signature.ts';

test('a signature outlives nonces, prices and lists that grow, and not other code', () => {
  const code = (nonce: string, price: number, ids: number[]): string =>
    `var cfg = {"nonce":"${nonce}","price":${price},"ids":[${ids.join(',')}]};\n  shop.start(cfg);`;
  expect(signatureOf(code('aaa', 12.5, [1, 2]))).toBe(signatureOf(code('b"b'.replace('"', ''), 99, [4, 5, 6, 7])));
  expect(signatureOf(code('aaa', 1, [1, 2]))).not.toBe(signatureOf(`${code('aaa', 1, [1, 2])}other.start(cfg);`));
});
