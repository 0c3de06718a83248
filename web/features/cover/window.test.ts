import { expect, test } from 'vitest';
import { rangeFrom } from './window.ts';

const kyiv = 'Europe/Kyiv';

test('a picture begins at midnight and has whole days, one of them with 25 hours', () => {
  expect(rangeFrom(Date.UTC(2026, 9, 24, 12), 2, kyiv)).toEqual({
    from: '2026-10-23T21:00:00.000Z',
    to: '2026-10-25T22:00:00.000Z',
  });
});
