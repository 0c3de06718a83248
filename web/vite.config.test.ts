import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { compressed } from './vite.config.ts';

test('what is built lies there packed as well, unless it is small', async () => {
  const root = mkdtempSync(join(tmpdir(), 'vakhta-build-'));
  mkdirSync(join(root, 'public'));
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/large.js"></script>');
  writeFileSync(join(root, 'large.js'), `document.title = ${JSON.stringify('watched day and night '.repeat(200))};`);
  writeFileSync(join(root, 'public', 'small.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await build({ root, configFile: false, logLevel: 'silent', plugins: [compressed()] });
  const assets = join(root, 'dist', 'assets');
  const [name] = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const plain = readFileSync(join(assets, name!));
  expect(brotliDecompressSync(readFileSync(join(assets, `${name}.br`)))).toEqual(plain);
  expect(gunzipSync(readFileSync(join(assets, `${name}.gz`)))).toEqual(plain);
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(['assets', 'index.html', 'small.svg']);
  rmSync(root, { recursive: true });
});
