export {
  defaultPolicy,
  type Flip,
  initialState,
  type Judgement,
  judge,
  type MonitorState,
  type Policy,
  type Status,
  type Suspicion,
} from './judge.ts';
export { majority, type Overall, type RegionStatus } from './majority.ts';
export { type Bar, bars, barsAt } from './bars.ts';
export { overlay, type Span, type SpanStatus, spanStatuses, type Uptime, uptime, type Window } from './spans.ts';
export {
  addEncoded,
  addToSketch,
  emptySketch,
  encodeSketch,
  mergeSketches,
  quantile,
  type Sketch,
} from './sketch.ts';
