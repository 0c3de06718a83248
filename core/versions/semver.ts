interface SemVer {
  numbers: readonly [bigint, bigint, bigint];
  pre: readonly string[];
}

const form =
  /^[v=\s]*(\d{1,18})(?:\.(\d{1,18}))?(?:\.(\d{1,18}))?(?:-([0-9A-Za-z.-]{1,200}))?(?:\+[0-9A-Za-z.-]*)?\s*$/;

/** By SemVer 2.0: below 0 where `a` is older; null where one of the two is no such version. A missing number is 0. */
export function compareSemver(a: string, b: string): -1 | 0 | 1 | null {
  const [left, right] = [read(a), read(b)];
  if (left === null || right === null) return null;
  for (const i of [0, 1, 2] as const)
    if (left.numbers[i] !== right.numbers[i]) return left.numbers[i] < right.numbers[i] ? -1 : 1;
  if (left.pre.length === 0 || right.pre.length === 0) return sign(right.pre.length - left.pre.length);
  for (let i = 0; i < Math.max(left.pre.length, right.pre.length); i++) {
    const difference = comparePre(left.pre[i], right.pre[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function read(version: string): SemVer | null {
  const [, major, minor = '0', patch = '0', pre] = form.exec(version) ?? [];
  if (major === undefined) return null;
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], pre: pre?.split('.') ?? [] };
}

/** Numbers by size and below words, words by letter, fewer below more. */
function comparePre(a: string | undefined, b: string | undefined): -1 | 0 | 1 {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [number, other] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (number && other) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0;
  if (number !== other) return number ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

const sign = (number: number): -1 | 0 | 1 => (number < 0 ? -1 : number > 0 ? 1 : 0);
