import { coverGapAhead } from '#contract/events/cover';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(coverGapAhead, (trx, c, app) =>
  planWatch(trx, app, {
    kind: 'cover_gap',
    at: c.at,
    what: c.scheduleId,
    facts: { scheduleId: c.scheduleId, schedule: c.name, gaps: c.gaps },
  }),
);
