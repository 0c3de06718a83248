import { expect, test } from 'vitest';
import { affects, type OsvEvent, osvSpans, rangeText, type Scheme, type VersionRange } from './index.ts';

const osv = (scheme: Scheme, events: OsvEvent[]): VersionRange[] =>
  osvSpans(scheme, events).map((span) => ({ scheme, ...span }));

/** By what the range is: its events, what it means and what not. */
const ranges: [name: string, events: OsvEvent[], inside: string[], outside: string[]][] = [
  ['a fix', [{ introduced: '0' }, { fixed: '1.2.3' }], ['0.0.1', '1.2.2', '1.2.3-rc.1'], ['1.2.3', '2.0.0']],
  ['no fix', [{ introduced: '1.0.0' }], ['1.0.0', '99.0.0'], ['0.9.9', '1.0.0-rc.1']],
  ['all', [{ introduced: '0' }], ['0.0.0', '0.0.0-a', '99.0.0'], []],
  ['the last', [{ introduced: '0' }, { last_affected: '1.2.3' }], ['1.2.3'], ['1.2.4']],
  [
    'two lines',
    [{ introduced: '1.0.0' }, { fixed: '1.4.0' }, { introduced: '2.0.0' }, { fixed: '2.1.0' }],
    ['1.0.0', '1.3.9', '2.0.0', '2.0.9'],
    ['0.9.0', '1.4.0', '1.9.0', '2.1.0'],
  ],
  [
    'events in disorder',
    [{ fixed: '2.1.0' }, { introduced: '2.0.0' }, { fixed: '1.4.0' }, { introduced: '0' }],
    ['0.1.0', '1.3.9', '2.0.9'],
    ['1.4.0', '2.1.0'],
  ],
  ['one version', [{ introduced: '1.5.0' }, { last_affected: '1.5.0' }], ['1.5.0'], ['1.4.9', '1.5.1']],
  [
    'twice introduced',
    [{ introduced: '0' }, { introduced: '1.0.0' }, { fixed: '1.1.0' }],
    ['0.5.0', '1.0.0'],
    ['1.1.0'],
  ],
  ['twice fixed', [{ introduced: '0' }, { fixed: '1.1.0' }, { fixed: '1.5.0' }], ['1.0.0'], ['1.1.0', '1.4.0']],
  ['no introduction', [{ fixed: '1.0.0' }], [], ['0.5.0', '1.0.0']],
  ['nothing', [], [], ['1.0.0']],
  ['a limit', [{ introduced: '0' }, { limit: '2.0.0' }], ['1.9.9'], ['2.0.0', '3.0.0']],
  ['two limits', [{ introduced: '1.0.0' }, { limit: '1.5.0' }, { limit: '2.0.0' }], ['1.9.9'], ['2.0.0']],
  ['no limit at all', [{ introduced: '1.0.0' }, { limit: '*' }], ['99.0.0'], ['0.1.0']],
  [
    'a limit beyond a fix',
    [{ introduced: '0' }, { fixed: '1.0.0' }, { limit: '2.0.0' }],
    ['0.9.0'],
    ['1.0.0', '1.5.0'],
  ],
  [
    'a limit before a fix',
    [{ introduced: '0' }, { fixed: '3.0.0' }, { limit: '2.0.0' }],
    ['1.9.0'],
    ['2.0.0', '2.5.0'],
  ],
];
const cases = ranges.flatMap(([name, events, inside, outside]) =>
  (['semver', 'composer'] as const).flatMap((scheme) => [
    ...inside.map((version) => [name, scheme, version, true, events] as const),
    ...outside.map((version) => [name, scheme, version, false, events] as const),
  ]),
);
test.each(cases)('OSV, %s, %s: %s is %s', (_, scheme, version, result, events) => {
  expect(affects(osv(scheme, [...events]), version)).toBe(result);
});

const span = (from: string | null, fromIncluded: boolean, to: string | null, toIncluded: boolean): VersionRange[] => [
  { scheme: 'php', from, fromIncluded, to, toIncluded },
];
test.each([
  ['* - 5.3.1', span(null, true, '5.3.1', true), ['0.1', '5.3', '5.3.1', '5.3.1-beta1'], ['5.3.1.1', '5.3.2', '5.10']],
  ['up to 5.3.1', span(null, true, '5.3.1', false), ['5.3.0', '5.3'], ['5.3.1']],
  ['1.2 - 2.0', span('1.2', true, '2.0', true), ['1.2', '1.9', '2.0'], ['1.1.9', '2.0.0', '1.2-beta']],
  ['after 1.2', span('1.2', false, null, false), ['1.2.0', '1.3'], ['1.2', '1.1']],
  ['*', span(null, true, null, true), ['1', 'anything'], []],
] as const)('a span as PHP compares: %s', (_, range, inside, outside) => {
  for (const version of inside) expect([version, affects(range, version)]).toEqual([version, true]);
  for (const version of outside) expect([version, affects(range, version)]).toEqual([version, false]);
});

test('single versions and constraints', () => {
  const listed: VersionRange[] = [{ scheme: 'composer', versions: ['1.0', 'v1.2.0'] }];
  expect(['1.0.0', '1.2', '1.1'].map((one) => affects(listed, one))).toEqual([true, true, false]);
  const constraint: VersionRange[] = [{ scheme: 'composer', constraint: '>=2.4.6,<2.4.6-p3' }];
  expect(['2.4.6', '2.4.6-p2', '2.4.6-p3'].map((one) => affects(constraint, one))).toEqual([true, true, false]);
});

test('what cannot be read is in no range', () => {
  expect(affects([{ scheme: 'composer', constraint: '>=nonsense' }], '1.0')).toBe(false);
  expect(affects([{ scheme: 'semver', from: null, fromIncluded: true, to: '2.0.0', toIncluded: false }], 'main')).toBe(
    false,
  );
  expect(
    affects([{ scheme: 'composer', from: null, fromIncluded: true, to: '2.0.0', toIncluded: false }], 'dev-x'),
  ).toBe(false);
});

test.each([
  [span('1.2', true, '2.0', false)[0]!, '>= 1.2 < 2.0'],
  [span(null, true, '2.0', true)[0]!, '<= 2.0'],
  [span('1.2', false, null, true)[0]!, '> 1.2'],
  [span(null, true, null, true)[0]!, '*'],
  [{ scheme: 'composer', constraint: '^1 || ^2' } as const, '^1 || ^2'],
  [{ scheme: 'php', versions: ['1.0', '1.1'] } as const, '1.0, 1.1'],
])('%j reads %s', (range, text) => {
  expect(rangeText(range)).toBe(text);
});
