import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Damaged } from './damaged.ts';
import { filesIn, formOf } from './files-in.ts';
import { tarOf, zipOf } from './testing/made.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vakhta-archives-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(bytes: Buffer | string): Promise<string> {
  const path = join(folder, String(files++));
  await writeFile(path, bytes);
  return path;
}

async function unpack(
  bytes: Buffer,
  wanted = (_: string): boolean => true,
  most = 10_000,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, bytes: content } of filesIn(await fileOf(bytes), wanted, most))
    found[name] = content.toString();
  return found;
}
const codeOf = (bytes: Buffer, most?: number): Promise<string> =>
  unpack(bytes, undefined, most).then(
    () => 'read',
    (error: unknown) => (error as Damaged).code ?? String(error),
  );

const content = {
  'a.txt': 'one',
  'folder/b.yaml': 'x: 1\n'.repeat(300),
  [`${'long/'.repeat(30)}c.md`]: 'їжак',
  empty: '',
};

test.each([
  ['ZIP', zipOf],
  ['tar', tarOf],
])('%s: files come as they went in, and only those that are wanted', async (_, made) => {
  expect(await unpack(made(content))).toEqual(content);
  expect(await unpack(made(content), (name) => name.endsWith('.yaml'))).toEqual({
    'folder/b.yaml': content['folder/b.yaml'],
  });
  expect(await unpack(made({}))).toEqual({});
});

test.each([
  ['ZIP', zipOf],
  ['tar', tarOf],
])('%s: cut off anywhere, it is refused', async (_, made) => {
  const whole = made(content);
  for (const part of [0.2, 0.5, 0.9, 0.99]) {
    const code = await codeOf(whole.subarray(0, Math.floor(whole.length * part)));
    expect([part, code]).toEqual([part, 'cut_off']);
  }
});

test('a file that is bigger than allowed is refused before it is unpacked', async () => {
  const bomb = { bomb: Buffer.alloc(5_000_000) };
  expect(await codeOf(zipOf(bomb), 1000)).toBe('too_big');
  expect(await codeOf(tarOf(bomb), 1000)).toBe('too_big');
});

test('a ZIP whose list lies is refused', async () => {
  const whole = zipOf({ a: 'x'.repeat(1000) });
  const list = whole.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
  const claimed = Buffer.from(whole);
  claimed.writeUInt32LE(10, list + 24);
  expect(await codeOf(claimed)).toBe('broken');
  const sum = Buffer.from(whole);
  sum.writeUInt32LE(1, list + 16);
  expect(await codeOf(sum)).toBe('broken');
  const many = Buffer.from(whole);
  many.writeUInt16LE(9, many.length - 12);
  expect(await codeOf(many)).toBe('broken');
  const far = Buffer.from(whole);
  far.writeUInt32LE(4_000_000_000, list + 42);
  expect(await codeOf(far)).toBe('broken');
});

test('what is no archive is refused', async () => {
  expect(await codeOf(Buffer.from('<html>'))).toBe('no_archive');
  expect(await codeOf(Buffer.alloc(0))).toBe('no_archive');
  expect(await codeOf(gzipSync(Buffer.alloc(600, 'x')))).toBe('no_archive');
  expect(await codeOf(Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(100, 7)]))).toBe('broken');
});

test.each([
  ['PK\u0003\u0004', 'zip'],
  ['  {"a":1}', 'object'],
  ['\uFEFF[', 'list'],
  ['', 'other'],
  ['<html>', 'other'],
])('%j is known by its beginning as %s', async (text, form) => {
  expect(await formOf(await fileOf(text))).toBe(form);
});
