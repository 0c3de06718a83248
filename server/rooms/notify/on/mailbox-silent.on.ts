import { mailboxSilent } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(mailboxSilent, (trx, m, app) =>
  planWatch(trx, app, {
    kind: 'watch',
    at: m.at,
    what: `mailbox ${m.mailboxId}`,
    facts: { mailbox: m.name, why: m.why },
  }),
);
