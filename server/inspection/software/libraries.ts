import { libraries } from '../checks/security/libraries.ts';
import type { Named } from './addresses.ts';
import { type Software, versionIn } from './software.ts';

/** What the registry calls those that are known by their file names. */
const registered: Record<string, string> = {
  jQuery: 'jquery',
  'jQuery UI': 'jquery-ui',
  Bootstrap: 'bootstrap',
  Lodash: 'lodash',
  Moment: 'moment',
  Handlebars: 'handlebars',
};
/** Hosts that give out packages of the registry by name and version. */
const byRegistry =
  /^https:\/\/(?:cdn\.jsdelivr\.net\/npm|unpkg\.com|esm\.sh)\/((?:@[\w.-]+\/)?[a-z][\w.-]{0,80})@(\d+\.\d+\.\d+[\w.-]*)(?:\/|$)/i;

/** Script libraries whose addresses tell name and version. */
export function librariesIn({ addresses }: Named): Software[] {
  const found = new Map<string, Software>();
  for (const { url } of addresses) {
    const address = url.origin + url.pathname;
    const [, packageName, packageVersion] = byRegistry.exec(address) ?? [];
    const sign = libraries.flatMap(({ name, sign: form }) => {
      const version = form
        .exec(address)
        ?.slice(1)
        .find((group) => group !== undefined);
      return version === undefined ? [] : [{ name: registered[name]!, label: name, version }];
    })[0];
    const name = sign?.name ?? packageName?.toLowerCase();
    const version = versionIn(sign?.version ?? packageVersion);
    if (name === undefined || version === null) continue;
    const key = `${name}@${version}`;
    const known = found.get(key);
    const seen = { url: url.href, quote: url.pathname };
    if (known) known.seen.push(seen);
    else
      found.set(key, {
        label: sign?.label ?? name,
        part: 'library',
        names: [{ ecosystem: 'npm', kind: 'library', name }],
        version,
        certainty: 'stated',
        seen: [seen],
      });
  }
  return [...found.values()];
}
