import { expect, test } from 'vitest';
import { progressOn, type Screen } from './progress.ts';

function screen(more: Partial<Screen> = {}): { screen: Screen; lines: () => string } {
  let text = '';
  return { screen: { ...more, write: (part) => (text += part) }, lines: () => text };
}

const walked = (on: Screen, silent = false): void => {
  const progress = progressOn(on, silent);
  progress.step('1/2  Reading');
  for (let page = 1; page <= 100; page++) progress.within(`${page} of 100 pages`, page, 100);
  progress.step('2/2  Judging');
  progress.end();
};

test('a pipe gets a line for each step, and for each quarter of a long one', () => {
  const { screen: pipe, lines } = screen();
  walked(pipe);
  expect(lines().split('\n')).toEqual([
    '1/2  Reading',
    '     25 of 100 pages',
    '     50 of 100 pages',
    '     75 of 100 pages',
    '2/2  Judging',
    '',
  ]);
});

test('a terminal has one line, never wider than it is, and clean at the end', () => {
  const { screen: terminal, lines } = screen({ isTTY: true, columns: 24 });
  walked(terminal);
  const shown = lines().split('\r\u001B[2K');
  expect(lines()).not.toContain('\n');
  expect(shown.slice(1, 3)).toEqual(['1/2  Reading', '1/2  Reading · 1 of 10…']);
  expect(shown.every((line) => line.length <= 23)).toBe(true);
  expect(shown.at(-1)).toBe('');
});

test('a program that reads JSON gets none', () => {
  const { screen: pipe, lines } = screen();
  walked(pipe, true);
  expect(lines()).toBe('');
});
