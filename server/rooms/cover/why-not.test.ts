import { expect, test } from 'vitest';
import { checkSchedule } from '#core/cover';
import { languages } from '#core/words';
import { whyNot } from './why-not.ts';

type Schedule = Parameters<typeof checkSchedule>[0];
type Layer = Schedule['layers'][number];
const hours = { days: ['mon'], from: '09:00', to: '18:00' } as Layer['hours'][number];
const layer: Layer = {
  id: 'one',
  name: 'Nights',
  standIn: false,
  people: ['Olena'],
  timeZone: 'Europe/Kyiv',
  starts: '2026-11-23T09:00',
  turn: { unit: 'days', length: 7 },
  hours: [hours],
};
const schedule = (of: Partial<Layer>, more: Partial<Schedule> = {}): Schedule => ({
  timeZone: 'Europe/Kyiv',
  needed: [],
  layers: [{ ...layer, ...of }],
  ...more,
});

test.each<[Schedule, string]>([
  [schedule({}, { timeZone: 'Mars/One' }), 'Choose a time zone such as Europe/Kyiv.'],
  [schedule({}, { layers: [layer, layer] }), 'Layer 2: another layer has the same id.'],
  [schedule({ timeZone: 'x' }), 'Layer 1: choose a time zone such as Europe/Kyiv.'],
  [schedule({ people: [] }), 'Layer 1: name at least one person.'],
  [schedule({ starts: 'soon' }), 'Layer 1: write when it begins as 2026-11-23T09:00.'],
  [schedule({ turn: { unit: 'weeks', length: 0 } }), 'Layer 1: a turn is a whole number from 1 to 52.'],
  [schedule({ hours: [{ ...hours, days: [] }] }), 'Layer 1: choose at least one day of the week.'],
  [schedule({ hours: [{ ...hours, from: '24:00' }] }), 'Layer 1: write the beginning of the hours as 09:00.'],
  [schedule({ hours: [{ ...hours, to: '25:00' }] }), 'Layer 1: write the end of the hours as 18:00, at most 24:00.'],
  [
    schedule({}, { needed: [{ ...hours, to: '09:00' }] }),
    'The hours end when they begin; for a whole day write 00:00 to 24:00.',
  ],
])('what is wrong with a schedule is said in three languages: %#', (wrong, english) => {
  const refusal = checkSchedule(wrong)!;
  const said = whyNot(refusal);
  expect(said.en).toBe(english);
  for (const language of languages) expect(said[language]).not.toMatch(/[{}]/);
  for (const language of ['ru', 'uk'] as const) {
    expect(said[language]).toMatch(/[а-яіїє]{3}/i);
    expect(said[language]).not.toContain(refusal.sentence);
  }
});
