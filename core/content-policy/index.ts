export { type Flaw, type FlawKind, flawsOf, isWayIn } from './flaws.ts';
export { type Policy, readPolicies } from './policy.ts';
