import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'vakhta-checkout-'));
  for (const path of ['bin', 'package.json', 'package-lock.json'])
    cpSync(join(root, path), join(checkout, path), { recursive: true });
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
}

/** As if installed: the packages that a start needs, and npm's own note that it is done. */
function pretendInstalled(): void {
  write('node_modules/.package-lock.json', '{}');
  for (const name of ['vite', `node-${process.platform}-${process.arch}`])
    symlinkSync(join(root, 'node_modules', name), join(checkout, 'node_modules', name));
}

function run(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const result = spawnSync(process.execPath, [join(checkout, 'bin', script), ...args], {
    encoding: 'utf8',
    env: { ...inherited, ...env },
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

test('without a way to the registry, a start says so in one sentence and leaves nothing half done', () => {
  const env = {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: join(checkout, 'cache'),
    npm_config_fetch_retries: '0',
  };
  const { code, err } = run('start.mjs', [], env);
  expect(err).toContain('The packages could not be fetched: no way to the npm registry (ECONNREFUSED)');
  expect(err).not.toContain('    at ');
  expect(code).toBe(1);
});

test('a start builds the console once, again when its sources change, and not for a prober', () => {
  pretendInstalled();
  write(
    'server/main.ts',
    'const words: string[] = process.argv.slice(2); console.log(process.version, ...words); process.exitCode = 7;',
  );
  write('web/vite.config.ts', "export default { root: import.meta.dirname, build: { outDir: 'dist' } };");
  write('web/index.html', '<script type="module" src="./main.ts"></script>');
  write('web/main.ts', "document.title = 'one';");
  write('contract/a.ts', '');
  write('core/a.ts', '');

  const first = run('start.mjs', ['--roles', 'web,worker']);
  expect(first).toMatchObject({ code: 7, err: '' });
  expect(first.out).toMatch(
    /\[2\/3\] Building the console: done in .*\n\[3\/3\] Starting the server\nv24\.\S+ --roles web,worker\n$/s,
  );
  const built = readdirSync(join(checkout, 'web/dist/assets'));

  expect(run('start.mjs').out).toContain('[2/3] The console is built');
  write('web/main.ts', "document.title = 'two';");
  write('web/main.test.ts', 'changes nothing by itself');
  expect(run('start.mjs').out).toContain('[2/3] Building the console: done');
  expect(readdirSync(join(checkout, 'web/dist/assets'))).not.toEqual(built);

  rmSync(join(checkout, 'web/dist'), { recursive: true });
  expect(run('start.mjs', ['--roles=prober']).out).toMatch(/\[2\/2\] Starting the server/);
});

test('a console that cannot be built is explained, and the server does not start', () => {
  pretendInstalled();
  write('server/main.ts', "console.log('started');");
  write('web/vite.config.ts', 'export default { root: import.meta.dirname };');
  write('web/index.html', '<script type="module" src="./missing.ts"></script>');
  write('contract/a.ts', '');
  write('core/a.ts', '');
  const { code, out, err } = run('start.mjs');
  expect(code).toBe(1);
  expect(err).toContain('The console could not be built');
  expect(out).not.toContain('started');
});

test('the command line hands its arguments, output and exit code through', () => {
  pretendInstalled();
  write('cli/main.ts', 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;');
  expect(run('vakhta.mjs', ['store', 'list', '--json'])).toEqual({
    code: 3,
    out: '["store","list","--json"]\n',
    err: '',
  });
});
