import { expect, test } from 'vitest';
import { cronOf, repeatOf, upcoming } from './repeat.ts';

test.each([
  ['0 9 1 * *', 'monthly'],
  ['30 6 28 * *', 'monthly'],
  ['0 3 * * 1', 'weekly'],
  ['15 22 * * 0,3,5', 'weekly'],
  ['0 9 31 * *', 'cron'],
  ['*/15 * * * *', 'cron'],
  ['0 9 1 1 *', 'cron'],
  ['0 9 * * *', 'cron'],
])('%s is shown as %s and written back the same', (cron, kind) => {
  const repeat = repeatOf(cron);
  expect([repeat.kind, cronOf(repeat)]).toEqual([kind, cron]);
});

test.each([
  [{ kind: 'weekly' as const, days: [] }],
  [{ kind: 'weekly' as const, time: '' }],
  [{ kind: 'cron' as const, cron: 'every monday' }],
])('what is not whole yet makes no line: %j', (change) => {
  expect(cronOf({ ...repeatOf('0 3 * * 1'), ...change })).toBeNull();
});

test('the next moments, on the wall of the zone through the change of the clocks', () => {
  const from = Date.parse('2026-10-20T00:00:00Z');
  expect(upcoming('0 9 * * 1', 'Europe/Kyiv', from, 2).map((at) => new Date(at).toISOString())).toEqual([
    '2026-10-26T07:00:00.000Z',
    '2026-11-02T07:00:00.000Z',
  ]);
  expect(upcoming(null, 'UTC', from)).toEqual([]);
});
