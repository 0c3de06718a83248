import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './tree.ts';

const long = (lines: number) =>
  `export function long(): number {\n${'  console.error(1);\n'.repeat(lines)}  return 1;\n}`;

const broken: [rule: string, path: string, text: string][] = [
  [
    'typescript(no-floating-promises)',
    'server/rooms/a/a.ts',
    'const later = async () => {};\nexport const go = () => {\n  later();\n};',
  ],
  [
    'typescript(no-misused-promises)',
    'server/rooms/a/b.ts',
    'const ready = async () => true;\nexport const go = () => {\n  if (ready()) return 1;\n  return 2;\n};',
  ],
  ['typescript(no-explicit-any)', 'server/rooms/a/c.ts', 'export const x = (y: any) => y;'],
  ['eslint(eqeqeq)', 'core/a/d.ts', 'export const same = (a: number, b: number) => a == b;'],
  ['eslint(no-unused-vars)', 'core/a/e.ts', 'export const f = () => {\n  const left = 1;\n  return 2;\n};'],
  ['eslint(no-console)', 'server/rooms/a/f.ts', "console.log('here');"],
  ['eslint(no-restricted-properties)', 'server/rooms/a/g.ts', "export const key = process.env['KEY'];"],
  ['eslint(no-restricted-properties)', 'core/a/h.ts', 'export const now = () => Date.now();'],
  ['eslint(max-lines-per-function)', 'server/rooms/a/i.ts', long(60)],
  ['eslint(max-lines)', 'core/a/j.ts', 'export {};\n'.repeat(301)],
];

const allowed: [path: string, text: string][] = [
  ['server/config.ts', "export const key = process.env['KEY'];"],
  ['cli/a.ts', "console.log('here');"],
  ['core/a/k.test.ts', `${long(80)}\nexport const now = Date.now();`],
  ['web/a.tsx', long(100)],
];

let house: string;
let said: string[];

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'vakhta-lint-'));
  cpSync(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: ['node'] }, include: ['**/*'] }),
  );
  for (const [path, text] of [...broken.map(([, path, text]) => [path, text] as const), ...allowed]) write(path, text);
  const result = spawnSync(process.execPath, [join(root, 'node_modules/.bin/oxlint'), '--type-aware', '-f', 'unix'], {
    cwd: house,
    encoding: 'utf8',
  });
  said = result.stdout.split('\n');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${text}\n`);
}

test.each(broken)('%s is found in %s', (rule, path) => {
  expect(said.filter((line) => line.startsWith(path) && line.includes(rule))).not.toEqual([]);
});

test('what is allowed is left alone', () => {
  for (const [path] of allowed) expect(said.filter((line) => line.startsWith(path))).toEqual([]);
});
