import { satisfies } from './composer-constraint.ts';
import { normalComposer } from './composer-version.ts';
import { comparePhp } from './php.ts';
import { compareSemver } from './semver.ts';

/** How two versions are told apart: as PHP does it, as npm, or as Composer. */
export type Scheme = 'php' | 'semver' | 'composer';

/** From one version to another; null is open. */
export interface Span {
  from: string | null;
  fromIncluded: boolean;
  to: string | null;
  toIncluded: boolean;
}

/** Which versions are meant: plain data, so that it can be kept. */
export type VersionRange =
  | ({ scheme: Scheme } & Span)
  | { scheme: Scheme; versions: readonly string[] }
  | { scheme: 'composer'; constraint: string };

/** Whether a version lies in one of the ranges; one that cannot be read lies in none. */
export const affects = (ranges: readonly VersionRange[], version: string): boolean =>
  ranges.some((range) => {
    if ('constraint' in range) return satisfies(version, range.constraint) === true;
    if ('versions' in range) return range.versions.some((one) => compareBy(range.scheme, version, one) === 0);
    return lies(range.scheme, range, version);
  });

/** Below 0 where `a` is older; null where the scheme cannot read one of them. */
export function compareBy(scheme: Scheme, a: string, b: string): -1 | 0 | 1 | null {
  if (scheme === 'php') return comparePhp(a, b);
  if (scheme === 'semver') return compareSemver(a, b);
  const [left, right] = [normalComposer(a), normalComposer(b)];
  if (left === null || right === null) return null;
  if (left.startsWith('dev-') || right.startsWith('dev-')) return left === right ? 0 : null;
  return comparePhp(left, right);
}

function lies(scheme: Scheme, { from, fromIncluded, to, toIncluded }: Span, version: string): boolean {
  const above = from === null ? 1 : compareBy(scheme, version, from);
  const under = to === null ? -1 : compareBy(scheme, version, to);
  if (above === null || under === null) return false;
  return (above > 0 || (above === 0 && fromIncluded)) && (under < 0 || (under === 0 && toIncluded));
}

/** For people: `1.2 – 1.4.1`, `< 2.0`, `1.0, 1.1`. */
export function rangeText(range: VersionRange): string {
  if ('constraint' in range) return range.constraint;
  if ('versions' in range) return range.versions.join(', ');
  const { from, fromIncluded, to, toIncluded } = range;
  const start = from === null ? '' : `${fromIncluded ? '>=' : '>'} ${from}`;
  const end = to === null ? '' : `${toIncluded ? '<=' : '<'} ${to}`;
  return [start, end].filter((part) => part !== '').join(' ') || '*';
}
