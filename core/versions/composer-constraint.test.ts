import { expect, test } from 'vitest';
import { normalConstraint, satisfies } from './index.ts';

const readings: Record<string, string> = {
  '*': '*',
  x: '*',
  '@dev': '*',
  'v*': '>=0.0.0.0-dev',
  '*.*': '>=0.0.0.0-dev',
  '3.4': '==3.4.0.0',
  '=3.4': '==3.4.0.0',
  '== 3.4': '==3.4.0.0',
  '!=3.4': '!=3.4.0.0',
  '<>3.4': '!=3.4.0.0',
  '>3.4': '>3.4.0.0',
  '>=3.4': '>=3.4.0.0-dev',
  '>= 3.4-stable': '>=3.4.0.0',
  '<3.4': '<3.4.0.0-dev',
  '<3.4-stable': '<3.4.0.0',
  '<=3.4': '<=3.4.0.0',
  '<3.4-beta2': '<3.4.0.0-beta2',
  '3.4@dev': '==3.4.0.0',
  '>=3.4@beta': '>=3.4.0.0-beta',
  '>3.4@stable': '>3.4.0.0',
  '~3': '>=3.0.0.0-dev <4.0.0.0-dev',
  '~3.4': '>=3.4.0.0-dev <4.0.0.0-dev',
  '~3.4.5': '>=3.4.5.0-dev <3.5.0.0-dev',
  '~3.4.5.6': '>=3.4.5.6-dev <3.4.6.0-dev',
  '~3.4-RC1': '>=3.4.0.0-RC1 <4.0.0.0-dev',
  '~3.4-stable': '>=3.4.0.0 <4.0.0.0-dev',
  '~3.x-dev': '>=3.9999999.9999999.9999999-dev <4.0.0.0-dev',
  '~3.4.x-dev': '>=3.4.9999999.9999999-dev <3.5.0.0-dev',
  '^3': '>=3.0.0.0-dev <4.0.0.0-dev',
  '^v3.4.5': '>=3.4.5.0-dev <4.0.0.0-dev',
  '^3.': '>=3.0.0.0-dev <4.0.0.0-dev',
  '^0': '>=0.0.0.0-dev <1.0.0.0-dev',
  '^0.0': '>=0.0.0.0-dev <0.1.0.0-dev',
  '^0.4': '>=0.4.0.0-dev <0.5.0.0-dev',
  '^0.4.5': '>=0.4.5.0-dev <0.5.0.0-dev',
  '^0.0.5': '>=0.0.5.0-dev <0.0.6.0-dev',
  '^0.0.5-alpha': '>=0.0.5.0-alpha <0.0.6.0-dev',
  '^3.4-beta.2': '>=3.4.0.0-beta2 <4.0.0.0-dev',
  '^3.4.*-dev': '>=3.4.9999999.9999999-dev <4.0.0.0-dev',
  '3.*': '>=3.0.0.0-dev <4.0.0.0-dev',
  '3.x.x': '>=3.0.0.0-dev <4.0.0.0-dev',
  'v3.4.X': '>=3.4.0.0-dev <3.5.0.0-dev',
  '3.4.5.*': '>=3.4.5.0-dev <3.4.6.0-dev',
  '0.*': '<1.0.0.0-dev',
  '3 - 5': '>=3.0.0.0-dev <6.0.0.0-dev',
  '3 - 5.0': '>=3.0.0.0-dev <5.1.0.0-dev',
  '3.4 - 5.1.0': '>=3.4.0.0-dev <=5.1.0.0',
  '3.4-beta - 5.1-RC': '>=3.4.0.0-beta <=5.1.0.0-RC',
  '3.x-dev - 5.x-dev': '>=3.9999999.9999999.9999999-dev <=5.9999999.9999999.9999999-dev',
  'dev-main': '==dev-main',
  'dev-main#abc12': '==dev-main',
  '3.x-dev': '==3.9999999.9999999.9999999-dev',
  '3.4.x-dev#abc12': '==3.4.9999999.9999999-dev',
  'fix-dev': '==dev-fix',
  '>=dev-main': '>=dev-main',
  'dev-main as 3.4': '==dev-main',
  '>3,<=5': '>3.0.0.0 <=5.0.0.0',
  '>3 <=5': '>3.0.0.0 <=5.0.0.0',
  '> 3  ,  <=  5': '>3.0.0.0 <=5.0.0.0',
  '>3,<3.5 | >4': '>3.0.0.0 <3.5.0.0-dev || >4.0.0.0',
  '^3 || ^5.1': '>=3.0.0.0-dev <4.0.0.0-dev || >=5.1.0.0-dev <6.0.0.0-dev',
  '~3.5.9|~3.6,>=3.6.2': '>=3.5.9.0-dev <3.6.0.0-dev || >=3.6.0.0-dev <4.0.0.0-dev >=3.6.2.0-dev',
};

test.each(Object.entries(readings))('%s means %s', (constraint, meaning) => {
  expect(normalConstraint(constraint)).toBe(meaning);
});

const unreadable = [
  '',
  '^',
  '~',
  '~>3.4',
  '3.4-meh',
  '>3,,<5',
  '>3 ||| <5',
  ',^3',
  '|| ^3',
  '^3 ||',
  '^3 ,',
  '^3.4.*',
  '~3.x',
  '3.x - 5.*',
  '*-dev',
  '3.4#abc12',
  '^8 || ^',
  '>'.repeat(600),
];
test.each(unreadable)('"%s" cannot be read', (constraint) => {
  expect(normalConstraint(constraint)).toBeNull();
  expect(satisfies('1.0', constraint)).toBeNull();
});

/** By constraint: what it takes, and what not. */
const judgements: Record<string, [takes: string[], leaves: string[]]> = {
  '*': [['1.2.3', 'v1', '0.0.1-dev', 'dev-main'], []],
  '*.*': [['1.2.3', '0.0.0-dev'], ['dev-main']],
  '3.4': [
    ['3.4', '3.4.0', 'v3.4.0.0', '3.4.0+x'],
    ['3.4.1', '3.4.0-beta', '3.3'],
  ],
  '!=3.4': [['3.4.1', 'dev-main'], ['3.4.0']],
  '>3.4': [
    ['3.4.1', '3.5-beta', '3.4.0-p1'],
    ['3.4', '3.4.0-RC1', 'dev-main'],
  ],
  '>=3.4': [['3.4', '3.4-dev', '3.4-beta', '4.0'], ['3.3.99']],
  '<3.4': [
    ['3.3.99', '3.3'],
    ['3.4', '3.4-dev', '3.4-beta', '3.4-RC1'],
  ],
  '<=3.4': [
    ['3.4', '3.4-beta', '3.3'],
    ['3.4.0.1', '3.4-p1'],
  ],
  '<2.4.6-p3': [
    ['2.4.6', '2.4.6-p2', '2.4.5-p9'],
    ['2.4.6-p3', '2.4.6-p10', '2.4.7-beta1'],
  ],
  '^3.4': [
    ['3.4', '3.4-beta', '3.99.99'],
    ['3.3.9', '4.0-alpha', '4.0'],
  ],
  '^0.4.5': [
    ['0.4.5', '0.4.99'],
    ['0.4.4', '0.5.0'],
  ],
  '^0.0.5': [['0.0.5'], ['0.0.4', '0.0.6']],
  '~3.4': [
    ['3.4', '3.99'],
    ['3.3', '4.0', '4.0-dev'],
  ],
  '~3.4.5': [
    ['3.4.5', '3.4.99'],
    ['3.4.4', '3.5'],
  ],
  '~3.4-beta': [['3.4-beta1', '3.4'], ['3.4-alpha']],
  '3.4.*': [
    ['3.4', '3.4-dev', '3.4.99'],
    ['3.5', '3.3.9'],
  ],
  '3.4 - 5': [
    ['3.4', '5.9.9', '3.4-dev'],
    ['6.0', '6.0-dev', '3.3'],
  ],
  '3.4 - 5.1.0': [
    ['5.1', '5.1-beta'],
    ['5.1.0.1', '5.1.1'],
  ],
  '>3 <5 || >=7': [
    ['3.1', '4.9.9', '7', '8'],
    ['3.0', '5.0', '6.9', '5.0-dev'],
  ],
  '>=3.4,<3.4.9|>=5': [
    ['3.4.8', '5'],
    ['3.4.9', '4'],
  ],
  '^3 ^3.2': [['3.2'], ['3.1']],
  '^3.4+build': [['3.4', '3.5'], ['3.3']],
  'dev-main': [['dev-main'], ['dev-other', '3.4', '1.x-dev']],
  '!=dev-main': [['dev-other', '3.4'], ['dev-main']],
  '>=dev-main': [[], ['dev-main', '3.4']],
  '1.x-dev': [['1.x-dev'], ['1.0', '1.9-dev']],
  '>=1.0@beta': [['1.0-beta', '1.0'], ['1.0-alpha']],
};
const cases = Object.entries(judgements).flatMap(([constraint, [takes, leaves]]) => [
  ...takes.map((version) => [constraint, version, true] as const),
  ...leaves.map((version) => [constraint, version, false] as const),
]);
test.each(cases)('%s and %s: %s', (constraint, version, result) => {
  expect(satisfies(version, constraint)).toBe(result);
});

test('what is no version meets nothing and misses nothing', () => {
  expect(satisfies('unknown', '*')).toBeNull();
});

test('a long and hostile constraint is told apart without trying every way to read it', () => {
  for (const text of ['1.0a', '^1.0-', '1 - 1.0a'].map((head) => `${head}${'1'.repeat(450)}!`))
    expect(normalConstraint(text)).toBeNull();
  expect(normalConstraint(`${' '.repeat(400)}1`)).toBe('==1.0.0.0');
});
