import { parse } from 'yaml';
import { words } from '#core/words';
import { filesIn } from '#kit/archive/files-in';
import type { Advisory } from '../advisory.ts';
import type { Feed } from '../feed.ts';
import { addressesOf, instantOf, objectOf, textOf, texts } from '../shapes.ts';

/** `<vendor>/<package>/<name>.yaml`, a branch of the package each with its constraint of Composer. */
const feed: Feed = {
  words: words({
    en: { label: 'FriendsOfPHP', about: 'PHP packages: Magento, Shopware, Symfony and others' },
    ru: { label: 'FriendsOfPHP', about: 'Пакеты PHP: Magento, Shopware, Symfony и другие' },
    uk: { label: 'FriendsOfPHP', about: 'Пакети PHP: Magento, Shopware, Symfony та інші' },
  }),
  covers: ['composer'],
  address: 'https://codeload.github.com/FriendsOfPHP/security-advisories/zip/refs/heads/master',
  needsKey: false,
  onAtFirst: true,
  everyMs: 12 * 3_600_000,
  mostBytes: 128 * 1024 * 1024,
  async *read(path) {
    for await (const { name, bytes } of filesIn(path, isAdvisory, 1024 * 1024))
      yield advisoryOf(name, bytes.toString());
  },
};
export default feed;

/** Below the folder that archives of a repository begin with, or without it. */
const isAdvisory = (name: string): boolean => /(?:^|\/)[^/.]+\/[^/]+\/[^/]+\.ya?ml$/.test(name);

function advisoryOf(file: string, text: string): Advisory | null {
  const document = objectOf(yamlOf(text));
  const name = /^composer:\/\/(\S+)$/.exec(textOf(document['reference']) ?? '')?.[1]?.toLowerCase();
  const branches = Object.values(objectOf(document['branches'])).map(objectOf);
  const constraints = branches.map(({ versions }) => texts(versions).join(',')).filter((one) => one !== '');
  if (name === undefined || constraints.length === 0) return null;
  const cve = textOf(document['cve']);
  const title = textOf(document['title']);
  const times = branches.flatMap(({ time }) => instantOf(time) ?? []);
  return {
    ecosystem: 'composer',
    kind: 'package',
    name,
    id:
      cve ??
      file
        .split('/')
        .slice(-3)
        .join('/')
        .replace(/\.ya?ml$/, ''),
    aliases: [],
    ranges: constraints.map((constraint) => ({ scheme: 'composer', constraint })),
    score: null,
    title: title ?? name,
    references: addressesOf([document['link']]),
    publishedAt: times.length === 0 ? null : Math.min(...times),
    withdrawn: false,
  };
}

function yamlOf(text: string): unknown {
  try {
    // Times stay texts; a bomb of aliases is refused.
    return parse(text, { schema: 'core', maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return null;
  }
}
