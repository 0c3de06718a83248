import { expect, test } from 'vitest';
import { evidenceText } from './text.ts';

test.each([
  [500, '500'],
  [null, ''],
  [{}, ''],
  [[], ''],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  [{ 'content-type': 'text/html', server: 'nginx' }, 'content-type: text/html\nserver: nginx'],
  [['NS 192.0.2.1: A 192.0.2.10', 'NS 192.0.2.2: no answer'], 'NS 192.0.2.1: A 192.0.2.10\nNS 192.0.2.2: no answer'],
  [[{ status: 301, to: 'https://shop.example/' }], '301 → https://shop.example/'],
  [{ hosts: ['a.example', 'b.example'], hidden: true }, 'hosts: a.example, b.example\nhidden: true'],
])('%j', (value, text) => {
  expect(evidenceText(value)).toBe(text);
});
