import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { zipOf } from '#kit/archive/testing/made';
import { readBy, refusalOf } from '../testing/read.ts';
import feed from './github.feed.ts';

const record = (more: object = {}): object => ({
  ghsa_id: 'GHSA-aaaa-bbbb-cccc',
  cve_id: 'CVE-2026-50001',
  html_url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  summary: 'A hole in a package',
  severity: 'high',
  identifiers: [
    { type: 'GHSA', value: 'GHSA-aaaa-bbbb-cccc' },
    { type: 'CVE', value: 'CVE-2026-50001' },
  ],
  references: ['https://example.org/more'],
  published_at: '2026-05-01T10:00:00Z',
  withdrawn_at: null,
  vulnerabilities: [
    {
      package: { ecosystem: 'composer', name: 'Vendor/Package' },
      vulnerable_version_range: '>= 2.0, < 2.4.1',
      first_patched_version: '2.4.1',
    },
    {
      package: { ecosystem: 'composer', name: 'vendor/package' },
      vulnerable_version_range: '= 1.9',
      first_patched_version: null,
    },
    { package: { ecosystem: 'npm', name: 'package' }, vulnerable_version_range: '< 9', first_patched_version: null },
  ],
  cvss_severities: {
    cvss_v3: { vector_string: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8 },
    cvss_v4: null,
  },
  cvss: { vector_string: null, score: null },
  ...more,
});

test('a list of the API is read', async () => {
  const { advisories } = await readBy(feed, JSON.stringify([record()]));
  expect(advisories).toMatchObject([
    {
      id: 'GHSA-aaaa-bbbb-cccc',
      aliases: ['CVE-2026-50001'],
      name: 'vendor/package',
      score: 9.8,
      references: ['https://github.com/advisories/GHSA-aaaa-bbbb-cccc', 'https://example.org/more'],
    },
  ]);
  const versions = ['1.9', '1.9.1', '2.0', '2.4', '2.4.1'];
  expect(versions.filter((version) => affects(advisories[0]!.ranges, version))).toEqual(['1.9', '2.0', '2.4']);
});

test('withdrawn records, other ecosystems and unreadable ranges are passed over; without CVSS the word counts', async () => {
  const range = (text: string) => [{ package: { ecosystem: 'composer', name: 'a/b' }, vulnerable_version_range: text }];
  const { advisories, passedOver } = await readBy(
    feed,
    JSON.stringify([
      record({ withdrawn_at: '2026-06-01T00:00:00Z' }),
      record({ vulnerabilities: [] }),
      record({ vulnerabilities: range('before summer') }),
      record({
        ghsa_id: 'kept',
        cvss_severities: null,
        cvss: { vector_string: null, score: 0 },
        vulnerabilities: range('<= 3'),
      }),
    ]),
  );
  expect(passedOver).toBe(3);
  expect(advisories).toMatchObject([{ id: 'kept', score: 7 }]);
});

test('its database of documents reads as well', async () => {
  const document = {
    id: 'GHSA-1',
    affected: [{ package: { ecosystem: 'Packagist', name: 'a/b' }, versions: ['1.0'] }],
  };
  const { advisories } = await readBy(
    feed,
    zipOf({ 'advisory-database-main/advisories/GHSA-1.json': JSON.stringify(document) }),
  );
  expect(advisories).toMatchObject([{ id: 'GHSA-1', name: 'a/b' }]);
});

test('an answer that is an error', async () => {
  expect((await readBy(feed, '{"message":"API rate limit exceeded"}')).advisories).toEqual([]);
  expect(await refusalOf(feed, '[{"ghsa_id":"x"')).toBe('cut_off');
});
