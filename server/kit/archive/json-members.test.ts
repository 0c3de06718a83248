import { expect, test } from 'vitest';
import type { Damaged } from './damaged.ts';
import { jsonMembers } from './json-members.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function membersOf(text: string, size = 7, most?: number): Promise<[string | null, unknown][]> {
  const found: [string | null, unknown][] = [];
  for await (const { key, value } of jsonMembers(inPieces(text, size), most)) found.push([key, value]);
  return found;
}

const codeOf = (text: string, most?: number): Promise<string> =>
  membersOf(text, 7, most).then(
    () => 'read',
    (error: unknown) => (error as Damaged).code,
  );

const object = {
  a: { deep: [1, { x: '}],{["' }] },
  'b",\\': 'q"uo,te\\',
  '': null,
  ж: 'їжак 🦔',
  n: -1.5e3,
  t: true,
  l: [],
};

test.each([1, 2, 3, 7, 64, 10_000])('an object is split alike, whatever the pieces: %i bytes', async (size) => {
  expect(await membersOf(JSON.stringify(object), size)).toEqual(Object.entries(object));
  expect(await membersOf(JSON.stringify(object, null, 2), size)).toEqual(Object.entries(object));
  expect(await membersOf(JSON.stringify(Object.values(object)), size)).toEqual(
    Object.values(object).map((v) => [null, v]),
  );
});

test('white space and a byte order mark around it, and nothing in it', async () => {
  expect(await membersOf('\uFEFF \n {"a": 1 } \r\n')).toEqual([['a', 1]]);
  expect(await membersOf('{}')).toEqual([]);
  expect(await membersOf(' [ ] ')).toEqual([]);
});

test('a name with meaning to the language is a name like any other', async () => {
  expect(await membersOf('{"__proto__":{"x":1},"constructor":2}')).toEqual([
    ['__proto__', { x: 1 }],
    ['constructor', 2],
  ]);
});

test.each([
  ['', 'cut_off'],
  ['{"a":1', 'cut_off'],
  ['{"a":"never closed}', 'cut_off'],
  ['[1,2', 'cut_off'],
  ['{"a":1}x', 'no_json'],
  ['{"a":1}{"b":2}', 'no_json'],
  ['<html>', 'no_json'],
  ['"text"', 'no_json'],
  ['{"a":}', 'no_json'],
  ['{a:1}', 'no_json'],
  ['[1,,2]', 'no_json'],
  ['{"a":1,}', 'read'],
  [`${'['.repeat(100_000)}`, 'no_json'],
])('%.30s is refused', async (text, code) => {
  expect(await codeOf(text)).toBe(code);
});

test('one member may not fill the memory', async () => {
  expect(await codeOf(`{"a":"${'x'.repeat(5000)}"}`, 1000)).toBe('too_big');
  expect(await codeOf(`{"a":"${'x'.repeat(500)}","b":"${'x'.repeat(500)}","c":1}`, 1000)).toBe('read');
});
