import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditWords } from './audit.words.ts';

/** Rooms whose actions the console has words for. */
const rooms = [
  'people',
  'stores',
  'monitoring',
  'contracts',
  'cover',
  'incidents',
  'notify',
  'status',
  'desk',
  'tasks',
  'billing',
];
const root = join(import.meta.dirname, '../../../../server/rooms');

test('every action that is written down has words in the audit trail', () => {
  const written = rooms
    .flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }))
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(/\baudit\(\s*trx,\s*app,\s*[^,]+,\s*'([\w.]+)'/g),
    ])
    .map(([, action]) => action!);
  expect(written).toContain('monitors.imported');
  expect(written.filter((action) => !(action in auditWords.en))).toEqual([]);
});
