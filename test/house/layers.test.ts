import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './tree.ts';

/** Each wall of .dependency-cruiser.cjs, and an import that goes through it. */
const broken: [rule: string, from: string, line: string][] = [
  ['core-is-pure', 'core/a/index.ts', "import { readFileSync } from 'node:fs';"],
  ['core-is-pure', 'core/b/index.ts', "import type { Pool } from 'pg';"],
  ['contract-is-schemas', 'contract/a.ts', "import { storeById } from '#rooms/stores';"],
  ['web-knows-the-contract', 'web/app/a.tsx', "import { storeById } from '#rooms/stores';"],
  ['features-stand-apart', 'web/features/incidents/a.tsx', "import { wall } from '../stores/wall.tsx';"],
  ['web-kit-has-no-product-words', 'web/kit/a.tsx', "import { wall } from '../features/stores/wall.tsx';"],
  ['kit-has-no-product-words', 'server/kit/a.ts', "import { storeById } from '#rooms/stores';"],
  ['platforms-know-no-room', 'server/platforms/a.ts', "import { storeById } from '#rooms/stores';"],
  ['discovery-knows-no-room', 'server/discovery/a.ts', "import { storeById } from '#rooms/stores';"],
  ['inspection-knows-no-room', 'server/inspection/a.ts', "import { storeById } from '#rooms/stores';"],
  ['checks-are-pure', 'server/inspection/checks/a.check.ts', "import { readFileSync } from 'node:fs';"],
  ['rooms-know-no-role', 'server/rooms/stores/a.ts', "import { web } from '../../roles/web.ts';"],
  ['rooms-have-doors', 'server/rooms/incidents/a.ts', "import { row } from '../stores/store.ts';"],
  ['doors-from-outside-too', 'server/roles/a.ts', "import { row } from '../rooms/stores/store.ts';"],
  ['tier-of-stores', 'server/rooms/stores/b.ts', "import type { Incident } from '#rooms/incidents';"],
  ['tier-of-monitoring', 'server/rooms/monitoring/a.ts', "import { incident } from '#rooms/incidents';"],
  ['tier-of-notify', 'server/rooms/notify/a.ts', "import { page } from '#rooms/status';"],
  ['fakes-are-for-tests', 'server/rooms/stores/c.ts', "import { shop } from '../../../test/fakes/shop.ts';"],
  ['fakes-are-for-tests', 'server/rooms/stores/e.ts', "import { stage } from '../../kit/testing/stage.ts';"],
  ['cli-speaks-the-api', 'cli/a.ts', "import { web } from '../server/roles/web.ts';"],
  ['development-packages-stay-at-home', 'server/rooms/stores/d.ts', "import { test } from 'vitest';"],
  ['no-cycles', 'core/c/d.ts', "import { c } from './index.ts'; export const d = c;"],
  ['resolvable', 'core/e/index.ts', "import { nothing } from './nowhere.ts';"],
];

const allowed: [from: string, line: string][] = [
  ['core/f/index.ts', "import { Cron } from 'croner';"],
  ['contract/f.ts', "import { z } from 'zod'; import { a } from '#core/a';"],
  ['server/rooms/incidents/f.ts', "import { storeById } from '#rooms/stores';"],
  [
    'server/rooms/stores/f.test.ts',
    "import { shop } from '../../../test/fakes/shop.ts'; import { test } from 'vitest';",
  ],
  ['server/rooms/stores/testing/f.ts', "import { stage } from '../../../kit/testing/stage.ts';"],
  ['web/features/stores/f.tsx', "import { z } from 'zod'; import { a } from '#core/a';"],
];

const scenery: Record<string, string> = {
  'server/kit/testing/stage.ts': "import { row } from '../../rooms/stores/store.ts'; export const stage = row;",
  'core/c/index.ts': "import { d } from './d.ts'; export const c = d;",
  'server/rooms/stores/index.ts': "export { row as storeById } from './store.ts';",
  'server/rooms/stores/store.ts': 'export const row = 1;',
  'server/rooms/incidents/index.ts': 'export const incident = 1; export type Incident = number;',
  'server/rooms/status/index.ts': 'export const page = 1;',
  'server/roles/web.ts': 'export const web = 1;',
  'web/features/stores/wall.tsx': 'export const wall = <b>1</b>;',
  'test/fakes/shop.ts': 'export const shop = 1;',
};

let house: string;
let said: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'vakhta-layers-'));
  for (const file of ['package.json', '.dependency-cruiser.cjs']) cpSync(join(root, file), join(house, file));
  for (const name of ['zod', 'croner', 'pg', 'vitest']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const [path, text] of Object.entries(scenery)) write(path, text);
  for (const [, path, line] of broken) write(path, use(line));
  for (const [path, line] of allowed) write(path, use(line));
  const cruiser = join(root, 'node_modules/.bin/depcruise');
  const projects = ['core', 'contract', 'server', 'web', 'cli', 'test'];
  const result = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...projects],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
  said = result.stdout + result.stderr;
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${text}\n`);
}

/** An import that nothing uses is dropped by the parser, as by any compiler. */
function use(line: string): string {
  const names = [...line.matchAll(/import (type )?\{ (\w+) \}/g)];
  return [
    line,
    ...names.map(([, type, name], index) =>
      type ? `export type T${index} = ${name};` : `export const v${index} = ${name};`,
    ),
  ].join('\n');
}

test.each(broken)('%s: %s may not say %s', (rule, from) => {
  expect(said).toContain(`error ${rule}: ${from}`);
});

test('what is allowed is left alone', () => {
  for (const [from] of allowed) expect(said).not.toContain(`: ${from} →`);
});
