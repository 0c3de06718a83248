import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** From the root of the checkout, `server/rooms/stores/store.ts`. */
  path: string;
  text: string;
}

export const root = join(import.meta.dirname, '../..');

const projects = ['core', 'contract', 'server', 'web', 'cli', 'test', 'bench', 'demo', 'bin'];

/** Every source file of the house; built and installed files left out. */
export function sources(): SourceFile[] {
  return projects
    .filter((project) => existsSync(join(root, project)))
    .flatMap((project) => walk(project))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function walk(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules' || path === 'web/dist') return [];
    if (entry.isDirectory()) return walk(path);
    return /\.(ts|tsx|mjs|css)$/.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string) {
  return readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Where in the file a match begins, as people count lines. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
