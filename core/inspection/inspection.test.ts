import { expect, test } from 'vitest';
import { type Check, judge, type Problem, scores, type Severity } from './index.ts';

interface Seen {
  page: string;
  port: number;
}
const word = { title: '', found: '', consequence: '', mend: '' };
const check = (judgeIt: Check<Seen, 'page'>['judge'], severity: Severity = 'high'): Check<Seen, 'page', 'mend'> => ({
  area: 'security',
  severity,
  needs: ['page'],
  judge: judgeIt,
  words: { en: word, ru: word, uk: word },
  options: [{ does: 'mend', effort: 'minutes', risk: 'none' }],
  references: [],
});
const problem = (about: string, more: Partial<Problem> = {}): Problem => ({
  about,
  evidence: [{ quote: about }],
  ...more,
});

test('a check passes, fails, does not apply, or is not known', () => {
  const checks = new Map([
    ['fine', check(() => [])],
    ['broken', check(({ page }) => [problem(page)])],
    ['elsewhere', check(() => null)],
    ['ours', check(() => JSON.parse('{') as never)],
  ]);
  const states = judge<Seen>(checks, { page: 'x' }).map(({ check: name, state }) => [name, state]);
  expect(states).toEqual([
    ['fine', 'passed'],
    ['broken', 'failed'],
    ['elsewhere', 'not_applicable'],
    ['ours', 'unknown'],
  ]);
});

test('without its artifact a check is unknown, and says which and why', () => {
  const [outcome] = judge<Seen>(new Map([['broken', check(() => [problem('x')])]]), {}, new Map([['page', 'silent']]));
  expect(outcome).toMatchObject({ state: 'unknown', because: { missing: 'page', reason: 'silent' } });
});

test('two problems about one thing are one, with the evidence of both', () => {
  const [outcome] = judge<Seen>(new Map([['twice', check(() => [problem('a'), problem('b'), problem('a')])]]), {
    page: '',
  });
  expect(outcome).toMatchObject({ problems: [{ about: 'a', evidence: [{}, {}] }, { about: 'b' }] });
});

test('the score says line by line what it lost', () => {
  const outcomes = judge<Seen>(
    new Map([
      ['grave', check(() => [problem('a', { severity: 'low' }), problem('b', { severity: 'critical' })])],
      ['small', check(() => [problem('a'), problem('b')], 'low')],
      ['known', check(() => [problem('a')], 'info')],
      ['fine', check(() => [])],
      ['ours', check(() => JSON.parse('{') as never)],
    ]),
    { page: '' },
  );
  const [security, shop] = scores(outcomes);
  expect(security).toEqual({
    area: 'security',
    score: 57,
    lines: [
      { check: 'grave', severity: 'critical', problems: 2, points: 40 },
      { check: 'small', severity: 'low', problems: 2, points: 3 },
      { check: 'known', severity: 'info', problems: 1, points: 0 },
    ],
    passed: 1,
    unknown: 1,
  });
  expect(shop).toMatchObject({ score: null, lines: [] });
});

test('no score is below nothing', () => {
  const checks = new Map(Array.from({ length: 5 }, (_, i) => [`c${i}`, check(() => [problem('a')], 'critical')]));
  expect(scores(judge<Seen>(checks, { page: '' }))[0]!.score).toBe(0);
});
