import { expect, test } from 'vitest';
import { flaws, phrasesOf } from './phrases.ts';
import { isTest, sources } from './tree.ts';

const spoken = sources()
  .filter(({ path }) => /\.tsx?$/.test(path) && !isTest(path) && !path.startsWith('test/'))
  .flatMap((file) => phrasesOf(file).map((phrases) => ({ path: file.path, phrases })));

test('what people read is said in three languages, with the same values and the right plurals', () => {
  expect(spoken.length).toBeGreaterThan(10);
  expect(spoken.flatMap(({ path, phrases }) => flaws(path, phrases))).toEqual([]);
});

const say = (en: string, ru: string, uk: string) =>
  flaws(
    'here',
    phrasesOf({
      path: 'a.ts',
      text: `export default words({ en: { k: ${en} }, ru: { k: ${ru} }, uk: { k: ${uk} } });`,
    })[0]!,
  );

test.each([
  ['a missing phrase', '"Shop", other: "x"', '"Магазин"', '"Крамниця"', '"other" is not said in ru'],
  ['an empty phrase', '"Shop"', '" "', '"Крамниця"', 'ru.k is empty'],
  ['Russian letters in Ukrainian', '"Shop"', '"Сбой"', '"Объект"', 'Russian letter "ъ"'],
  ['Ukrainian letters in Russian', '"Shop"', '"Мiсто і"', '"Місто"', 'Ukrainian letter "і"'],
  ['Cyrillic in English', '"Shор"', '"Магазин"', '"Крамниця"', 'Cyrillic letter'],
  ['a value that is not said', '"Since {time}"', '"С {time}"', '"Відтоді"', 'uk.k takes {}, in English {time}'],
  [
    'a plural of two forms',
    '"{n} {n|day|days}"',
    '"{n} {n|день|дней}"',
    '"{n} {n|день|дні|днів}"',
    'has 2 forms; ru needs 3',
  ],
  ['English left over', '"Nothing was found"', '"Nothing was found"', '"Нічого не знайдено"', 'ru.k is still English'],
])('%s is found', (_, en, ru, uk, sentence) => {
  expect(say(en, ru, uk).join('\n')).toContain(sentence);
});

test('good words are left alone, also where they are joined or quoted in other ways', () => {
  expect(say('"Microsoft Teams"', '"Microsoft Teams"', '"Microsoft Teams"')).toEqual([]);
  expect(say('"{n} {n|day|days} " + "left"', '`{n} {n|день|дня|дней}`', '("{n} {n|день|дні|днів}" as string)')).toEqual(
    [],
  );
});
