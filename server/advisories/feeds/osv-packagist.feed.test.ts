import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { zipOf } from '#kit/archive/testing/made';
import { readBy, refusalOf } from '../testing/read.ts';
import feed from './osv-packagist.feed.ts';

const document = (more: object = {}): object => ({
  schema_version: '1.7.0',
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-06-01T00:00:00Z',
  published: '2026-05-01T10:00:00Z',
  aliases: ['CVE-2026-20001'],
  summary: 'A hole in the shop',
  details: 'left aside',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N' }],
  affected: [
    {
      package: { ecosystem: 'Packagist', name: 'PrestaShop/PrestaShop', purl: 'pkg:composer/prestashop/prestashop' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.7.0' }, { fixed: '8.1.4' }] }],
      versions: ['1.7.0', '1.7.8.11', '8.1.3'],
    },
  ],
  references: [{ type: 'WEB', url: 'https://example.org/advisory' }],
  database_specific: { severity: 'MODERATE' },
  ...more,
});
const json = (...documents: object[]): Buffer =>
  zipOf(Object.fromEntries(documents.map((one, i) => [`GHSA-${i}.json`, JSON.stringify(one)])));

test('a document is read whole, alone and in an archive and in a list', async () => {
  const expected = [
    {
      id: 'GHSA-aaaa-bbbb-cccc',
      aliases: ['CVE-2026-20001'],
      ecosystem: 'composer',
      kind: 'package',
      name: 'prestashop/prestashop',
      ranges: [{ scheme: 'composer', from: '1.7.0', fromIncluded: true, to: '8.1.4', toIncluded: false }],
      score: 6.1,
      title: 'A hole in the shop',
      references: ['https://example.org/advisory'],
      publishedAt: Date.UTC(2026, 4, 1, 10),
      withdrawn: false,
    },
  ];
  for (const content of [JSON.stringify(document()), json(document()), JSON.stringify([document()])])
    expect((await readBy(feed, content)).advisories).toEqual(expected);
});

test('single versions beside ranges, and without any', async () => {
  const [one] = (document() as { affected: object[] }).affected;
  const beside = document({ affected: [{ ...one, versions: ['1.6.1.24', '8.1.3'] }] });
  const alone = document({
    affected: [{ package: { ecosystem: 'Packagist', name: 'a/b' }, versions: ['1.0', '1.1'] }],
  });
  const { advisories } = await readBy(feed, json(beside, alone));
  expect(['1.6.1.23', '1.6.1.24', '8.1.3', '8.1.4'].filter((v) => affects(advisories[0]!.ranges, v))).toEqual([
    '1.6.1.24',
    '8.1.3',
  ]);
  expect(advisories[1]!.ranges).toEqual([{ scheme: 'composer', versions: ['1.0', '1.1'] }]);
});

test('the last affected version, in the word of the schema and in the one from before', async () => {
  const of = (affected: object): object =>
    document({ affected: [{ package: { ecosystem: 'Packagist', name: 'a/b' }, ...affected }] });
  const events = [{ introduced: '0' }];
  const { advisories } = await readBy(
    feed,
    json(
      of({ ranges: [{ type: 'ECOSYSTEM', events: [...events, { last_affected: '2.4.6-p2' }] }] }),
      of({
        ranges: [{ type: 'ECOSYSTEM', events }],
        database_specific: { last_known_affected_version_range: '<= 2.4.6-p2' },
      }),
    ),
  );
  for (const { ranges } of advisories)
    expect(['2.4.6', '2.4.6-p2', '2.4.6-p3'].filter((version) => affects(ranges, version))).toEqual([
      '2.4.6',
      '2.4.6-p2',
    ]);
});

test('without a vector that can be reckoned the word counts', async () => {
  const v4 = document({
    severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' }],
  });
  expect((await readBy(feed, json(v4))).advisories).toMatchObject([{ score: 4 }]);
});

test('withdrawn, of another ecosystem, malicious and broken documents are passed over', async () => {
  const archive = zipOf({
    'a.json': JSON.stringify(document({ withdrawn: '2026-06-01T00:00:00Z' })),
    'b.json': JSON.stringify(document({ affected: [{ package: { ecosystem: 'npm', name: 'x' }, versions: ['1'] }] })),
    'c.json': '{"id":',
    'd.json': '[]',
    'MAL-2026-1.json': JSON.stringify(document({ id: 'MAL-2026-1' })),
    'readme.txt': 'not one',
    'e.json': JSON.stringify(document({ id: 'kept' })),
  });
  const { advisories, passedOver } = await readBy(feed, archive);
  expect(advisories.map(({ id }) => id)).toEqual(['kept']);
  expect(passedOver).toBe(4);
});

test('an archive that is cut off, and what is none', async () => {
  const archive = json(document(), document({ id: 'b' }));
  expect(await refusalOf(feed, archive.subarray(0, archive.length - 30))).toBe('cut_off');
  expect(await refusalOf(feed, '<html>not found</html>')).toBe('no_archive');
  expect(await refusalOf(feed, '{"id":"GHSA')).toBe('no_json');
});
