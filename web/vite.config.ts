import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Smaller files gain nothing. */
const LEAST_BYTES = 1024;

/** Puts `.br` and `.gz` beside every built file that shrinks by it: packed once and well, not at every request. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        if (bytes.length < LEAST_BYTES) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** What the first page needs of others' work changes seldom: apart, it stays in browsers over new versions of the product. */
const first = { tags: ['$initial' as const] };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { ...first, name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            { ...first, name: 'parts', test: /node_modules\/(@mantine|@floating-ui|react-|use-|get-nonce)/ },
            { ...first, name: 'packages', test: /node_modules\// },
            { name: 'icons', test: /node_modules\/@tabler\// },
          ],
        },
      },
    },
  },
});
