import { parse } from 'yaml';
import { words } from '#core/words';
import { filesIn } from '#kit/archive/files-in';
import type { Advisory } from '../advisory.ts';
import type { Feed } from '../feed.ts';
import { instantOf, objectOf, scoreOf, textOf } from '../shapes.ts';
import { writtenRange } from '../written-range.ts';

/** Posts of a site, `_posts/<date>-<name>.md`: a head in YAML, then `* **Product**: name` and more such lines for people. */
const feed: Feed = {
  words: words({
    en: { label: 'Friends of Presta', about: 'Modules of PrestaShop' },
    ru: { label: 'Friends of Presta', about: 'Модули PrestaShop' },
    uk: { label: 'Friends of Presta', about: 'Модулі PrestaShop' },
  }),
  covers: ['prestashop'],
  address: 'https://codeload.github.com/friends-of-presta/security-advisories/zip/refs/heads/main',
  needsKey: false,
  onAtFirst: true,
  everyMs: 12 * 3_600_000,
  mostBytes: 256 * 1024 * 1024,
  async *read(path) {
    for await (const { name, bytes } of filesIn(path, isPost, 1024 * 1024)) yield advisoryOf(name, bytes.toString());
  },
};
export default feed;

const isPost = (name: string): boolean => /(?:^|\/)_posts\/[^/]+\.md$/.test(name);

function advisoryOf(file: string, text: string): Advisory | null {
  const [, head, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const [, year, month, day, slug] = /(\d{4})-(\d\d)-(\d\d)-([^/]+)\.md$/.exec(file) ?? [];
  if (head === undefined || body === undefined || slug === undefined) return null;
  const front = objectOf(yamlOf(head));
  const line = (name: string): string | null =>
    textOf(new RegExp(`^[*-] \\*\\*${name}\\*\\*\\s*:\\s*(.+)$`, 'im').exec(body)?.[1]);
  const category = textOf(front['categories'])?.toLowerCase().split(/[ ,]/)[0];
  const product = /^`?([a-z][a-z0-9_-]{1,60})`?$/i.exec(line('Product') ?? '')?.[1]?.toLowerCase();
  const ranges = writtenRange(line('Impact(?:ed)? release') ?? '');
  if (!category?.startsWith('module') || product === undefined || ranges === null) return null;
  const title = textOf(front['title']);
  const cve = /CVE-\d{4}-\d{4,}/.exec(`${line('CVE ID') ?? ''} ${title ?? ''}`)?.[0];
  return {
    ecosystem: 'prestashop',
    kind: 'plugin',
    name: product,
    id: cve ?? `friends-of-presta/${slug}`,
    aliases: [],
    ranges,
    score: scoreOf(/\((\d+(?:\.\d+)?)\)/.exec(textOf(front['severity']) ?? '')?.[1]),
    title: title ?? product,
    references: [
      `https://security.friendsofpresta.org/${category}/${year}/${month}/${day}/${encodeURIComponent(slug)}.html`,
    ],
    publishedAt: instantOf(line('Published at')) ?? instantOf(`${year}-${month}-${day}`),
    withdrawn: false,
  };
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { schema: 'core', maxAliasCount: 20, logLevel: 'silent' });
  } catch {
    return null;
  }
}
