export { type ClockEvent, correctedTo, type Outcome, type Waiting } from './events.ts';
export {
  type Agreements,
  checkTerms,
  type SlaTerms,
  type Target,
  type TargetName,
  targets,
} from './terms.ts';
export { type ClockReading, readClock, type Standing, type TargetReading } from './clock.ts';
export { explainTarget, type TargetPiece } from './explain.ts';
export { type Deadline } from './track.ts';
