import { describe, expect, test } from 'vitest';
import {
  heartbeatDeadline,
  type HeartbeatSettings,
  judgeHeartbeat,
  noPingYet,
  type Ping,
  recordPing,
} from './index.ts';

const minute = 60_000;
const hour = 60 * minute;
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

describe('deadline', () => {
  test.each([
    ['every hour', { everyMs: hour }, 10 * minute, '2026-06-01 10:07', '2026-06-01 11:17'],
    ['nightly', { cron: '0 2 * * *', zone: 'UTC' }, hour, '2026-06-01 02:03', '2026-06-02 03:00'],
    [
      'nightly in Kyiv, summer',
      { cron: '0 2 * * *', zone: 'Europe/Kyiv' },
      hour,
      '2026-06-01 02:03',
      '2026-06-02 00:00',
    ],
    ['in the spring gap', { cron: '30 3 * * *', zone: 'Europe/Kyiv' }, 0, '2026-03-28 01:31', '2026-03-29 01:00'],
    [
      'once in the repeated hour',
      { cron: '30 3 * * *', zone: 'Europe/Kyiv' },
      0,
      '2026-10-25 00:31',
      '2026-10-26 01:30',
    ],
    [
      'called 20 s early answers for that run',
      { cron: '0 2 * * *', zone: 'UTC' },
      0,
      '2026-06-01 01:59:40',
      '2026-06-02 02:00',
    ],
    ['called a minute early does not', { cron: '0 2 * * *', zone: 'UTC' }, 0, '2026-06-01 01:59', '2026-06-01 02:00'],
    [
      'early by seconds, but due every minute',
      { cron: '* * * * *', zone: 'UTC' },
      0,
      '2026-06-01 01:59:40',
      '2026-06-01 02:00',
    ],
  ])('%s', (_, schedule, graceMs, last, deadline) => {
    expect(heartbeatDeadline(schedule, graceMs, utc(last))).toBe(utc(deadline));
  });
});

describe('judged', () => {
  const settings: HeartbeatSettings = { schedule: { everyMs: hour }, graceMs: 10 * minute };
  const at = (kind: Ping['kind'], minutes: number, exitCode?: number): Ping => ({
    kind,
    at: minutes * minute,
    exitCode,
  });
  const judged = (pings: Ping[], minutes: number, more: Partial<HeartbeatSettings> = {}) => {
    const { verdict, failure, reason, deadline } = judgeHeartbeat(
      pings.reduce(recordPing, noPingYet),
      { ...settings, ...more },
      minutes * minute,
    );
    return [verdict, failure ?? null, reason.code, deadline === null ? null : deadline / minute];
  };

  test.each<[string, Ping[], number, ReturnType<typeof judged>]>([
    ['never called', [], 1000, [null, null, 'waiting', null]],
    ['success', [at('success', 5)], 6, ['up', null, 'success', 75]],
    ['just in time', [at('success', 5)], 74.99, ['up', null, 'success', 75]],
    ['late', [at('success', 5)], 75, ['down', 'timeout', 'late', null]],
    ['late and then called', [at('success', 5), at('success', 90)], 91, ['up', null, 'success', 160]],
    ['failure', [at('failure', 5)], 6, ['down', 'content', 'failed', null]],
    ['failure stays one, however long ago', [at('failure', 5)], 900, ['down', 'content', 'failed', null]],
    ['exit code 0', [at('success', 5, 0)], 6, ['up', null, 'success', 75]],
    ['exit code 2 outweighs the word success', [at('success', 5, 2)], 6, ['down', 'content', 'exit_code', null]],
    ['success after a failure', [at('failure', 5), at('success', 8)], 9, ['up', null, 'success', 78]],
    ['started for the first time', [at('start', 5)], 6, [null, null, 'running', 15]],
    ['started and not finished', [at('start', 5)], 15, ['down', 'timeout', 'not_finished', null]],
    ['running in time', [at('success', 0), at('start', 60)], 69, ['up', null, 'running', 70]],
    [
      'running past the schedule, still within its time',
      [at('success', 0), at('start', 69)],
      75,
      ['up', null, 'running', 79],
    ],
    ['finished', [at('start', 5), at('success', 7)], 8, ['up', null, 'success', 77]],
    ['a new try does not undo a failure', [at('failure', 5), at('start', 6)], 7, ['down', 'content', 'running', 16]],
    ['finished late after all', [at('start', 5), at('success', 50)], 51, ['up', null, 'success', 120]],
  ])('%s', (_, pings, minutes, expected) => {
    expect(judged(pings, minutes)).toEqual(expected);
  });

  test('a longer run may be allowed', () => {
    expect(judged([at('start', 5)], 15, { maxRunMs: 2 * hour })).toEqual([null, null, 'running', 125]);
  });

  test('says when it was due and how long a run took', () => {
    const heartbeat = [at('start', 5), at('success', 7)].reduce(recordPing, noPingYet);
    expect(heartbeat.tookMs).toBe(2 * minute);
    expect(judgeHeartbeat(heartbeat, settings, 500 * minute).reason).toEqual({
      code: 'late',
      params: { dueAt: 67 * minute, lastAt: 7 * minute },
    });
    expect(judgeHeartbeat(recordPing(heartbeat, at('failure', 9, 137)), settings, 500 * minute).reason).toEqual({
      code: 'exit_code',
      params: { exitCode: 137 },
    });
  });
});
