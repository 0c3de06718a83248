import { expect, test } from 'vitest';
import { affects } from '#core/versions';
import { zipOf } from '#kit/archive/testing/made';
import { readBy } from '../testing/read.ts';
import feed from './osv-npm.feed.ts';

test('libraries are compared as npm does it, by ranges of both kinds', async () => {
  const of = (id: string, type: string, name: string): string =>
    JSON.stringify({
      id,
      affected: [
        {
          package: { ecosystem: 'npm', name },
          ranges: [{ type, events: [{ introduced: '1.2.0' }, { fixed: '3.5.0' }] }],
        },
      ],
    });
  const { advisories } = await readBy(
    feed,
    zipOf({
      'a.json': of('GHSA-1', 'SEMVER', 'jquery'),
      'b.json': of('GHSA-2', 'ECOSYSTEM', '@Scope/Name'),
      'c.json': of('GHSA-3', 'GIT', 'x'),
    }),
  );
  expect(advisories.map(({ kind, name, title }) => [kind, name, title])).toEqual([
    ['library', 'jquery', 'GHSA-1'],
    ['library', '@scope/name', 'GHSA-2'],
  ]);
  for (const { ranges } of advisories)
    expect(['1.1.9', '1.2.0', '3.4.1', '3.5.0-rc.1', '3.5.0'].filter((version) => affects(ranges, version))).toEqual([
      '1.2.0',
      '3.4.1',
      '3.5.0-rc.1',
    ]);
});
