import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { readBy, refusalOf } from '../testing/read.ts';
import feed from './wordfence.feed.ts';

const id = '00000000-0000-4000-8000-000000000001';
const range = (from: string, fromInclusive: boolean, to: string, toInclusive: boolean) => ({
  from_version: from,
  from_inclusive: fromInclusive,
  to_version: to,
  to_inclusive: toInclusive,
});
const record = (more: object = {}): object => ({
  id,
  title: 'Forms <= 5.3.1 - Missing check',
  software: [
    {
      type: 'plugin',
      name: 'Forms',
      slug: 'Example-Forms',
      affected_versions: { '* - 5.3.1': range('*', true, '5.3.1', true) },
      patched: true,
      patched_versions: ['5.3.2'],
    },
  ],
  informational: false,
  description: 'left aside',
  references: ['https://example.org/1', 'javascript:alert(1)', 7],
  cwe: { id: 862 },
  cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', score: 9.8, rating: 'Critical' },
  cve: 'CVE-2026-10001',
  researchers: [],
  published: '2026-05-01 10:00:00',
  updated: '2026-05-02 10:00:00',
  ...more,
});
const feedOf = (...records: object[]): string =>
  JSON.stringify(Object.fromEntries(records.map((one, i) => [(one as { id?: string }).id ?? `key-${i}`, one])));

test('a record is read whole', async () => {
  expect((await readBy(feed, feedOf(record()))).advisories).toEqual([
    {
      id,
      aliases: ['CVE-2026-10001'],
      ecosystem: 'wordpress',
      kind: 'plugin',
      name: 'example-forms',
      ranges: [{ scheme: 'php', from: null, fromIncluded: true, to: '5.3.1', toIncluded: true }],
      score: 9.8,
      title: 'Forms <= 5.3.1 - Missing check',
      references: ['https://example.org/1'],
      publishedAt: Date.UTC(2026, 4, 1, 10),
      withdrawn: false,
    },
  ]);
});

test('one hole in core, a theme and a plugin is three advisories, each with its own ranges', async () => {
  const software = [
    {
      type: 'core',
      slug: 'wordpress',
      affected_versions: { a: range('6.0', true, '6.0.3', false), b: range('6.1', true, '6.1.1', false) },
    },
    { type: 'theme', slug: 'nice', affected_versions: { a: range('*', true, '*', true) } },
    { type: 'plugin', slug: 'p', affected_versions: { a: range('1.0', false, '2.0', true) } },
  ];
  const { advisories } = await readBy(feed, feedOf(record({ software })));
  expect(advisories.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['core wordpress', 'theme nice', 'plugin p']);
  const affected = (i: number, ...versions: string[]) => versions.filter((one) => affects(advisories[i]!.ranges, one));
  expect(affected(0, '5.9', '6.0', '6.0.2', '6.0.3', '6.1', '6.1.1')).toEqual(['6.0', '6.0.2', '6.1']);
  expect(affected(1, '0.1', '99')).toEqual(['0.1', '99']);
  expect(affected(2, '1.0', '1.0.1', '2.0', '2.0.1')).toEqual(['1.0.1', '2.0']);
});

test('what is only worth knowing, or not to be understood, is passed over; the rest is read', async () => {
  const content = feedOf(
    record({ informational: true }),
    { id: 'b', title: 'no software' },
    { id: 'c', ...record({ id: 'c', software: [{ type: 'plugin', slug: 'x', affected_versions: {} }] }) },
    {
      id: 'd',
      ...record({
        id: 'd',
        software: [{ type: 'firmware', slug: 'x', affected_versions: { a: range('*', true, '1', true) } }],
      }),
    },
    {
      id: 'e',
      ...record({
        id: 'e',
        software: [{ type: 'plugin', slug: 'x', affected_versions: { a: { to_version: '1.0' } } }],
      }),
    },
    record({ id: 'f' }),
  );
  const { advisories, passedOver } = await readBy(feed, content);
  expect(advisories.map((one) => one.id)).toEqual(['f']);
  expect(passedOver).toBe(4);
});

test('a later version with fields unknown to us, others gone and some of another kind still reads', async () => {
  const later = record({
    schema: 9,
    cvss: null,
    cve: ['CVE-2030-1'],
    references: null,
    published: 1_900_000_000,
    software_more: {},
  });
  const { advisories } = await readBy(feed, feedOf(later));
  expect(advisories).toMatchObject([{ id, score: null, aliases: [], references: [], publishedAt: null }]);
});

test('without a score the word counts, and packed it reads as well', async () => {
  const content = gzipSync(feedOf(record({ cvss: { rating: 'High' } })));
  expect((await readBy(feed, content)).advisories).toMatchObject([{ score: 7 }]);
});

test('cut off, an error page, an error in JSON', async () => {
  const whole = feedOf(record(), record({ id: 'b' }));
  expect(await refusalOf(feed, whole.slice(0, -40))).toBe('cut_off');
  expect(await refusalOf(feed, gzipSync(whole).subarray(0, 80))).toBe('cut_off');
  expect(await refusalOf(feed, '<html>403')).toBe('no_json');
  expect((await readBy(feed, '{"error":"invalid key"}')).advisories).toEqual([]);
});
