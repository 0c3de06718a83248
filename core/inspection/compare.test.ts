import { expect, test } from 'vitest';
import { compare, type Found, type Outcome } from './index.ts';

const head = (check: string) => ({ check, area: 'security' as const, severity: 'high' as const });
const failed = (check: string, ...about: string[]): Outcome => ({
  ...head(check),
  state: 'failed',
  problems: about.map((one) => ({ about: one, evidence: [] })),
});
const passed = (check: string): Outcome => ({ ...head(check), state: 'passed' });
const idle = (check: string): Outcome => ({ ...head(check), state: 'not_applicable' });
const unknown = (check: string): Outcome => ({
  ...head(check),
  state: 'unknown',
  because: { missing: null, reason: 'ours' },
});

test.each<[string, Outcome[], Outcome[], string[], Partial<Record<keyof ReturnType<typeof compare>, string[]>>]>([
  ['the same again', [failed('a', 'x')], [failed('a', 'x')], [], { still: ['a:x'] }],
  ['found for the first time', [passed('a')], [failed('a', 'x')], [], { new: ['a:x'] }],
  ['another of the same check', [failed('a', 'x')], [failed('a', 'x', 'y')], [], { still: ['a:x'], new: ['a:y'] }],
  ['one of two mended', [failed('a', 'x', 'y')], [failed('a', 'y')], [], { still: ['a:y'], fixed: ['a:x'] }],
  ['mended', [failed('a', 'x')], [passed('a')], [], { fixed: ['a:x'] }],
  ['not judged', [failed('a', 'x')], [unknown('a')], [], { unknown: ['a:x'] }],
  ['does not apply any more', [failed('a', 'x')], [idle('a')], [], { unknown: ['a:x'] }],
  ['a check that is not made any more', [failed('a', 'x')], [], [], { unknown: ['a:x'] }],
  ['here before, away between', [passed('a')], [failed('a', 'x')], ['a:x'], { back: ['a:x'] }],
  ['here before, not judged between', [unknown('a')], [failed('a', 'x')], ['a:x'], { still: ['a:x'] }],
  ['a new check', [], [failed('a', 'x')], [], { new: ['a:x'] }],
])('%s', (_name, before, after, seen, wanted) => {
  const lists = Object.entries(compare(before, after, new Set(seen))) as [string, Found[]][];
  const told = Object.fromEntries(lists.map(([list, found]) => [list, found.map(({ id }) => id)]));
  expect(told).toEqual({ new: [], back: [], still: [], fixed: [], unknown: [], ...wanted });
});
