import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge, reasonOf } from '#core/inspection';
import { languages } from '#core/words';
import { check } from './check.ts';
import { because, Cannot, reason, sayReason, whyOf } from './reasons.ts';

test('a reason is said in the language of the reader, with its numbers', () => {
  const why = reason('unanswered', { n: 21, of: 40 });
  expect(languages.map((language) => sayReason(why, language))).toEqual([
    'the store did not answer 21 of 40 requests',
    'магазин не ответил на 21 из 40 запросов',
    'магазин не відповів на 21 із 40 запитів',
  ]);
});
test('what an older version kept is said as it is, and a code of a newer one too', () => {
  expect(sayReason('the store was silent', 'uk')).toBe('the store was silent');
  expect(sayReason({ code: 'moon_in_the_way' }, 'ru')).toBe('moon_in_the_way');
});
test('what nobody foresaw is our fault, with the words of the library', () => {
  expect(sayReason(reasonOf(new TypeError('x is not a function')), 'ru')).toBe('наша ошибка: x is not a function');
  expect(sayReason(reasonOf('just a text'), 'en')).toBe('a fault of ours: just a text');
});
test('of a library only the first line is told, and nothing that steers a terminal', () => {
  const wordy = new Error('locator.click: Timeout \u001b[2m20000ms\u001b[22m exceeded.\nCall log:\n  - waiting');
  expect(sayReason(reasonOf(wordy), 'en')).toBe('a fault of ours: locator.click: Timeout  [2m20000ms [22m exceeded.');
});
test('a browser that was turned away is no fault of ours', () => {
  const refused = new Error('page.goto: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH at https://shop.example/\nCall log:');
  expect(sayReason(whyOf(refused), 'uk')).toBe(
    'браузер не зміг відкрити сторінку: net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  );
  expect(whyOf(new Cannot('no_pages'))).toMatchObject({ code: 'no_pages' });
});
test('for an engineer the exception itself says it in English', () => {
  expect(new Cannot('list_same', { choice: 'Red' }).message).toBe(
    'the list is the same after “Red”, which may be right',
  );
  expect(because(reason('no_button')).message).toBe('we recognised no button that puts the product into the cart');
});
test('values of a store stay values', () => {
  expect(sayReason(reason('list_same', { choice: '{n|a|b} <b>' }), 'en')).toContain('“{n|a|b} <b>”');
});

test('a check that cannot know says why in every language', () => {
  const silent = check({
    area: 'shop',
    severity: 'low',
    needs: [],
    judge: () => {
      throw new Cannot('cart_says_why');
    },
    words: { en: word, ru: word, uk: word },
    options: [],
    references: [],
  });
  const [outcome] = judge(new Map([['silent', silent]]), {});
  expect(outcome).toMatchObject({ state: 'unknown', because: { missing: null, reason: { code: 'cart_says_why' } } });
});
const word = { title: '', found: '', consequence: '' };

test('gatherers and checks give no reason that only English readers understand', () => {
  const files = ['gather', 'checks'].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(import.meta.dirname, folder, file)),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('new Error('))).toEqual([]);
});
