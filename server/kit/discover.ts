import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Kinds are files: imports every `<name><suffix>` below a folder and returns its default export by name.
 * @param suffix with its dot and ending, as `.monitor.ts`
 */
export async function discover<T>(folder: string, suffix: string): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith(suffix))
    .sort();
  for (const file of files) {
    const module = (await import(pathToFileURL(join(folder, file)).href)) as { default?: T };
    if (module.default === undefined) throw new Error(`${file} has no default export.`);
    found.set(basename(file, suffix), module.default);
  }
  return found;
}
