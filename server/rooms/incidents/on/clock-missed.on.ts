import { clockMissed } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { tellOfClock } from '../timeline/tell-of-clock.ts';

export default on(clockMissed, (trx, fact) =>
  tellOfClock(trx, fact, { at: fact.dueAt, kind: `clock_missed_${fact.target}`, values: {} }),
);
