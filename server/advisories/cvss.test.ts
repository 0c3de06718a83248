import { expect, test } from 'vitest';
import { baseScore, scoreOfRating } from './cvss.ts';

/** From the examples of the standard, and what its calculator says. */
test.each([
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
  ['AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
  ['AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
  ['AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 6.4],
  ['AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N', 5.4],
  ['AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H', 7.2],
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N', 5.3],
  ['AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H', 8.1],
  ['AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 7.8],
  ['AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 6.8],
  ['AV:A/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:H', 9.3],
  ['AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N', 6.5],
  ['AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 3.1],
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
  ['AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N/E:P/RL:O/RC:C', 5.3],
])('%s is %d', (vector, score) => {
  expect(baseScore(`CVSS:3.1/${vector}`)).toBe(score);
  expect(baseScore(`CVSS:3.0/${vector}`)).toBe(score);
});

test.each([
  '',
  'AV:N/AC:L/Au:N/C:P/I:P/A:P',
  'CVSS:3.1/AV:N',
  'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H',
  'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
])('"%s" is no vector that can be reckoned', (vector) => {
  expect(baseScore(vector)).toBeNull();
});

test('a word stands for the lowest score of its kind', () => {
  expect(['CRITICAL', 'high', 'Moderate', 'medium', 'LOW', 'none', 'odd', 7].map(scoreOfRating)).toEqual([
    9,
    7,
    4,
    4,
    0.1,
    0,
    null,
    null,
  ]);
});
