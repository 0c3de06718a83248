import { expect, test } from 'vitest';
import { hasAmount, hasMoney } from './money.ts';

test.each([
  'now €12.99 only',
  '12,99 €',
  '1 299 грн',
  '1 299,00 ₴',
  'Цена: 450 руб.',
  '450 р.',
  '12,- Kč',
  '199:- kr',
  'CHF 20',
  '35.00 EUR',
  '$5',
])('money: %s', (text) => {
  expect(hasMoney(text)).toBe(true);
});
test.each(['12 pieces', 'call 555 12 12', '5 рецептов', '3 krakens', 'Euro 2024 champions', '2 разделa', ''])(
  'no money: %s',
  (text) => {
    expect(hasMoney(text)).toBe(false);
  },
);

test.each([
  ['1299.00', '1 299 ₴'],
  ['1299.00', '1.299,00 €'],
  ['1299.00', '$1,299.00'],
  ['1299', '1299'],
  ['1299.99', '1 299 99 руб.'],
  ['12.5', '12,50 €'],
  ['12.50', '12.5'],
  ['12.5000', '12.50'],
  ['0.99', '0,99'],
  ['1234567', '1 234 567'],
])('%s stands in %s', (price, text) => {
  expect(hasAmount(text, price)).toBe(true);
});
test.each([
  ['1299.00', '11299 ₴'],
  ['1299.00', '1 2990'],
  ['12.50', '12.49'],
  ['abc', 'abc'],
  ['', ''],
])('%s does not stand in %s', (price, text) => {
  expect(hasAmount(text, price)).toBe(false);
});
