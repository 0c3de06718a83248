import { clockAtRisk } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { planClock } from '../clock/plan.ts';

export default on(clockAtRisk, (trx, fact, app) => planClock(trx, app, 'clock_at_risk', fact));
