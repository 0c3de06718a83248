import { describe, expect, test } from 'vitest';
import { majority, type Status } from './index.ts';

const now = 1_000_000;
const letter: Record<string, Status> = { u: 'up', d: 'down', g: 'degraded', '?': 'unknown', p: 'pending' };

/** Region i has had its status since i seconds; `-` before a letter marks a region not heard of any more. */
function regions(text: string) {
  return [...text.matchAll(/(-?)(.)/g)].map(([, stale, status], i) => ({
    region: `r${i}`,
    status: letter[status!]!,
    since: i * 1000,
    at: stale ? now - 120_001 : now - 120_000,
  }));
}
const overall = (text: string, current: Status) => majority(regions(text), current, { now, staleMs: 120_000 });

describe('a monitor with several regions', () => {
  test.each<[string, Status, Status]>([
    ['u', 'pending', 'up'],
    ['d', 'up', 'down'],
    ['g', 'up', 'degraded'],
    ['p', 'pending', 'pending'],
    ['?', 'up', 'unknown'],
    ['p?', 'pending', 'unknown'],
    ['', 'up', 'unknown'],
    ['-u', 'up', 'unknown'],
    ['ud', 'up', 'up'],
    ['ud', 'down', 'down'],
    ['ud', 'pending', 'pending'],
    ['ud', 'unknown', 'unknown'],
    ['udd', 'up', 'down'],
    ['uud', 'down', 'up'],
    ['uud', 'up', 'up'],
    ['uudd', 'up', 'up'],
    ['uudd', 'down', 'down'],
    ['dd?', 'up', 'down'],
    ['d??', 'up', 'down'],
    ['du?', 'up', 'up'],
    ['u??', 'down', 'up'],
    ['dpp', 'up', 'down'],
    ['-d-du', 'down', 'up'],
    ['-ud', 'up', 'down'],
    ['ug', 'up', 'up'],
    ['ug', 'degraded', 'degraded'],
    ['ug', 'down', 'degraded'],
    ['ug', 'pending', 'degraded'],
    ['ugg', 'up', 'degraded'],
    ['ugd', 'up', 'degraded'],
    ['ugd', 'down', 'degraded'],
    ['gd', 'up', 'up'],
    ['gd', 'down', 'down'],
    ['gdd', 'up', 'down'],
    ['uuggd', 'up', 'degraded'],
    ['uuugd', 'degraded', 'up'],
  ])('regions %s, so far %s: %s', (text, current, expected) => {
    expect(overall(text, current).status).toBe(expected);
  });

  test('is down from the moment more than half had said so', () => {
    expect(overall('dddu', 'up')).toEqual({
      status: 'down',
      since: 2000,
      knowing: ['r0', 'r1', 'r2', 'r3'],
      saying: ['r0', 'r1', 'r2'],
    });
    expect(overall('ddd', 'up').since).toBe(1000);
  });

  test('names nobody where nobody decided', () => {
    expect(overall('ud', 'up')).toEqual({ status: 'up', since: null, knowing: ['r0', 'r1'], saying: [] });
  });
});
