import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages, say, words } from './index.ts';

describe('saying a phrase', () => {
  test.each<[string, Record<string, string | number>, Language, string]>([
    ['{host} answers {status}', { host: 'shop.example', status: 500 }, 'en', 'shop.example answers 500'],
    ['{host} answers {status}', { host: 'shop.example' }, 'en', 'shop.example answers {status}'],
    ['{n} {n|day|days}', { n: 1 }, 'en', '1 day'],
    ['{n} {n|day|days}', { n: 0 }, 'en', '0 days'],
    ['{n} {n|day|days}', { n: 21 }, 'en', '21 days'],
    ['{n} {n|день|дня|дней}', { n: 1 }, 'ru', '1 день'],
    ['{n} {n|день|дня|дней}', { n: 3 }, 'ru', '3 дня'],
    ['{n} {n|день|дня|дней}', { n: 11 }, 'ru', '11 дней'],
    ['{n} {n|день|дня|дней}', { n: 21 }, 'ru', '21 день'],
    ['{n} {n|день|дня|дней}', { n: 0 }, 'ru', '0 дней'],
    ['{n} {n|день|дні|днів}', { n: 22 }, 'uk', '22 дні'],
    ['{n} {n|день|дні|днів}', { n: 112 }, 'uk', '112 днів'],
    ['{n|day|days} without a number', {}, 'en', '{n|day|days} without a number'],
    ['a value {a} is not read again', { a: '{b}', b: 'x' }, 'en', 'a value {b} is not read again'],
    ['dollars: {a}', { a: '$& $1' }, 'en', 'dollars: $& $1'],
    ['{} and { a } stay', { a: 1 }, 'en', '{} and { a } stay'],
    ['{constructor}', {}, 'en', '{constructor}'],
    ['{s} с из {all}', { s: 2.5, all: 1000 }, 'ru', '2,5 с из 1000'],
    ['{s} s', { s: 2.5 }, 'en', '2.5 s'],
    ['{version}', { version: '2.5' }, 'uk', '2.5'],
  ])('%s with %j in %s', (phrase, values, language, said) => {
    expect(say(phrase, values, language)).toBe(said);
  });

  test('every whole number gets one of the forms', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...languages), (n, language) => {
        expect(['a', 'b', 'c']).toContain(say('{n|a|b|c}', { n }, language));
      }),
    );
  });

  test('words are what was declared', () => {
    const all = { en: { yes: 'yes' }, ru: { yes: 'да' }, uk: { yes: 'так' } };
    expect(words(all)).toBe(all);
  });
});
