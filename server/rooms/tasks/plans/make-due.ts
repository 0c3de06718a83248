import { nextCron } from '#core/schedule';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { system } from '#kit/http/actor';
import { changed } from '#kit/live';
import { peopleByIds } from '#rooms/people';
import type { RuleRow } from '../tables.ts';
import { dateIn } from '../time/terms.ts';
import { applyTemplate } from './apply-template.ts';
import { changeRule, claimDueRule, insertRun, templateById } from './store.ts';

/** A sweep looks every few seconds: what is made later than this was missed. */
const lateAfterMs = 5 * 60_000;

/** Makes the tasks of every rule whose moment has come, once, on however many servers; each rule in its own transaction. */
export async function makeDue(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const rule = await app.db.transaction().execute(async (trx) => {
      const due = await claimDueRule(trx, app.clock.now());
      if (due) await make(trx, app, due);
      return due;
    });
    if (!rule) return;
  }
}

/** Of several missed moments only the latest is made: nobody maintains a store three times on one day. */
async function make(trx: Transaction, app: App, rule: RuleRow): Promise<void> {
  const now = app.clock.now();
  let [at, next, skipped] = [rule.next_at!, nextCron(rule.cron, rule.time_zone, rule.next_at!), 0];
  for (; next <= now; skipped++) [at, next] = [next, nextCron(rule.cron, rule.time_zone, next)];
  await changeRule(trx, rule.id, { next_at: next });
  const template = (await templateById(trx, rule.template_id))!;
  const late = now - at > lateAfterMs;
  const run = { rule_id: rule.id, at, made_at: now, late, skipped, tasks: template.tasks.length };
  if (!(await insertRun(trx, run))) return;
  const [owner] = rule.owner_id === null ? [] : await peopleByIds(trx, [rule.owner_id]);
  await applyTemplate({ trx, app, actor: { ...system, name: rule.name } }, template, {
    begins: dateIn(rule.time_zone, at),
    clientId: rule.client_id ?? undefined,
    storeId: rule.store_id ?? undefined,
    ownerId: owner?.active ? owner.id : null,
    late,
  });
  await changed(trx, { topic: 'task', id: rule.id, storeId: null });
}
