import { expect, test } from 'vitest';
import { keepTrouble, readTrouble, troubleOf } from './trouble.ts';

test('what is kept of a failure is said in the language of its reader', () => {
  const kept = keepTrouble(
    troubleOf('Slack', { status: 404, text: '', cut: false, headers: {}, forbidden: false }, 'no_team'),
  );
  expect(readTrouble(kept, 'en')).toBe('Slack refused: no_team');
  expect(readTrouble(kept, 'ru')).toBe('Slack отказывает: no_team');
  expect(readTrouble(kept, 'uk')).toBe('Slack відмовляє: no_team');
});

test('what was kept as a sentence stays one, and a code of another version is shown as it is', () => {
  expect(readTrouble('The webhook answered 410.', 'ru')).toBe('The webhook answered 410.');
  expect(readTrouble('{"code":"of_tomorrow"}', 'ru')).toBe('of_tomorrow');
});
