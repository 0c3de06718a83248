import { expect, test } from 'vitest';
import type { Reactions } from '../../browser/reactions.ts';
import type { Searching } from '../../browser/search.ts';
import { judged, site } from '../../testing/judged.ts';
import slowInteraction from './slow-interaction.check.ts';

const seen = (more: Partial<Reactions>) => {
  const reactions: Reactions = { own: 24, typed: [24, 24, 32], again: null, ...more };
  return { searching: { reactions } as Searching, site: site() };
};
const slow = [40, 320, 320, 336, 900];
const poor = [640, 640, 640];

test.each<[string, Partial<Reactions>, string | undefined]>([
  ['at once', {}, undefined],
  ['one key that hangs among quick ones', { typed: [24, 24, 3000] }, undefined],
  ['slow each time', { typed: slow, again: [248, 256, 264] }, 'low'],
  ['poor once and slow again: the better of both counts', { typed: poor, again: [248, 256, 264] }, 'low'],
  ['poor each time', { typed: poor, again: [520, 528, 900] }, 'medium'],
])('keys: %s', (_, reactions, severity) => {
  expect(judged(slowInteraction, seen(reactions))![0]?.severity).toBe(severity);
});

test.each<[string, Partial<Reactions>, string]>([
  ['a machine that is slow itself', { own: 64, typed: poor, again: poor }, 'takes 64 ms'],
  ['a machine of which nothing is known', { own: null, typed: poor, again: poor }, 'only 0 keys'],
  ['too few keys', { typed: [640, 640] }, 'only 2 keys'],
  ['slow once only', { typed: poor, again: [24, 32, 32] }, 'not when it was tried again'],
  ['slow, and nothing the second time', { typed: poor, again: [] }, 'not when it was tried again'],
])('not judged: %s', (_, reactions, why) => {
  expect(() => judged(slowInteraction, seen(reactions))).toThrow(why);
});

test('what is said, and of a shop without a search that we know nothing', () => {
  const [found] = judged(slowInteraction, seen({ typed: poor, again: [520, 528, 900] }))!;
  expect(found).toMatchObject({
    about: '',
    values: { ms: 528, own: 24 },
    evidence: [{ quote: '640, 640, 640 ms' }, {}],
  });
  expect(judged(slowInteraction, { searching: null, site: site() })).toBeNull();
});
