import { speedRecovered } from '#contract/events/speed';
import { on } from '#kit/events/events';
import { planSpeed } from '../speed/plan.ts';

export default on(speedRecovered, (trx, fact, app) => planSpeed(trx, app, 'speed_recovered', fact));
