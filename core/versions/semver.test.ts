import { expect, test } from 'vitest';
import { compareSemver } from './index.ts';

/** From old to new, after SemVer 2.0 chapter 11. */
const chain = [
  ['0.0.0-0'],
  ['0.0.0', '0', '0.0'],
  ['0.0.1'],
  ['0.9.9'],
  ['1.0.0-0'],
  ['1.0.0-9'],
  ['1.0.0-10'],
  ['1.0.0-A'],
  ['1.0.0-alpha'],
  ['1.0.0-alpha.1', '1.0.0-alpha.1+build.5'],
  ['1.0.0-alpha.2'],
  ['1.0.0-alpha.11'],
  ['1.0.0-alpha.beta'],
  ['1.0.0-beta'],
  ['1.0.0-beta.2'],
  ['1.0.0-beta.11'],
  ['1.0.0-rc.1'],
  ['1.0.0', '1', 'v1.0', '1.0.0+20260101'],
  ['1.2.0'],
  ['1.10.0'],
  ['2.0.0-x-y-z.-'],
  ['2.0.0'],
  ['20.0.0'],
  ['900719925474099267.0.0'],
];
const pairs = chain.flatMap((same, i) =>
  same.flatMap((a) => chain.flatMap((others, j) => others.map((b) => [a, b, Math.sign(i - j)] as const))),
);

test(`tells ${pairs.length} pairs apart`, () => {
  for (const [a, b, result] of pairs) expect([a, b, compareSemver(a, b)]).toEqual([a, b, result]);
});

test.each(['', 'x', '1.2.3.4', '1.2.', '1.2.3-', 'latest', '1.2.3 beta', '1.2.*', `1.2.3-${'a'.repeat(300)}`])(
  '"%s" cannot be read, and so not compared',
  (version) => {
    expect(compareSemver(version, '1.0.0')).toBeNull();
    expect(compareSemver('1.0.0', version)).toBeNull();
  },
);
