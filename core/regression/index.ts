export { type Change, compareRuns, type Rules, type Verdict } from './compare-runs.ts';
export { type Spread, spreadOf } from './spread.ts';
