import { expect, test } from 'vitest';
import { comparePhp } from './index.ts';
import { canonical } from './php.ts';

/** Each line from old to new; what stands between `=` is the same. Facts of PHP 8.2. */
const lines = [
  '1 < 2 < 10',
  '1.0 < 1.0.1 < 1.1 < 1.2',
  '1.0 < 1.0.0 < 1.0.0.0',
  '1.0foo < 1.0-dev = 1.0.dev = 1.0_dev = 1.0+dev < 1.0a1 = 1.0alpha1 = 1.0-alpha.1 < 1.0b1 = 1.0beta1 < 1.0RC1 = 1.0rc1 < 1.0 < 1.0pl1 = 1.0p1',
  '1.0a1 < 1.0a2 < 1.0a10 < 1.0b1 < 1.0b2',
  '1.0-dev < 1.0-dev1 < 1.0-dev2',
  '1.0beta < 1.0beta1',
  '1.0-stable < 1.0-dev < 1.0',
  '1.0-SNAPSHOT < 1.0-dev',
  '1.0Alpha = 1.0Beta < 1.0-dev',
  '2.4.6-beta1 < 2.4.6 < 2.4.6-p1 < 2.4.6-p2 < 2.4.6-p10 < 2.4.7-beta1 < 2.4.7',
  '1.7.8.2 < 1.7.8.10 < 1.7.8.11 < 8.0.0-beta.1 < 8.0.0 < 8.1',
  '5.9-RC1 < 5.9 < 5.9.1 < 6.0-beta1 < 6.0 < 6.10',
  '01.02 = 1.2 = 1.02',
  '9223372036854775807 = 99999999999999999999',
  '0 < 0.0 < 0.1',
  '1.2.rc1 < 1.2.0 < 1.2.1',
  '4.3.2RC1 < 4.3.2RC2 < 4.3.2 < 4.3.2pl1',
];
const chains = lines.map((line) => line.split(' < ').map((same) => same.split(' = ')));
const pairs = chains.flatMap((chain) =>
  chain.flatMap((same, i) =>
    same.flatMap((a) =>
      chain.flatMap((others, j) => others.map((b) => [a, Math.sign(i - j) as -1 | 0 | 1, b] as const)),
    ),
  ),
);
const said = { '-1': '<', '0': '=', '1': '>' };

test(`tells ${pairs.length} pairs apart as PHP does`, () => {
  expect(pairs.length).toBeGreaterThan(250);
  for (const [a, result, b] of pairs) expect(`${a} ${said[comparePhp(a, b)]} ${b}`).toBe(`${a} ${said[result]} ${b}`);
});

test.each([
  ['', '', 0],
  ['', '1', -1],
  ['1', '', 1],
  ['1.', '1', -1],
  ['1.', '1.0', -1],
  ['1..2', '1.2', 0],
  ['.5', '0.5', -1],
  ['-1', '1', -1],
  ['v1.0', '1.0', -1],
  ['1.0.x', '1.0.0', -1],
  ['1.0.*', '1.0.dev', -1],
  ['abc', 'abd', 0],
  ['#N#', '1', 0],
  ['1~2', '1.2', -1],
  ['1 2', '1.2', -1],
] as const)('what is no version has its place, too: %s and %s', (a, b, result) => {
  expect(comparePhp(a, b)).toBe(result);
});

test.each([
  ['1.0-dev', '1.0.dev'],
  ['1.0a1', '1.0.a.1'],
  ['2.4.6-p10', '2.4.6.p.10'],
  ['1-_+2', '1.2'],
  ['1.0beta_2', '1.0.beta.2'],
  ['1..0', '1.0'],
  ['#N#', '#N#'],
])('%s is read as %s', (version, parts) => {
  expect(canonical(version)).toBe(parts);
});
