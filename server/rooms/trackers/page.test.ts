import { expect, test } from 'vitest';
import { moved, standingOf } from './page.ts';

const minute = 60_000;
const at = 1_000 * minute;

test('a poll keeps where it began over all its pages, and the next begins a while before that', () => {
  const first = standingOf(null, at);
  const second = moved(first, 'p2', at + minute, minute);
  expect(second.more).toBe(true);
  const standing = standingOf(second.cursor, 0);
  expect(standing).toEqual({ since: first.since, begun: at + minute, page: 'p2' });
  const last = moved(standing, null, at + 9 * minute, minute);
  expect(last.more).toBe(false);
  expect(standingOf(last.cursor, 0)).toEqual({ since: at, begun: null });
});

test('a tracker that does not say the time, or whose clock goes back, loses nothing', () => {
  const before = standingOf(JSON.stringify({ since: at }), 0);
  expect(standingOf(moved(before, null, null, minute).cursor, 0).since).toBe(at);
  expect(standingOf(moved(before, null, at - 90 * minute, minute).cursor, 0).since).toBe(at);
});
