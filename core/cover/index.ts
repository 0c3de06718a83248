export { checkSchedule } from './check.ts';
export type { Absence, Changes, CoverSpan, Duty, Hours, Layer, Override, Schedule, Standing, Swap } from './data.ts';
export { onDuty } from './on-duty.ts';
export { coverSpans, type Gap, gapsOf } from './spans.ts';
