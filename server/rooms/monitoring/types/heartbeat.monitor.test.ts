import { expect, test } from 'vitest';
import { judgeHeartbeat, noPingYet, recordPing, type Heartbeat } from '#core/schedule';
import { say } from '#core/words';
import { parsePart } from '#kit/http/parse';
import heartbeat, { heartbeatOf } from './heartbeat.monitor.ts';

const at = Date.parse('2026-06-01T10:00:00Z');
const minutes = (n: number): number => n * 60_000;
const hourly = heartbeatOf(
  heartbeat.settings.parse({ schedule: 'interval', everySeconds: 3600, graceSeconds: 60, maxRunSeconds: 600 }),
);
const success = recordPing(noPingYet, { kind: 'success', at });

test.each<[string, Heartbeat, number]>([
  ['waiting', noPingYet, at],
  ['success', success, at + minutes(30)],
  ['late', success, at + minutes(62)],
  ['running', recordPing(success, { kind: 'start', at: at + minutes(60) }), at + minutes(61)],
  ['not_finished', recordPing(success, { kind: 'start', at: at + minutes(60) }), at + minutes(80)],
  ['failed', recordPing(success, { kind: 'failure', at }), at],
  ['exit_code', recordPing(success, { kind: 'failure', at, exitCode: 3 }), at],
])('what the schedule says has words: %s', (code, state, now) => {
  const { reason } = judgeHeartbeat(state, hourly, now);
  expect(reason.code).toBe(code);
  for (const language of ['en', 'ru', 'uk'] as const)
    expect(say(heartbeat.words[language][`reason.${code}`]!, reason.params, language)).not.toMatch(/\{|undefined/);
});

test('a cron schedule keeps its zone', () => {
  expect(
    heartbeatOf(heartbeat.settings.parse({ schedule: 'cron', cron: '0 3 * * *', zone: 'Europe/Kyiv' })),
  ).toMatchObject({ schedule: { cron: '0 3 * * *', zone: 'Europe/Kyiv' }, graceMs: 300_000 });
});

test.each([
  [{ schedule: 'cron', cron: '0 25 * * *' }, /hour/],
  [{ schedule: 'cron', cron: 'often' }, /five fields/],
  [{ schedule: 'cron', cron: '0 3 * * *', zone: 'Europe/Kiew' }, /time zone/],
  [{ schedule: 'interval', everySeconds: 1 }, /30/],
  [{ schedule: 'weekly' }, /./],
])('refuses %o', (settings, sentence) => {
  expect(() => parsePart(heartbeat.settings, settings, 'en')).toThrow(sentence);
});
