import { watchImpaired } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(watchImpaired, (trx, w, app) =>
  planWatch(trx, app, {
    kind: 'watch',
    at: w.at,
    what: `${w.kind} ${w.prober ?? ''}`,
    facts: { what: w.kind, count: w.count, prober: w.prober },
  }),
);
