import { clockPaused } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { tellOfClock } from '../timeline/tell-of-clock.ts';

export default on(clockPaused, (trx, fact) =>
  tellOfClock(trx, fact, { at: fact.at, kind: `clock_paused_${fact.reason}`, values: { actor: fact.actor } }),
);
