import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { tarOf, zipOf } from '#kit/archive/testing/made';
import { readBy, refusalOf } from '../testing/read.ts';
import feed from './friends-of-php.feed.ts';

const root = 'security-advisories-master';
const yaml = `title:     "A hole: with a colon"
link:      https://example.org/hole
cve:       CVE-2026-30001
branches:
    2.3.x:
        time:     2026-05-26 23:55:51
        versions: ['>=2.3.19', '<2.3.29']
    2.4.x:
        time:     2026-05-27 10:00:00
        versions: ['>=2.4.9', '<2.5.0']
    master:
        time: ~
        versions: [<1.2]
reference: composer://Vendor/Package
`;

test.each([
  ['ZIP', zipOf],
  ['tar', tarOf],
])('a document in a %s is read whole', async (_, made) => {
  const { advisories } = await readBy(feed, made({ [`${root}/vendor/package/CVE-2026-30001.yaml`]: yaml }));
  expect(advisories).toEqual([
    {
      id: 'CVE-2026-30001',
      aliases: [],
      ecosystem: 'composer',
      kind: 'package',
      name: 'vendor/package',
      ranges: ['>=2.3.19,<2.3.29', '>=2.4.9,<2.5.0', '<1.2'].map((constraint) => ({ scheme: 'composer', constraint })),
      score: null,
      title: 'A hole: with a colon',
      references: ['https://example.org/hole'],
      publishedAt: Date.UTC(2026, 4, 26, 23, 55, 51),
      withdrawn: false,
    },
  ]);
  const affected = ['1.1', '1.2', '2.3.18', '2.3.28', '2.3.29', '2.4.8', '2.4.99', '2.5.0'];
  expect(affected.filter((version) => affects(advisories[0]!.ranges, version))).toEqual(['1.1', '2.3.28', '2.4.99']);
});

test('without a number of its own it is named by its file', async () => {
  const content = zipOf({ 'vendor/package/2026-05-01.yaml': yaml.replace('CVE-2026-30001', '~') });
  expect((await readBy(feed, content)).advisories).toMatchObject([{ id: 'vendor/package/2026-05-01' }]);
});

test('other files, other references, broken YAML and a bomb of aliases are passed over', async () => {
  const bomb = `a: &a [x,x,x,x]\n${[...'bcdefgh'].map((n, i) => `${n}: &${n} [${`*${'abcdefg'[i]},`.repeat(9)}]`).join('\n')}\nreference: composer://a/b\nbranches: *h\n`;
  const { advisories, passedOver } = await readBy(
    feed,
    zipOf({
      [`${root}/.github/workflows/ci.yml`]: 'on: push',
      [`${root}/README.md`]: '#',
      [`${root}/a/b/1.yaml`]: yaml.replace('composer://', 'pear://'),
      [`${root}/a/b/2.yaml`]: 'title: "never closed',
      [`${root}/a/b/3.yaml`]: bomb,
      [`${root}/a/b/4.yaml`]: 'just text',
      [`${root}/a/b/5.yaml`]: yaml,
    }),
  );
  expect(advisories).toHaveLength(1);
  expect(passedOver).toBe(4);
});

test('cut off, and what is no archive', async () => {
  const archive = tarOf({ 'a/b/c.yaml': yaml });
  expect(await refusalOf(feed, archive.subarray(0, 100))).toBe('cut_off');
  expect(await refusalOf(feed, yaml)).toBe('no_archive');
});
