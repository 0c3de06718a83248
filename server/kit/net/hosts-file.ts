import { readFileSync, statSync } from 'node:fs';

export type HostsFile = (name: string) => string[];

/** Reads a hosts file and follows its changes, looking at most once in five seconds. */
export function openHostsFile(path: string): HostsFile {
  let names = new Map<string, string[]>();
  let looked = -Infinity;
  let changed = -1;
  return (name) => {
    if (performance.now() - looked > 5000) {
      looked = performance.now();
      const mtime = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (mtime === undefined) names = new Map();
      else if (mtime !== changed) names = parseHosts(readFileSync(path, 'utf8'));
      changed = mtime ?? -1;
    }
    return names.get(name) ?? [];
  };
}

/** `127.0.0.1 localhost shop.test # a comment`, a line each, to name → addresses in the order of the file. */
export function parseHosts(text: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [address, ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    for (const alias of aliases) {
      const key = alias.toLowerCase();
      names.set(key, [...(names.get(key) ?? []), address!]);
    }
  }
  return names;
}
