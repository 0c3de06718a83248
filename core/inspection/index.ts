export { type AtStake, atStake, type Trade } from './at-stake.ts';
export {
  type Area,
  areas,
  type Check,
  type CheckWord,
  type Evidence,
  findingId,
  type Option,
  type Problem,
  severities,
  type Severity,
} from './check.ts';
export {
  type Fact,
  type FindingState,
  findingStates,
  type FindingStep,
  type Life,
  live,
  type Lived,
} from './life.ts';
export { compare, type Compared, type Found, foundIn, judgedIn } from './compare.ts';
export { firstToDo } from './first-to-do.ts';
export { type Gap, judge, type Outcome } from './judge.ts';
export { type Reason, reasonOf, type Told, Unjudged } from './reason.ts';
export { type AreaScore, gravest, scores } from './score.ts';
