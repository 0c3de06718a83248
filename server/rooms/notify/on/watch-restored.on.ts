import { watchRestored } from '#contract/events/monitoring';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(watchRestored, (trx, w, app) =>
  planWatch(trx, app, {
    kind: 'watch_restored',
    at: w.at,
    what: `${w.kind} ${w.prober ?? ''}`,
    facts: { what: w.kind, prober: w.prober },
  }),
);
