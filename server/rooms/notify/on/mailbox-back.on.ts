import { mailboxBack } from '#contract/events/desk';
import { on } from '#kit/events/events';
import { planWatch } from '../plan-notices.ts';

export default on(mailboxBack, (trx, m, app) =>
  planWatch(trx, app, {
    kind: 'watch_restored',
    at: m.at,
    what: `mailbox ${m.mailboxId}`,
    facts: { mailbox: m.name },
  }),
);
