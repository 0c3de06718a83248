import { describe, expect, test } from 'vitest';
import { checkTerms, explainTarget, readClock } from './index.ts';
import { agreements, at, log, said } from './scenarios.ts';

const start = 'mon 09:00 started major';
const read = (lines: string, now: string) => readClock(log(lines), agreements, at(now));

describe('a miss stays a miss', () => {
  test.each<[what: string, lines: string, now: string, missed: string | null]>([
    [
      'a pause entered too late',
      `${start}; mon 10:00 paused client until mon 12:00 @ mon 14:30`,
      'mon 15:00',
      'mon 13:00',
    ],
    ['entered before the deadline', `${start}; mon 10:00 paused client until mon 12:00 @ mon 13:00`, 'mon 15:00', null],
    [
      'entered too late, to set it right',
      `${start}; mon 10:00 paused client until mon 12:00 @ mon 14:30 !`,
      'mon 15:00',
      null,
    ],
    [
      'set right by a later entry',
      `${start}; mon 10:00 paused client until mon 12:00 @ mon 14:30; mon 10:00 update @ mon 15:00 !`,
      'mon 15:30',
      null,
    ],
    [
      'and missed by the right log too',
      `${start}; mon 10:00 paused client until mon 12:00 @ mon 14:30 !`,
      'mon 16:01',
      'mon 16:00',
    ],
    ['milder, told of earlier times', `${start}; mon 10:00 severity minor @ mon 14:30`, 'mon 15:00', 'mon 13:00'],
    [
      'two late pauses',
      `${start}; mon 10:00 paused client until mon 11:00 @ mon 14:30; mon 09:30 paused third until mon 10:00 @ mon 17:00`,
      'mon 17:30',
      'mon 13:00',
    ],
    ['done in time, told late', `${start}; mon 12:59 stopped @ mon 15:00`, 'mon 15:00', null],
    [
      'stopped and reopened, told late',
      `${start}; mon 12:00 stopped @ mon 15:00; mon 14:00 reopened @ mon 15:00`,
      'mon 15:30',
      'mon 13:00',
    ],
    [
      'graver, told of earlier times',
      'mon 09:00 started minor; mon 09:30 severity major @ mon 16:00',
      'mon 16:00',
      'mon 13:00',
    ],
    ['a stop struck out', `${start}; mon 12:00 stopped; mon 15:00 corrected 2`, 'mon 15:00', 'mon 13:00'],
    ['a stop moved', `${start}; mon 15:00 stopped; mon 16:00 corrected 2 to mon 12:30`, 'mon 16:00', null],
    [
      'a correction struck out',
      `${start}; mon 15:00 stopped; mon 16:00 corrected 2 to mon 12:30; mon 17:00 corrected 3`,
      'mon 17:00',
      'mon 13:00',
    ],
    [
      'corrected twice: the last word',
      `${start}; mon 15:00 stopped; mon 16:00 corrected 2 to mon 12:30; mon 17:00 corrected 2 to mon 15:00`,
      'mon 17:00',
      'mon 13:00',
    ],
    ['a start moved', `${start}; mon 14:30 corrected 1 to mon 11:00`, 'mon 15:00', null],
  ])('%s', (_, lines, now, missed) => {
    expect(said(read(lines, now).resolution!.missedAt)).toBe(missed);
  });

  test('and what was read before the entry is what is read after it', () => {
    const lines = log(`${start}; mon 10:00 paused client until mon 12:00 @ mon 14:30`);
    const before = readClock(lines.slice(0, 1), agreements, at('mon 14:30')).resolution!;
    const after = readClock(lines, agreements, at('mon 14:30')).resolution!;
    expect([after.standing, after.missedAt, after.dueAt]).toEqual([before.standing, before.missedAt, before.dueAt]);
    expect([before.usedMs, after.usedMs]).toEqual([4.5 * 3_600_000, 2.5 * 3_600_000]);
  });
});

describe('the reaction', () => {
  test.each<[what: string, lines: string, now: string, standing: string, due: string | null]>([
    ['on its way', start, 'mon 09:30', 'on_track', 'mon 10:00'],
    ['given', `${start}; mon 09:50 reaction`, 'tue 09:00', 'met', 'mon 10:00'],
    ['given at the instant', `${start}; mon 10:00 reaction`, 'tue 09:00', 'met', 'mon 10:00'],
    ['given a second late', `${start}; mon 10:00:01 reaction`, 'tue 09:00', 'missed', 'mon 10:00'],
    ['given twice: the first', `${start}; mon 09:50 reaction; mon 12:00 reaction`, 'tue 09:00', 'met', 'mon 10:00'],
    ['an update is one', `${start}; mon 09:50 update`, 'tue 09:00', 'met', 'mon 10:00'],
    ['so is the end', `${start}; mon 09:50 stopped`, 'tue 09:00', 'met', 'mon 10:00'],
    ['before the start', 'mon 08:50 reaction; mon 09:00 started major', 'mon 09:00', 'met', 'mon 10:00'],
    ['not taken back by reopening', `${start}; mon 09:50 stopped; mon 12:00 reopened`, 'tue 09:00', 'met', 'mon 10:00'],
    [
      'asked again after a merge',
      `${start}; mon 09:30 stopped merged; mon 12:00 reopened`,
      'mon 12:15',
      'at_risk',
      'mon 12:30',
    ],
    ['told late, given in time', `${start}; mon 09:50 reaction @ mon 12:00`, 'mon 12:00', 'met', 'mon 10:00'],
    ['pauses hold for it', `${start}; mon 09:30 paused third; mon 11:00 resumed`, 'mon 11:00', 'on_track', 'mon 11:30'],
  ])('%s', (_, lines, now, standing, due) => {
    const { reaction } = read(lines, now);
    expect([reaction!.standing, said(reaction!.dueAt)]).toEqual([standing, due]);
  });
});

describe('updates', () => {
  const shown = (lines: string, now: string) =>
    read(lines, now).updates.map((u) => `${said(u.startedAt)} ${u.standing} ${said(u.dueAt)}`);

  test.each<[what: string, lines: string, now: string, waits: string[]]>([
    ['the first', start, 'mon 10:00', ['mon 09:00 on_track mon 11:00']],
    [
      'each begins anew',
      `${start}; mon 10:00 update; mon 12:30 update`,
      'mon 12:30',
      ['mon 09:00 met mon 11:00', 'mon 10:00 missed mon 12:00', 'mon 12:30 on_track mon 15:30'],
    ],
    [
      'a reaction is one',
      `${start}; mon 10:00 reaction`,
      'mon 11:30',
      ['mon 09:00 met mon 11:00', 'mon 10:00 at_risk mon 12:00'],
    ],
    [
      'time used in one is not used in the next',
      `${start}; mon 10:30 update; mon 12:00 severity critical`,
      'mon 12:00',
      ['mon 09:00 met mon 11:00', 'mon 10:30 at_risk mon 12:00'],
    ],
    [
      'waits for the client',
      `${start}; mon 10:00 update; mon 10:00 paused client; mon 12:00 resumed`,
      'mon 12:00',
      ['mon 09:00 met mon 11:00', 'mon 10:00 on_track mon 15:00'],
    ],
    [
      'given while paused',
      `${start}; mon 10:00 paused client; mon 11:00 update`,
      'mon 12:00',
      ['mon 09:00 met null', 'mon 11:00 on_track null'],
    ],
    [
      'anew after reopening',
      `${start}; mon 10:00 stopped; mon 12:00 reopened`,
      'mon 12:30',
      ['mon 09:00 met mon 11:00', 'mon 12:00 on_track mon 15:00'],
    ],
    ['not promised', 'mon 09:00 started minor', 'mon 10:00', []],
    [
      'promised later',
      'mon 09:00 started minor; mon 10:00 severity major',
      'mon 10:00',
      ['mon 09:00 on_track mon 12:00'],
    ],
    [
      'one told late',
      `${start}; mon 11:30 update; mon 10:00 update @ mon 11:40`,
      'mon 11:45',
      ['mon 09:00 met mon 11:00', 'mon 10:00 met mon 12:00', 'mon 11:30 on_track mon 14:30'],
    ],
    [
      'late pause, missed all the same',
      `${start}; mon 11:30 update; mon 10:00 paused client until mon 11:00 @ mon 11:40`,
      'mon 11:45',
      ['mon 09:00 missed mon 11:00', 'mon 11:30 on_track mon 14:30'],
    ],
    [
      'merged and reopened, told after the miss: the wait that was missed stays so, not the later one',
      `${start}; mon 10:00 stopped merged @ mon 11:30; mon 10:30 reopened @ mon 11:30`,
      'mon 11:30',
      ['mon 09:00 missed mon 11:00', 'mon 10:30 on_track mon 12:30'],
    ],
  ])('%s', (_, lines, now, waits) => {
    expect(shown(lines, now)).toEqual(waits);
  });
});

describe('the state', () => {
  test.each<[string, string, string]>([
    ['tue 09:00 started major', 'mon 09:00', 'not_started'],
    [start, 'mon 10:00', 'running'],
    [start, 'mon 13:30', 'waiting'],
    ['mon 12:00 started critical', 'mon 13:30', 'running'],
    [`${start}; mon 10:00 paused client`, 'mon 13:30', 'paused'],
    [`${start}; mon 10:00 paused client; mon 13:00 resumed`, 'mon 13:30', 'waiting'],
    [`${start}; mon 10:00 stopped`, 'mon 13:30', 'stopped'],
    ['mon 09:00 started info', 'mon 13:30', 'running'],
  ])('%s, at %s: %s', (lines, now, state) => {
    expect(read(lines, now).state).toBe(state);
  });

  test('deadlines keep their history, and what changed nothing is named', () => {
    const reading = read(
      `${start}; mon 09:00 started minor; mon 10:00 paused client; mon 10:10 paused client; mon 10:20 severity major
       mon 11:00 resumed; mon 11:10 resumed; mon 11:20 reopened; mon 11:30 severity minor; mon 11:40 stopped; mon 12:00 update
       mon 12:10 paused third; mon 11:50 paused third until mon 11:50`,
      'mon 15:00',
    );
    expect(
      reading.deadlines.filter((d) => d.target === 'resolution').map((d) => [said(d.setAt), d.because, said(d.dueAt)]),
    ).toEqual([
      ['mon 09:00', 'started', 'mon 13:00'],
      ['mon 10:00', 'paused', null],
      ['mon 11:00', 'resumed', 'mon 15:00'],
      ['mon 11:30', 'severity_changed', 'wed 10:00'],
    ]);
    expect(reading.ignored.map(({ seq, because }) => `${seq} ${because}`)).toEqual([
      '2 already_started',
      '4 already_paused',
      '5 unchanged',
      '7 not_paused',
      '8 not_stopped',
      '13 over',
      '11 stopped',
      '12 stopped',
    ]);
  });

  test('versions that were not handed in are named', () => {
    expect(() => read('mon 09:00 started major v9', 'mon 10:00')).toThrow('The log names the terms "v9", which');
    expect(() => read(`${start}; mon 09:30 calendar x`, 'mon 10:00')).toThrow('names the calendar "x", which');
  });
});

test('why then?', () => {
  const lines =
    'mon 12:30 started major; mon 14:30 paused client; mon 15:00 resumed; mon 15:30 stopped merged; mon 16:00 reopened; mon 17:00 severity info; mon 17:30 severity critical; tue 00:00 severity major';
  const pieces = explainTarget(log(lines), agreements, at('mon 17:00'), 'resolution').map((p) =>
    [
      said(p.from),
      said(p.to),
      p.kind,
      p.openMs / 60_000,
      p.because ?? p.waitingFor?.[0] ?? p.calendar,
      ...(p.ahead ? ['ahead'] : []),
    ].join(' '),
  );
  expect(pieces).toEqual([
    'mon 12:30 mon 13:00 counted 30 office',
    'mon 13:00 mon 14:00 skipped 0 outside_hours',
    'mon 14:00 mon 14:30 counted 30 office',
    'mon 14:30 mon 15:00 paused 30 waiting_for_client',
    'mon 15:00 mon 15:30 counted 30 office',
    'mon 15:30 mon 16:00 stopped 30 office',
    'mon 16:00 mon 17:00 counted 60 office',
  ]);
  const later = explainTarget(log(lines), agreements, at('mon 18:00'), 'resolution').slice(7);
  expect(later.map((p) => [said(p.from), said(p.to), p.kind, p.calendar, p.ahead])).toEqual([
    ['mon 17:00', 'mon 17:30', 'not_promised', 'office', false],
    ['mon 17:30', 'mon 18:00', 'counted', null, false],
    ['mon 18:00', 'mon 19:00', 'counted', null, true],
  ]);
  const done = 'mon 12:30 started major; mon 13:30 stopped resolved';
  const [passed, whole] = [false, true].map((toDeadline) =>
    explainTarget(log(done), agreements, at('wed 10:00'), 'resolution', undefined, toDeadline),
  );
  const { dueAt, duration } = readClock(log(done), agreements, at('wed 10:00')).resolution!;
  expect(whole!.slice(0, passed!.length)).toEqual(passed);
  expect([said(whole!.at(-1)!.to), passed!.some((p) => p.ahead)]).toEqual([said(dueAt), false]);
  expect(whole!.reduce((sum, p) => sum + p.openMs, 0)).toBe(duration);
  expect(explainTarget(log('mon 09:00 started minor'), agreements, at('mon 10:00'), 'update')).toEqual([]);
});

test.each<[unknown, string | null]>([
  [agreements.terms['v1'], null],
  [{}, null],
  [null, 'terms must be an object of severities.'],
  [{ grave: {} }, 'grave is no severity; use critical, major, minor, info.'],
  [{ major: [] }, 'major must be an object of targets.'],
  [{ major: { answer: {} } }, 'major.answer is no target; use reaction, update, resolution.'],
  [{ major: { reaction: 4 } }, 'major.reaction must be an object with duration and hours.'],
  [
    { major: { reaction: { duration: 0, hours: 'calendar' } } },
    'major.reaction.duration must be a whole number of milliseconds above 0.',
  ],
  [
    { major: { reaction: { duration: 1, hours: '24/7' } } },
    'major.reaction.hours must be "calendar" or "around_the_clock".',
  ],
  [
    { major: { reaction: { duration: 9, hours: 'calendar', warnLeft: 9 } } },
    'major.reaction.warnLeft must be whole milliseconds, fewer than the duration.',
  ],
])('terms %j', (data, sentence) => {
  expect(checkTerms(data)?.sentence ?? null).toBe(sentence);
});
