import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..', 'features');

test('each key leads to one page', () => {
  const pages = new Map<string, Set<string>>();
  for (const feature of readdirSync(folder)) {
    const [, nav = ''] = readFileSync(join(folder, feature, 'routes.tsx'), 'utf8').split('nav: [');
    for (const [, path, key] of nav.matchAll(/path: '([^']+)'[^]*?\bkey: '(\w)'/g))
      pages.set(key!, (pages.get(key!) ?? new Set()).add(path!));
  }
  expect(pages.size).toBeGreaterThan(15);
  expect([...pages].filter(([, paths]) => paths.size > 1)).toEqual([]);
});
