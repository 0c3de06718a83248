import { describe, expect, test } from 'vitest';
import { readClock, type TargetReading } from './index.ts';
import { agreements, at, log, said } from './scenarios.ts';

const hours = (ms: number) => ms / 3_600_000;
/** `on_track, due mon 13:00, used 1, missed mon 12:00` */
function shown(reading: TargetReading | null): string {
  if (!reading) return 'none';
  const missed = reading.missedAt === null ? '' : `, missed ${said(reading.missedAt)}`;
  return `${reading.standing}, due ${said(reading.dueAt)}, used ${hours(reading.usedMs)}${missed}`;
}

type Row = [what: string, lines: string, now: string, resolution: string];
const start = 'mon 09:00 started major';

describe('the resolution', () => {
  test.each<Row>([
    ['runs', start, 'mon 10:00', 'on_track, due mon 13:00, used 1'],
    ['is at risk from the moment of warning', start, 'mon 12:00', 'at_risk, due mon 13:00, used 3'],
    ['is in time at the very instant', start, 'mon 13:00', 'at_risk, due mon 13:00, used 4'],
    [
      'is missed after it, in closed hours too',
      start,
      'mon 13:00:01',
      'missed, due mon 13:00, used 4, missed mon 13:00',
    ],
    ['goes on being counted', start, 'mon 15:00', 'missed, due mon 13:00, used 5, missed mon 13:00'],
    ['met', `${start}; mon 11:00 stopped`, 'tue 09:00', 'met, due mon 13:00, used 2'],
    ['met at the instant', `${start}; mon 13:00 stopped`, 'tue 09:00', 'met, due mon 13:00, used 4'],
    ['missed', `${start}; mon 14:30 stopped`, 'tue 09:00', 'missed, due mon 13:00, used 4.5, missed mon 13:00'],
    ['falls over night', 'mon 17:00 started major', 'mon 20:00', 'on_track, due tue 12:00, used 1'],
    ['waits for opening time', 'sat 12:00 started major', 'sun 12:00', 'on_track, due mon2 13:00, used 0'],
    ['around the clock', 'sat 12:00 started critical', 'sat 13:00', 'on_track, due sat 16:00, used 1'],
    ['is void where withdrawn', `${start}; mon 10:00 stopped withdrawn`, 'tue 09:00', 'void, due mon 13:00, used 1'],
    [
      'a merged one that was late stays late',
      `${start}; mon 15:00 stopped merged`,
      'tue 09:00',
      'missed, due mon 13:00, used 5, missed mon 13:00',
    ],
    ['not started', 'tue 09:00 started major', 'mon 09:00', 'none'],
    ['not promised', 'mon 09:00 started info', 'mon 10:00', 'none'],
    ['never comes', 'mon 09:00 started major v1 never', 'fri 10:00', 'on_track, due null, used 0'],
  ])('%s', (_, lines, now, resolution) => {
    expect(shown(readClock(log(lines), agreements, at(now)).resolution)).toBe(resolution);
  });
});

describe('pauses', () => {
  test.each<Row>([
    ['no deadline meanwhile', `${start}; mon 10:00 paused client`, 'mon 11:00', 'on_track, due null, used 1'],
    [
      'moves it',
      `${start}; mon 10:00 paused client; mon 11:00 resumed`,
      'mon 12:00',
      'on_track, due mon 15:00, used 2',
    ],
    [
      'of closed hours moves nothing',
      `${start}; mon 13:00 paused client; mon 14:00 resumed`,
      'mon 13:00',
      'at_risk, due mon 13:00, used 4',
    ],
    [
      'whole, its end known',
      `${start}; mon 10:00 paused third until mon 12:00`,
      'mon 11:00',
      'on_track, due mon 16:00, used 1',
    ],
    [
      'whole, over',
      `${start}; mon 10:00 paused third until mon 12:00`,
      'mon 14:30',
      'on_track, due mon 16:00, used 2.5',
    ],
    [
      'whole, resumed before',
      `${start}; mon 10:00 paused third until mon 12:00; mon 11:00 resumed`,
      'mon 11:30',
      'on_track, due mon 15:00, used 1.5',
    ],
    [
      'two reasons, one ends',
      `${start}; mon 10:00 paused client; mon 10:30 paused third; mon 11:00 resumed client`,
      'mon 12:00',
      'on_track, due null, used 1',
    ],
    [
      'two reasons, both end',
      `${start}; mon 10:00 paused client; mon 10:30 paused third; mon 11:00 resumed client; mon 11:30 resumed third`,
      'mon 12:00',
      'on_track, due mon 15:30, used 1.5',
    ],
    [
      'two reasons, all resumed',
      `${start}; mon 10:00 paused client; mon 10:30 paused third; mon 11:00 resumed`,
      'mon 12:00',
      'on_track, due mon 15:00, used 2',
    ],
    [
      'told twice',
      `${start}; mon 10:00 paused client; mon 10:30 paused client; mon 11:00 resumed`,
      'mon 12:00',
      'on_track, due mon 15:00, used 2',
    ],
    [
      'out of order',
      `${start}; mon 11:00 resumed @ mon 11:00; mon 10:00 paused client @ mon 11:01`,
      'mon 12:00',
      'on_track, due mon 15:00, used 2',
    ],
    [
      'entered later, in time',
      `${start}; mon 10:00 paused client until mon 11:00 @ mon 12:00`,
      'mon 12:30',
      'on_track, due mon 15:00, used 2.5',
    ],
    [
      'entered later, overlapping one that was resumed',
      `${start}; mon 10:00 paused client; mon 11:00 resumed; mon 10:30 paused third until mon 12:00 @ mon 12:00`,
      'mon 12:30',
      'on_track, due mon 16:00, used 1.5',
    ],
    [
      'before the start',
      'mon 09:00 paused client; mon 10:00 started major; mon 11:00 resumed',
      'mon 12:00',
      'on_track, due mon 16:00, used 1',
    ],
    [
      'no length',
      `${start}; mon 10:00 paused client; mon 10:00 resumed`,
      'mon 11:00',
      'on_track, due mon 13:00, used 2',
    ],
    ['reversed', `${start}; mon 10:00 paused client until mon 09:30`, 'mon 11:00', 'on_track, due mon 13:00, used 2'],
    ['resumed without', `${start}; mon 10:00 resumed`, 'mon 11:00', 'on_track, due mon 13:00, used 2'],
    [
      'begun at the deadline: due stays there',
      `${start}; mon 13:00 paused client`,
      'mon 13:00',
      'at_risk, due mon 13:00, used 4',
    ],
    [
      'and is missed',
      `${start}; mon 13:00 paused client`,
      'mon 14:00',
      'missed, due mon 13:00, used 4, missed mon 13:00',
    ],
    ['ended by stopping', `${start}; mon 10:00 paused client; mon 12:00 stopped`, 'mon 15:00', 'met, due null, used 1'],
    [
      'planned: nothing yet',
      `${start}; mon 12:00 paused client until mon 13:00 @ mon 09:30`,
      'mon 10:00',
      'on_track, due mon 13:00, used 1',
    ],
  ])('%s', (_, lines, now, resolution) => {
    expect(shown(readClock(log(lines), agreements, at(now)).resolution)).toBe(resolution);
  });
});

describe('changes: time used stays used', () => {
  test.each<Row>([
    ['graver', 'mon 09:00 started minor; mon 11:00 severity major', 'mon 11:00', 'on_track, due mon 13:00, used 2'],
    [
      'graver, less than what was used: due at once',
      'mon 09:00 started minor; mon 16:00 severity major',
      'mon 16:00',
      'at_risk, due mon 16:00, used 6',
    ],
    [
      'and missed after that',
      'mon 09:00 started minor; mon 16:00 severity major',
      'mon 16:01',
      `missed, due mon 16:00, used ${6 + 1 / 60}, missed mon 16:00`,
    ],
    [
      'to around the clock',
      'mon 17:00 started major; mon 18:00 severity critical',
      'mon 20:00',
      'at_risk, due mon 21:00, used 3',
    ],
    [
      'from around the clock',
      'mon 16:00 started critical; mon 19:00 severity major',
      'mon 20:00',
      'at_risk, due tue 10:00, used 3',
    ],
    ['milder', `${start}; mon 12:00 severity minor`, 'mon 12:00', 'on_track, due tue 18:00, used 3'],
    [
      'milder, too late',
      `${start}; mon 14:30 severity minor`,
      'mon 15:00',
      'missed, due mon 13:00, used 5, missed mon 13:00',
    ],
    [
      'there and back',
      `${start}; mon 10:00 severity minor; mon 11:00 severity major`,
      'mon 11:00',
      'on_track, due mon 13:00, used 2',
    ],
    ['to nothing promised', `${start}; mon 11:00 severity info`, 'tue 10:00', 'on_track, due null, used 2'],
    [
      'to nothing and back',
      `${start}; mon 11:00 severity info; tue 10:00 severity major`,
      'tue 10:00',
      'on_track, due tue 12:00, used 2',
    ],
    ['the same again', `${start}; mon 11:00 severity major`, 'mon 11:30', 'on_track, due mon 13:00, used 2.5'],
    ['terms', `${start}; mon 11:00 terms v2`, 'mon 11:00', 'on_track, due mon 18:00, used 2'],
    [
      'terms do not touch what is done',
      `${start}; mon 11:00 stopped; mon 12:00 terms v2`,
      'mon 13:00',
      'met, due mon 13:00, used 2',
    ],
    ['calendar', 'mon 15:00 started major; mon 16:00 calendar early', 'mon 17:00', 'on_track, due tue 10:00, used 1'],
    [
      'calendar: what was counted stays counted',
      'mon 14:00 started major; mon 18:00 calendar early',
      'mon 18:00',
      'at_risk, due mon 18:00, used 4',
    ],
    [
      'a holiday more',
      'mon 17:00 started major; mon 17:30 calendar closedTuesday',
      'tue 12:00',
      'on_track, due wed 12:00, used 1',
    ],
    [
      'while paused',
      `${start}; mon 10:00 paused client; mon 11:00 severity minor; mon 12:00 resumed`,
      'mon 12:00',
      'on_track, due wed 11:00, used 1',
    ],
    [
      'while stopped',
      `${start}; mon 10:00 stopped; mon 11:00 severity minor; mon 12:00 reopened`,
      'mon 12:00',
      'on_track, due wed 11:00, used 1',
    ],
    [
      'same instant, then done',
      'mon 09:00 started minor; mon 16:00 severity major; mon 16:00 stopped',
      'mon 17:00',
      'met, due mon 16:00, used 6',
    ],
  ])('%s', (_, lines, now, resolution) => {
    expect(shown(readClock(log(lines), agreements, at(now)).resolution)).toBe(resolution);
  });
});

describe('reopened', () => {
  test.each<Row>([
    [
      'goes on with the time used',
      `${start}; mon 10:00 stopped; tue 09:00 reopened`,
      'tue 10:00',
      'on_track, due tue 12:00, used 2',
    ],
    [
      'the hit is taken back',
      `${start}; mon 12:00 stopped; tue 09:00 reopened`,
      'tue 11:00',
      'missed, due tue 10:00, used 5, missed tue 10:00',
    ],
    [
      'a miss stays',
      `${start}; mon 15:00 stopped; tue 09:00 reopened; tue 09:01 stopped`,
      'tue 11:00',
      `missed, due mon 13:00, used ${5 + 1 / 60}, missed mon 13:00`,
    ],
    [
      'void, then open again',
      `${start}; mon 10:00 stopped merged; mon 11:00 reopened`,
      'mon 11:30',
      'on_track, due mon 15:00, used 1.5',
    ],
    ['without having stopped', `${start}; mon 10:00 reopened`, 'mon 11:00', 'on_track, due mon 13:00, used 2'],
    [
      'stopped twice: the first',
      `${start}; mon 10:00 stopped; mon 15:00 stopped merged`,
      'mon 16:00',
      'met, due mon 13:00, used 1',
    ],
  ])('%s', (_, lines, now, resolution) => {
    expect(shown(readClock(log(lines), agreements, at(now)).resolution)).toBe(resolution);
  });
});
