import { clockMissed } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { planClock } from '../clock/plan.ts';

export default on(clockMissed, (trx, fact, app) => planClock(trx, app, 'clock_missed', fact));
