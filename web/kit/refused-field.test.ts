import { expect, test } from 'vitest';
import { refusedFields, withoutName } from './refused-field.ts';

test.each([
  ['slug: this address is taken already.', ['slug'], 'This address is taken already.'],
  ['secret: must have at least 16 characters', ['settings.secret', 'secret'], 'Must have at least 16 characters'],
  ['slug: так уже зветься інша', ['slug'], 'Так уже зветься інша'],
  ['The e-mail or the password is wrong.', ['email'], 'The e-mail or the password is wrong.'],
])('%s', (sentence, names, said) => {
  expect(withoutName(sentence, ...names)).toBe(said);
});

test('a refusal stands at its field, or for the whole form', () => {
  const taken = Object.assign(new Error('slug: taken.'), { status: 409, code: 'slug_taken', field: 'slug' });
  expect(refusedFields(taken, ['slug', 'title'])).toMatchObject({ rest: null });
  expect(refusedFields(taken, ['slug', 'title']).at('slug')).toBe('Taken.');
  expect(refusedFields(taken, ['slug', 'title']).at('title')).toBeUndefined();
  expect(refusedFields(taken, ['title']).rest).toBe(taken);
  expect(refusedFields(null, ['title']).rest).toBeNull();
});
