import { speedRegressed } from '#contract/events/speed';
import { on } from '#kit/events/events';
import { planSpeed } from '../speed/plan.ts';

export default on(speedRegressed, (trx, fact, app) => planSpeed(trx, app, 'speed_regressed', fact));
