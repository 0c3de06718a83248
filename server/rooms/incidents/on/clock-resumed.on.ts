import { clockResumed } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { tellOfClock } from '../timeline/tell-of-clock.ts';

export default on(clockResumed, (trx, fact) =>
  tellOfClock(trx, fact, { at: fact.at, kind: 'clock_resumed', values: { actor: fact.actor } }),
);
