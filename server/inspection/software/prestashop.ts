import type { Named } from './addresses.ts';
import { type Software, versionIn } from './software.ts';

export interface Module {
  software: Software;
  ask: URL;
}

/** Modules whose files the pages name. Their addresses tell no version. */
export function modulesIn({ addresses }: Named, home: URL): Module[] {
  const root = new URL('.', home);
  const found = new Map<string, Module>();
  for (const { url } of addresses) {
    if (url.hostname !== home.hostname || !url.pathname.startsWith(`${root.pathname}modules/`)) continue;
    const name = /^([a-z][a-z0-9_-]{1,60})\/./i.exec(url.pathname.slice(root.pathname.length + 8))?.[1];
    if (name === undefined || found.has(name)) continue;
    const known = name.toLowerCase();
    found.set(name, {
      software: {
        label: name,
        part: 'extension',
        names: [
          { ecosystem: 'prestashop', kind: 'plugin', name: known },
          { ecosystem: 'composer', kind: 'package', name: `prestashop/${known}` },
        ],
        version: null,
        certainty: 'stated',
        seen: [{ url: url.href, quote: url.pathname }],
      },
      ask: new URL(`modules/${name}/config.xml`, root),
    });
  }
  return [...found.values()];
}

/** Of the file in which PrestaShop itself keeps what a module says of itself. */
export function versionOfConfig(text: string): string | null {
  if (!/<module>/i.test(text.slice(0, 500))) return null;
  return versionIn(/<version>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/i.exec(text.slice(0, 8000))?.[1]);
}
