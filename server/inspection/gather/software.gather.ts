import { words } from '#core/words';
import type { Gatherer, Means } from '../gatherer.ts';
import { namedIn } from '../software/addresses.ts';
import { librariesIn } from '../software/libraries.ts';
import { platformIn } from '../software/platform.ts';
import { modulesIn, versionOfConfig } from '../software/prestashop.ts';
import type { Software } from '../software/software.ts';
import { versionOfReadme, versionOfStyle, wordpressIn } from '../software/wordpress.ts';
import { comparePhp } from '#core/versions';

/** So many are asked for the file that tells their version. */
const MOST = 24;

const gatherer: Gatherer<'software', 'site' | 'pages'> = {
  needs: ['site', 'pages'],
  words: words({
    en: { doing: 'Finding out which modules there are, and their versions' },
    ru: { doing: 'Выясняем, какие есть модули и каких версий' },
    uk: { doing: 'З’ясовуємо, які є модулі та яких версій' },
  }),
  async gather(means, { site, pages }) {
    const home = new URL(site.reached!.url);
    const named = namedIn(pages);
    const platform = platformIn(site);
    const isWordPress =
      site.platform?.name === 'woocommerce' || named.generators.some(({ content }) => /^WordPress\b/i.test(content));
    const { core, parts } = isWordPress ? wordpressIn(named, home.hostname) : { core: null, parts: [] };
    const modules = site.platform?.name === 'prestashop' ? modulesIn(named, home) : [];
    const known = new Set(platform?.names.map(({ name }) => name));
    const asked = [...parts, ...modules].filter(
      ({ software }) => platform?.version == null || !known.has(software.names[0]!.name),
    );
    const told: Software[] = [];
    for (const [i, { software, ask }] of asked.entries())
      told.push(i < MOST ? await whatItSays(means, software, ask) : software);
    return [platform, core].filter((one) => one !== null).concat(told, librariesIn(named));
  },
};
export default gatherer;

/** Its own file says it for certain; where that and its addresses differ, the newer one is taken as a guess. */
async function whatItSays({ fetch }: Means, software: Software, ask: URL): Promise<Software> {
  const answer = await fetch(ask);
  if (answer instanceof Error || answer.status !== 200) return software;
  const file = ask.pathname.split('/').at(-1)!;
  const read = { 'readme.txt': versionOfReadme, 'style.css': versionOfStyle, 'config.xml': versionOfConfig }[file]!;
  const version = read(answer.text);
  if (version === null) return software;
  const seen = [{ url: answer.url, quote: `${file}: ${version}` }, ...software.seen];
  if (software.version === null || software.version === version)
    return { ...software, version, certainty: 'stated', seen };
  return {
    ...software,
    version: comparePhp(version, software.version) > 0 ? version : software.version,
    certainty: 'guessed',
    seen,
  };
}
