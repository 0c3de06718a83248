import { expect, test } from 'vitest';
import { stack, type Series } from './stack.ts';

const series = (over: Partial<Series>): Series => {
  const none = [null, null];
  return {
    stepMs: 1000,
    at: [1, 2],
    dns: none,
    connect: none,
    tls: none,
    firstByte: none,
    transfer: none,
    total: none,
    p95: none,
    failures: [0, 0],
    ...over,
  };
};

test('phases stand one upon another, and a gap stays a gap', () => {
  const layers = stack(series({ dns: [2, null], connect: [3, null], firstByte: [10, null], total: [15, null] }));
  expect(layers.map((layer) => [layer.name, layer.top])).toEqual([
    ['dns', [2, null]],
    ['connect', [5, null]],
    ['firstByte', [15, null]],
  ]);
  expect(layers[2]!.own).toEqual([10, null]);
});

test('a phase that one bucket lacks adds nothing there', () => {
  const layers = stack(series({ dns: [null, 4], firstByte: [10, 10] }));
  expect(layers[0]!.top).toEqual([0, 4]);
  expect(layers[1]!.top).toEqual([10, 14]);
});

test('without phases the total is what is drawn', () => {
  expect(stack(series({ total: [7, 8] }))).toEqual([{ name: 'total', own: [7, 8], top: [7, 8] }]);
});
