import { addToSketch, emptySketch } from '#core/uptime';

/** From fine to coarse. Days are those of UTC. */
export const levels = [
  { name: '5m', table: 'rollups_5m', ms: 300_000 },
  { name: 'hour', table: 'rollups_hour', ms: 3_600_000 },
  { name: 'day', table: 'rollups_day', ms: 86_400_000 },
] as const;
export type Level = (typeof levels)[number];

function bucketOf(ms: number): number {
  const sketch = emptySketch();
  addToSketch(sketch, ms);
  return sketch.counts.indexOf(1);
}

/** Where each bucket of core/uptime's sketch ends: the least number that is beyond it. Found by asking, so that the database counts as core does. */
export const thresholds: readonly number[] = Array.from({ length: emptySketch().counts.length - 1 }, (_, bucket) => {
  let [low, high] = [0.5, 200_000];
  while (true) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (bucketOf(middle) > bucket) high = middle;
    else low = middle;
  }
});
