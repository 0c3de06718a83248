import { coverUncovered } from '#contract/events/cover';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(coverUncovered, (trx, c, app) =>
  planWatch(trx, app, {
    kind: 'uncovered',
    at: c.at,
    what: `${c.scheduleId} ${c.gap.from}`,
    facts: { scheduleId: c.scheduleId, schedule: c.name, gaps: [c.gap] },
  }),
);
