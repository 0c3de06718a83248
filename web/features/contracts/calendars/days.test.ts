import { expect, test } from 'vitest';
import { calendarData } from '#contract/contracts';
import { pictureOf } from './days.ts';

const data = calendarData.parse({
  timeZone: 'Europe/Kyiv',
  hours: { mon: [['09:00', '15:00']], sat: [['22:00', '04:00']], sun: [['00:00', '24:00']] },
  holidays: [{ date: '2027-03-29', name: 'Easter Monday', source: 'PL' }],
  overrides: { '2027-03-24': [['10:00', '12:00']] },
  breaks: { '2027-03-22': [['12:00', '13:00']] },
});
const hour = 3_600_000;

test('a picture begins on Monday, shows what is open and why not', () => {
  // Wednesday; on the Sunday after it clocks go forward.
  const days = pictureOf(data, Date.UTC(2027, 2, 24, 12), 2)!;
  expect(days).toHaveLength(14);
  expect(days[0]).toMatchObject({ date: '2027-03-22', kind: 'break', openMs: 5 * hour });
  expect(days[0]!.open).toEqual([
    { from: 9 / 24, to: 12 / 24 },
    { from: 13 / 24, to: 15 / 24 },
  ]);
  expect(days[2]).toMatchObject({ date: '2027-03-24', kind: 'override', today: true, openMs: 2 * hour });
  expect(days[5]!.open).toEqual([{ from: 22 / 24, to: 1 }]);
  expect(days[6]).toMatchObject({ open: [{ from: 0, to: 1 }], openMs: 23 * hour });
  expect(days[7]).toMatchObject({ date: '2027-03-29', kind: 'holiday', name: 'Easter Monday', open: [], openMs: 0 });
});

test('what is no calendar yet has no picture', () => {
  expect(pictureOf({ ...data, hours: { mon: [['9', '18:00']] } }, 0, 2)).toBeNull();
});
