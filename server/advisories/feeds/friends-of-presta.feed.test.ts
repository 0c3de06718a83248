import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { zipOf } from '#kit/archive/testing/made';
import { readBy, refusalOf } from '../testing/read.ts';
import feed from './friends-of-presta.feed.ts';

const post = (lines: Record<string, string>, front: Record<string, string> = {}): string => {
  const head = {
    layout: 'post',
    title: '"[CVE-2026-40001] A hole in the module (examplemod)"',
    categories: 'modules',
    severity: '"critical (9.8)"',
    ...front,
  };
  const all = {
    'CVE ID': '[CVE-2026-40001](https://example.org/cve)',
    'Published at': '2026-03-13',
    Platform: 'PrestaShop',
    Product: 'examplemod',
    'Impacted release': '<= 1.4.1 (1.4.2 fixed the vulnerability)',
    ...lines,
  };
  const yaml = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  const body = Object.entries(all).map(([key, value]) => `* **${key}**: ${value}`);
  return ['---', ...yaml, '---', '', 'Text for people.', '', '## Summary', '', ...body, ''].join('\n');
};
const archive = (posts: Record<string, string>): Buffer =>
  zipOf(
    Object.fromEntries(Object.entries(posts).map(([name, text]) => [`security-advisories-main/_posts/${name}`, text])),
  );

test('a post is read whole', async () => {
  expect((await readBy(feed, archive({ '2026-03-13-examplemod.md': post({}) }))).advisories).toEqual([
    {
      id: 'CVE-2026-40001',
      aliases: [],
      ecosystem: 'prestashop',
      kind: 'plugin',
      name: 'examplemod',
      ranges: [{ scheme: 'php', from: null, fromIncluded: true, to: '1.4.1', toIncluded: true }],
      score: 9.8,
      title: '[CVE-2026-40001] A hole in the module (examplemod)',
      references: ['https://security.friendsofpresta.org/modules/2026/03/13/examplemod.html'],
      publishedAt: Date.UTC(2026, 2, 13),
      withdrawn: false,
    },
  ]);
});

/** As people write them there: what is affected of 0.9, 1.0, 1.5, 2.0, 2.5 and 3.0. */
test.each([
  ['< 2.0', '0.9 1.0 1.5'],
  ['<= 2.0 (2.0.1 fixed the vulnerability)', '0.9 1.0 1.5 2.0'],
  ['<=v2.0', '0.9 1.0 1.5 2.0'],
  ['>= 1.0 and < 2.0 (2.0 fixed issue)', '1.0 1.5'],
  ['> 1.0, <= 2.0', '1.5 2.0'],
  ['>= 1.0 & <= 1.5 / >= 2.5 & <= 3.0 (see below)', '1.0 1.5 2.5 3.0'],
  ['>= 2.0 < 2.5 and < 1.0 (Patched versions 2.5 and 1.0)', '0.9 2.0'],
  ['= 1.5', '1.5'],
  ['>= 2.5', '2.5 3.0'],
  ['< 2.0 [SEE NOTE BELOW]', '0.9 1.0 1.5'],
  ['All versions (no fix)', '0.9 1.0 1.5 2.0 2.5 3.0'],
  ['**ALL VERSIONS**', '0.9 1.0 1.5 2.0 2.5 3.0'],
])('%s', async (written, affected) => {
  const { advisories } = await readBy(feed, archive({ '2026-03-13-m.md': post({ 'Impacted release': written }) }));
  expect(
    ['0.9', '1.0', '1.5', '2.0', '2.5', '3.0'].filter((one) => affects(advisories[0]!.ranges, one)).join(' '),
  ).toBe(affected);
});

test.each([
  ['Impacted release', 'all before the summer'],
  ['Impacted release', '<= 1.2 for PrestaShop 1.6 & <= 2.3 for PrestaShop 1.7'],
  ['Impacted release', '<= 1.4.x'],
  ['Impacted release', '>= 1.0, >= 2.0'],
  ['Impacted release', ''],
  ['Product', 'one / another'],
  ['Product', 'Name With Words'],
])('nothing is guessed of %s: %s', async (name, written) => {
  const { advisories, passedOver } = await readBy(feed, archive({ '2026-03-13-m.md': post({ [name]: written }) }));
  expect([advisories, passedOver]).toEqual([[], 1]);
});

test('research, posts without a head and other files are passed over', async () => {
  const content = archive({
    '2026-01-01-a.md': post({}, { categories: 'research' }),
    '2026-01-02-b.md': 'no head',
    'c.md': post({}),
    '2026-01-04-d.txt': post({}),
    '2026-01-05-e.md': post({ 'CVE ID': 'none' }, { title: 'No number', severity: 'unknown' }),
  });
  const { advisories, passedOver } = await readBy(feed, content);
  expect(advisories).toMatchObject([{ id: 'friends-of-presta/e', score: null, title: 'No number' }]);
  expect(passedOver).toBe(3);
  expect(await refusalOf(feed, content.subarray(0, 300))).toBe('cut_off');
});
