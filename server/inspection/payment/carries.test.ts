import { expect, test } from 'vitest';
import { cardNumber, carries } from './carries.ts';

const digits = '4716258390124456';
const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['plain', `cc=${digits}`],
  ['in fours', `cc=4716+2583+9012+4456`],
  ['escaped', `cc=${[...digits].map((digit) => `%3${digit}`).join('')}`],
  ['escaped twice', `u=${encodeURIComponent(encodeURIComponent('a=4716 2583 9012 4456'))}`],
  ['base64', `https://evil.example/i?d=${base64(JSON.stringify({ card: digits }))}`],
  ['base64 of an address', `d=${Buffer.from(`n=${digits}`).toString('base64url')}&x=1`],
  ['base64 twice', `d=${base64(base64(`x${digits}`))}`],
  ['hex', `d=${Buffer.from(digits).toString('hex')}`],
  ['turned round', `d=${[...digits].reverse().join('')}`],
])('carries a card: %s', (_, text) => {
  expect(carries(text, digits)).toBe(true);
});

test.each([
  '',
  'id=4716258390124457',
  'ts=1732380000000&v=20417',
  base64('a page like any other, of some length'),
  'c'.repeat(100_000),
])('carries none: %.40s', (text) => {
  expect(carries(text, digits)).toBe(false);
});

test('a number that passes for a card', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 50; i++) {
    const number = cardNumber(random);
    expect(number).toMatch(/^4\d{15}$/);
    const sum = [...number].reverse().reduce((total, digit, at) => {
      const twice = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (twice > 9 ? twice - 9 : twice);
    }, 0);
    expect(sum % 10).toBe(0);
  }
});
