import { describe, expect, test } from 'vitest';
import { type Changes, checkSchedule, coverSpans, gapsOf, type Layer, onDuty, type Schedule } from './index.ts';

const layer = (of: Partial<Layer> = {}): Layer => ({
  id: 'one',
  name: 'One',
  timeZone: 'Europe/Kyiv',
  people: ['anna', 'bohdan'],
  starts: '2026-03-23T09:00',
  turn: { unit: 'days', length: 1 },
  hours: [],
  standIn: false,
  ...of,
});
const schedule = (...layers: Layer[]): Schedule => ({ timeZone: 'Europe/Kyiv', needed: [], layers });
const none: Changes = { overrides: [], swaps: [], absences: [] };
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
const text = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const lines = (s: Schedule, changes: Changes, from: string, to: string) =>
  coverSpans(s, changes, utc(from), utc(to)).map(
    (span) => `${text(span.from)} ${span.duty?.personId ?? '-'}${span.needed ? '' : ' (not needed)'}`,
  );
const always = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

describe('hand-over stays at its hour on the wall', () => {
  test.each<[string, Partial<Layer>, string, string, string[]]>([
    [
      'spring in Kyiv',
      {},
      '2026-03-28 07:00',
      '2026-03-31 00:00',
      ['2026-03-28 07:00 bohdan', '2026-03-29 06:00 anna', '2026-03-30 06:00 bohdan'],
    ],
    [
      'autumn in Kyiv',
      { starts: '2026-10-23T09:00' },
      '2026-10-24 06:00',
      '2026-10-26 12:00',
      ['2026-10-24 06:00 bohdan', '2026-10-25 07:00 anna', '2026-10-26 07:00 bohdan'],
    ],
    [
      'a zone without clock changes',
      { timeZone: 'Asia/Tashkent' },
      '2026-03-28 04:00',
      '2026-03-30 04:00',
      ['2026-03-28 04:00 bohdan', '2026-03-29 04:00 anna'],
    ],
    [
      'three quarters of an hour',
      { timeZone: 'Asia/Kathmandu' },
      '2026-03-28 03:15',
      '2026-03-29 04:00',
      ['2026-03-28 03:15 bohdan', '2026-03-29 03:15 anna'],
    ],
    [
      'a clock that changes by half an hour',
      { timeZone: 'Australia/Lord_Howe', starts: '2026-10-02T09:00' },
      '2026-10-02 22:30',
      '2026-10-05 00:00',
      ['2026-10-02 22:30 bohdan', '2026-10-03 22:00 anna', '2026-10-04 22:00 bohdan'],
    ],
    [
      'hand-over in the hour that does not exist',
      { starts: '2026-03-27T03:30' },
      '2026-03-28 12:00',
      '2026-03-30 12:00',
      ['2026-03-28 12:00 bohdan', '2026-03-29 01:00 anna', '2026-03-30 00:30 bohdan'],
    ],
    [
      'hand-over in the hour that comes twice is at the first',
      { starts: '2026-10-24T03:30' },
      '2026-10-24 00:30',
      '2026-10-26 12:00',
      ['2026-10-24 00:30 anna', '2026-10-25 00:30 bohdan', '2026-10-26 01:30 anna'],
    ],
    [
      'no midnight in São Paulo',
      { timeZone: 'America/Sao_Paulo', starts: '2018-11-03T00:00' },
      '2018-11-03 03:00',
      '2018-11-05 12:00',
      ['2018-11-03 03:00 anna', '2018-11-04 03:00 bohdan', '2018-11-05 02:00 anna'],
    ],
    [
      'a day that never was in Apia',
      { timeZone: 'Pacific/Apia', starts: '2011-12-28T09:00', people: ['a', 'b', 'c', 'd'] },
      '2011-12-28 20:00',
      '2011-12-31 12:00',
      ['2011-12-28 20:00 a', '2011-12-29 19:00 b', '2011-12-30 10:00 c', '2011-12-30 19:00 d'],
    ],
    [
      'weeks',
      { turn: { unit: 'weeks', length: 1 } },
      '2026-03-28 00:00',
      '2026-04-07 00:00',
      ['2026-03-28 00:00 anna', '2026-03-30 06:00 bohdan', '2026-04-06 06:00 anna'],
    ],
    [
      'twelve hours',
      { starts: '2026-03-28T08:00', turn: { unit: 'hours', length: 12 } },
      '2026-03-28 06:00',
      '2026-03-29 18:00',
      ['2026-03-28 06:00 anna', '2026-03-28 18:00 bohdan', '2026-03-29 05:00 anna', '2026-03-29 17:00 bohdan'],
    ],
  ])('%s', (_, of, from, to, expected) => {
    expect(lines(schedule(layer(of)), none, from, to)).toEqual(expected);
  });
});

test('the layer below fills what the one above leaves, and what nobody covers is a gap', () => {
  const nights = layer({
    id: 'nights',
    people: ['night'],
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '22:00', to: '06:00' }],
  });
  const days = layer({ id: 'days', people: ['day'], hours: [{ days: always, from: '06:00', to: '24:00' }] });
  expect(lines(schedule(nights, days), none, '2026-06-05 12:00', '2026-06-07 12:00')).toEqual([
    '2026-06-05 12:00 day',
    '2026-06-05 19:00 night',
    '2026-06-06 03:00 day',
    '2026-06-06 21:00 -',
    '2026-06-07 03:00 day',
  ]);
  const gaps = gapsOf(coverSpans(schedule(nights, days), none, utc('2026-06-05 12:00'), utc('2026-06-07 12:00')));
  expect(gaps).toEqual([{ from: utc('2026-06-06 21:00'), to: utc('2026-06-07 03:00'), absent: [] }]);
});

test('before the first hand-over nobody is on duty; outside the hours that are needed that is no gap', () => {
  const office: Schedule = {
    ...schedule(layer({ starts: '2026-06-02T12:00' })),
    needed: [{ days: ['tue'], from: '09:00', to: '18:00' }],
  };
  const spans = coverSpans(office, none, utc('2026-06-02 00:00'), utc('2026-06-03 00:00'));
  expect(gapsOf(spans)).toEqual([{ from: utc('2026-06-02 06:00'), to: utc('2026-06-02 09:00'), absent: [] }]);
  expect(lines(office, none, '2026-06-02 00:00', '2026-06-03 00:00')).toEqual([
    '2026-06-02 00:00 - (not needed)',
    '2026-06-02 06:00 -',
    '2026-06-02 09:00 anna',
    '2026-06-02 15:00 anna (not needed)',
  ]);
});

describe('changes', () => {
  const window = { id: 'x', from: utc('2026-06-01 00:00'), to: utc('2026-06-02 00:00') };
  const at = utc('2026-06-01 12:00');
  const base = schedule(
    layer({ starts: '2026-06-01T00:00', people: ['anna', 'bohdan'], turn: { unit: 'weeks', length: 1 } }),
    layer({ id: 'backup', starts: '2026-06-01T00:00', people: ['lead'] }),
  );
  const override = (personId: string, order: number, id = personId) => ({ ...window, id, personId, order });
  const swap = (givenBy: string, takenBy: string, order: number, id = takenBy) => ({
    ...window,
    id,
    givenBy,
    takenBy,
    order,
  });
  const absent = (personId: string) => ({ ...window, personId });
  const who = (changes: Partial<Changes>, s = base) => onDuty(s, { ...none, ...changes }, at);

  test.each<[string, Partial<Changes>, string, Record<string, unknown>]>([
    ['nothing', {}, 'anna', { source: 'layer', sourceId: 'one', swapId: null, standsInFor: null }],
    ['an override', { overrides: [override('vira', 1)] }, 'vira', { source: 'override', sourceId: 'vira' }],
    ['the later override', { overrides: [override('vira', 2), override('hanna', 1)] }, 'vira', {}],
    ['an absent override', { overrides: [override('vira', 1)], absences: [absent('vira')] }, 'anna', {}],
    ['a swap', { swaps: [swap('anna', 'bohdan', 1)] }, 'bohdan', { source: 'layer', swapId: 'bohdan' }],
    ['a swap of another one', { swaps: [swap('vira', 'bohdan', 1)] }, 'anna', { swapId: null }],
    ['a chain of swaps', { swaps: [swap('anna', 'vira', 1), swap('vira', 'bohdan', 2)] }, 'bohdan', {}],
    ['swaps in the order of their making', { swaps: [swap('vira', 'bohdan', 1), swap('anna', 'vira', 2)] }, 'vira', {}],
    [
      'an override given on later',
      { overrides: [override('vira', 1)], swaps: [swap('vira', 'bohdan', 2)] },
      'bohdan',
      { source: 'override', swapId: 'bohdan' },
    ],
    [
      'an override after the swap',
      { overrides: [override('vira', 2)], swaps: [swap('vira', 'bohdan', 1)] },
      'vira',
      { swapId: null },
    ],
    ['an absence: the layer below', { absences: [absent('anna')] }, 'lead', { sourceId: 'backup' }],
    ['an absence covered by a swap', { absences: [absent('anna')], swaps: [swap('anna', 'bohdan', 1)] }, 'bohdan', {}],
    ['the taker is absent', { absences: [absent('bohdan')], swaps: [swap('anna', 'bohdan', 1)] }, 'lead', {}],
  ])('%s', (_, changes, personId, duty) => {
    expect(who(changes).duty).toMatchObject({ personId, ...duty });
  });

  test('where a layer lets people stand in, the next who is there does', () => {
    const three = schedule(layer({ starts: '2026-06-01T00:00', people: ['anna', 'bohdan', 'vira'], standIn: true }));
    expect(who({ absences: [absent('anna')] }, three).duty).toMatchObject({ personId: 'bohdan', standsInFor: 'anna' });
    expect(who({ absences: [absent('anna'), absent('bohdan')] }, three).duty?.personId).toBe('vira');
    const gone = who({ absences: ['anna', 'bohdan', 'vira'].map(absent) }, three);
    expect(gone).toEqual({ duty: null, absent: ['anna'], needed: true });
  });

  test('a gap names who is absent', () => {
    const alone = schedule(layer({ starts: '2026-06-01T00:00', people: ['anna'] }));
    const spans = coverSpans(alone, { ...none, absences: [absent('anna')] }, window.from, window.to + 1);
    expect(gapsOf(spans)).toEqual([{ from: window.from, to: window.to, absent: ['anna'] }]);
  });
});

describe('refused', () => {
  const hours = { days: ['mon'] as const, from: '09:00', to: '18:00' };
  test.each<[Partial<Layer>, string]>([
    [{ timeZone: 'Mars/Olympus' }, 'layers.0.timeZone'],
    [{ people: [] }, 'layers.0.people'],
    [{ starts: '2026-02-30T09:00' }, 'layers.0.starts'],
    [{ starts: '2026-02-20T24:00' }, 'layers.0.starts'],
    [{ starts: '2026-02-20T09:00:00' }, 'layers.0.starts'],
    [{ turn: { unit: 'days', length: 0 } }, 'layers.0.turn.length'],
    [{ turn: { unit: 'weeks', length: 53 } }, 'layers.0.turn.length'],
    [{ turn: { unit: 'hours', length: 1.5 } }, 'layers.0.turn.length'],
    [{ hours: [{ ...hours, days: [] }] }, 'layers.0.hours.0.days'],
    [{ hours: [hours, { ...hours, from: '9:00' }] }, 'layers.0.hours.1.from'],
    [{ hours: [{ ...hours, from: '24:00' }] }, 'layers.0.hours.0.from'],
    [{ hours: [{ ...hours, to: '24:30' }] }, 'layers.0.hours.0.to'],
    [{ hours: [{ ...hours, to: '09:00' }] }, 'layers.0.hours.0.to'],
  ])('%j', (of, field) => {
    const refusal = checkSchedule(schedule(layer(of)));
    expect(refusal?.field).toBe(field);
    expect(refusal?.sentence).toContain(field);
  });

  test('of the schedule itself', () => {
    expect(checkSchedule({ ...schedule(), timeZone: 'Nowhere' })?.field).toBe('timeZone');
    expect(checkSchedule({ ...schedule(), needed: [{ ...hours, to: 'noon' }] })?.field).toBe('needed.0.to');
    expect(checkSchedule(schedule(layer(), layer()))?.field).toBe('layers.1.id');
    expect(checkSchedule(schedule(layer({ hours: [hours] })))).toBeNull();
  });
});
