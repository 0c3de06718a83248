import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedAddress, markerIn } from './marker.ts';
import { cleaned, fitted, originLine, titled, withoutOrigin } from './plain-text.ts';

const origin = { label: 'Task 12', address: markedAddress('https://watch.example/tasks/1#old', 'abc-12345') };
const units = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '👍', 'ї', '*', '\u0000', '\ud800', '\r\n', '@') });

test('whatever fits stays, whatever does not is cut with a sentence and whole characters', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 60, max: 200 }), (text, most) => {
      const doubled = (each: string): string => each.replaceAll('*', '**');
      const room = { most, service: 'X', language: 'en' as const };
      const fits = doubled(cleaned(text)).length <= most;
      const written = fitted(text, room, doubled);
      expect(written.length).toBeLessThanOrEqual(most);
      expect(written.isWellFormed()).toBe(true);
      expect(written.endsWith('(cut here: X takes no more)')).toBe(!fits);
      expect(titled(text, 10).length).toBeLessThanOrEqual(10);
      expect(titled(text, 10)).not.toMatch(/[\r\n]/);
    }),
  );
});

test('a text is read again without its origin, before or behind it', () => {
  fc.assert(
    fc.property(units, (any) => {
      const text = cleaned(any);
      const found = { text, marker: 'abc-12345' };
      expect(withoutOrigin(`${text}\n\n${originLine(origin)}`)).toEqual(found);
      expect(withoutOrigin(`${originLine(origin)}\n\n${text}`)).toEqual(found);
    }),
  );
});

test('an origin amid words, or quoted, is words', () => {
  for (const text of [
    `see ${origin.address} please`,
    `> ${originLine(origin)}\nyes`,
    `a\n${originLine(origin)}\nb`,
    'none',
  ])
    expect(withoutOrigin(text)).toEqual({ text, marker: null });
  expect(markerIn('https://x.example/#vakhta-short')).toBeNull();
});
