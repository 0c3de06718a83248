/**
 * A latency distribution that can be added up: logarithmic buckets from 1 ms to 120 s, each answer within 5 % of the
 * true value. Faster counts as 1 ms, slower as 120 s. The buckets never change, so that stored rows stay mergeable.
 */
export interface Sketch {
  /** How many values fell into each bucket. */
  counts: number[];
  total: number;
}

const growth = 1.05 / 0.95;
const bucketCount = 1 + Math.ceil(Math.log(120_000) / Math.log(growth));

export function emptySketch(): Sketch {
  return { counts: Array<number>(bucketCount).fill(0), total: 0 };
}

/** Adds a value in milliseconds to the sketch itself. */
export function addToSketch(sketch: Sketch, ms: number): void {
  const bucket = ms <= 1 ? 0 : Math.ceil(Math.log(ms) / Math.log(growth) - 1e-9);
  sketch.counts[Math.min(bucket, bucketCount - 1)]! += 1;
  sketch.total += 1;
}

/** Adds up what `encodeSketch` wrote. @throws RangeError where it is nothing of the kind */
export function mergeSketches(lists: Iterable<readonly number[]>): Sketch {
  const sum = emptySketch();
  for (const pairs of lists) addEncoded(sum, pairs);
  return sum;
}

/** The value (milliseconds) that a share `q` of all values does not exceed, 0 to 1; null where there are none. */
export function quantile(sketch: Sketch, q: number): number | null {
  if (sketch.total === 0) return null;
  const wanted = Math.max(1, Math.ceil(q * sketch.total - 1e-9));
  let seen = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    seen += sketch.counts[bucket]!;
    if (seen >= wanted) return middleOf(bucket);
  }
  return middleOf(bucketCount - 1);
}

/** Bucket b holds (growth^(b-1), growth^b]; this value is at most 5 % away from either end. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 1 : Math.min(120_000, (2 * growth ** bucket) / (growth + 1));
}

/** For an `int[]` column: bucket, count, bucket, count … of the buckets that hold something, ascending. */
export function encodeSketch(sketch: Sketch): number[] {
  return sketch.counts.flatMap((count, bucket) => (count > 0 ? [bucket, count] : []));
}

/** Adds what `encodeSketch` wrote to the sketch itself. @throws RangeError where it is nothing of the kind */
export function addEncoded(sketch: Sketch, pairs: readonly number[]): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const [bucket, count] = [pairs[i]!, pairs[i + 1]];
    if (count === undefined || count < 0 || sketch.counts[bucket] === undefined) {
      throw new RangeError(`a latency sketch has no pair (${bucket}, ${count})`);
    }
    sketch.counts[bucket] += count;
    sketch.total += count;
  }
}
