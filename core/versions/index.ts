export { normalConstraint, satisfies } from './composer-constraint.ts';
export { normalComposer } from './composer-version.ts';
export { type OsvEvent, osvSpans } from './osv.ts';
export { comparePhp } from './php.ts';
export { affects, rangeText, type Scheme, type Span, type VersionRange } from './range.ts';
export { compareSemver } from './semver.ts';
