import * as c from '#contract/audits';
import type { Language } from '#core/words';
import { checkTitle, sayFinding } from '#inspection';
import type { Db } from '#kit/db/db';
import { inTransaction } from '#kit/db/db';
import { type Call, type Route, serve } from '#kit/http/serve';
import { notFound } from '#kit/refuse';
import { seenBy } from '../seen.ts';
import type { FindingRow } from '../tables.ts';
import { acceptFinding, type Means, reopen, sayFixed } from './change-finding.ts';
import { planFindings } from './plan-findings.ts';
import { presentFinding, presentFindings } from './present.ts';
import { checksFound, findingsByIds, searchFindings } from './store.ts';

type Asked = Pick<Call<never>, 'app' | 'actor' | 'language'>;

async function change(asked: Asked, work: (means: Means) => Promise<FindingRow>) {
  const { app, actor } = asked;
  return presentFinding(asked, await inTransaction(app.db, (trx) => work({ trx, app, actor })));
}

/** What is searched for may stand in the words of a check, which lie in no table. */
async function checksSaying(db: Db, q: string | undefined, language: Language): Promise<string[]> {
  const wanted = q?.trim().toLowerCase();
  if (!wanted) return [];
  const says = (check: string) =>
    [
      checkTitle(check, language),
      sayFinding({ check, area: 'security', severity: 'info' }, { about: '', evidence: [] }, language).title,
    ].some((text) => text.toLowerCase().includes(wanted));
  return (await checksFound(db)).filter(says);
}

export const routes: Route[] = [
  serve(c.listFindings, async ({ app, actor, query, language }) => {
    const seen = await seenBy(app.db, actor, query);
    const checks = await checksSaying(app.db, query.q, language);
    const { rows, total } = await searchFindings(app.db, seen, query, checks);
    return { items: await presentFindings({ app, actor, language }, rows), total };
  }),
  serve(c.readFinding, async ({ app, actor, params, language }) => {
    const [row] = await findingsByIds(app.db, [params.id], await seenBy(app.db, actor));
    return presentFinding({ app, actor, language }, row ?? notFound());
  }),
  serve(c.acceptFinding, (call) => change(call, (means) => acceptFinding(means, call.params.id, call.body))),
  serve(c.fixFinding, (call) => change(call, (means) => sayFixed(means, call.params.id, call.body.note))),
  serve(c.reopenFinding, (call) => change(call, (means) => reopen(means, call.params.id, call.body.note))),
  serve(c.planFindings, async ({ app, actor, body, language }) => {
    const { task, rows } = await inTransaction(app.db, (trx) =>
      planFindings({ trx, app, actor }, body, body.language ?? language),
    );
    return {
      task: { id: task.id, number: task.number, title: task.title, state: task.state },
      findings: await presentFindings({ app, actor, language }, rows),
    };
  }),
];
