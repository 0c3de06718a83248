/** What may follow the numbers: `-beta.2`, `RC1-dev`, `_p3`. Groups: the stability, its numbers, `dev`. */
export const modifier = String.raw`[._-]?(?:(stable|beta|b|RC|alpha|a|patch|pl|p)(\d*(?:[.-]\d+)*)?)?([.-]?dev)?`;
export const flags = 'stable|RC|beta|alpha|dev';
/** Nobody writes longer ones; patterns stay cheap. */
export const longest = 500;

const classical = new RegExp(`^v?(\\d{1,5})(\\.\\d+)?(\\.\\d+)?(\\.\\d+)?${modifier}$`, 'i');
const dated = new RegExp(`^v?(\\d{4}(?:[.:-]?\\d{2}){1,6}(?:[.:-]?\\d{1,3}){0,2})${modifier}$`, 'i');
const branchName = /^v?(\d+)(\.(?:\d+|[xX*]))?(\.(?:\d+|[xX*]))?(\.(?:\d+|[xX*]))?$/;

/**
 * A version as Composer compares it, `v1.2-b5` as `1.2.0.0-beta5`, and a branch as `dev-name`; null where it is neither.
 * @param version with or without `@stability`, `as` and build metadata, which all count for nothing
 */
export function normalComposer(version: string): string | null {
  if (version.length > longest) return null;
  let bare = version.trim();
  bare = /^([^,\s]+) +as +([^,\s]+)$/.exec(bare)?.[1] ?? bare;
  bare = bare.replace(new RegExp(`@(?:${flags})$`, 'i'), '');
  if (['master', 'trunk', 'default'].includes(bare)) bare = `dev-${bare}`;
  if (/^dev-/i.test(bare)) return `dev-${bare.slice(4)}`;
  bare = /^([^,\s+]+)\+\S+$/.exec(bare)?.[1] ?? bare;

  const plain = classical.exec(bare);
  if (plain) {
    const numbers = [plain[1], plain[2] ?? '.0', plain[3] ?? '.0', plain[4] ?? '.0'].join('');
    return withModifier(numbers, plain.slice(5));
  }
  const date = dated.exec(bare);
  if (date) return withModifier(date[1]!.replace(/\D/g, '.'), date.slice(2));
  const branch = /^(.*?)[.-]?dev$/i.exec(bare)?.[1];
  return branch === undefined ? null : numericBranch(branch);
}

function withModifier(numbers: string, [stability, count, dev]: (string | undefined)[]): string {
  if (stability === 'stable') return numbers;
  const named = stability ? `-${expanded(stability)}${(count ?? '').replace(/^[.-]+/, '')}` : '';
  return numbers + named + (dev ? '-dev' : '');
}

/** `1.x` and `1.0`: the newest of all there, so to speak. */
function numericBranch(name: string): string | null {
  const found = branchName.exec(name.trim());
  if (!found) return null;
  const parts = [1, 2, 3, 4].map((i) => found[i]?.replace(/[*X]/g, 'x') ?? '.x');
  return `${parts.join('').replaceAll('x', '9999999')}-dev`;
}

function expanded(stability: string): string {
  const lower = stability.toLowerCase();
  return { a: 'alpha', b: 'beta', p: 'patch', pl: 'patch', rc: 'RC' }[lower] ?? lower;
}

/** Of a normal version. */
export function isStable(version: string): boolean {
  if (version.startsWith('dev-') || version.endsWith('-dev')) return false;
  const found = new RegExp(`${modifier}(?:\\+.*)?$`, 'i').exec(version.toLowerCase());
  return !found?.[3] && !['beta', 'b', 'alpha', 'a', 'rc'].includes(found?.[1] ?? '');
}
