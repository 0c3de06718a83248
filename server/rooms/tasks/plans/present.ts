import type { RecurringRule, TaskTemplate } from '#contract/task-plans';
import { nextCron } from '#core/schedule';
import type { Db } from '#kit/db/db';
import { peopleByIds } from '#rooms/people';
import { clientsByIds, storesByIds } from '#rooms/stores';
import type { RuleRow, TemplateRow } from '../tables.ts';
import { lastRuns, rulesByTemplate, templateNames } from './store.ts';

const iso = (at: number): string => new Date(at).toISOString();
const ids = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];

export async function presentTemplates(db: Db, rows: readonly TemplateRow[]): Promise<TaskTemplate[]> {
  const used = await rulesByTemplate(db, ids(rows.map((row) => row.id)));
  return rows.map(({ id, name, version, tasks, changed_at }) => ({
    id,
    name,
    version,
    tasks,
    rules: used.find((one) => one.id === id)?.n ?? 0,
    changedAt: iso(changed_at),
  }));
}

export async function presentRules(db: Db, rows: readonly RuleRow[]): Promise<RecurringRule[]> {
  const [templates, clients, stores, owners, runs] = await Promise.all([
    templateNames(db, ids(rows.map((row) => row.template_id))),
    clientsByIds(db, ids(rows.map((row) => row.client_id))),
    storesByIds(db, ids(rows.map((row) => row.store_id))),
    peopleByIds(db, ids(rows.map((row) => row.owner_id))),
    lastRuns(db, ids(rows.map((row) => row.id))),
  ]);
  const named = (of: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : { id, name: of.find((one) => one.id === id)?.name ?? '–' };
  return rows.map((row) => {
    const run = runs.find((one) => one.rule_id === row.id);
    return {
      id: row.id,
      name: row.name,
      template: named(templates, row.template_id)!,
      client: named(clients, row.client_id),
      store: named(stores, row.store_id),
      owner: named(owners, row.owner_id),
      cron: row.cron,
      timeZone: row.time_zone,
      active: row.active,
      upcoming: upcoming(row).map(iso),
      last: run
        ? { at: iso(run.at), madeAt: iso(run.made_at), late: run.late, skipped: run.skipped, tasks: run.tasks }
        : null,
    };
  });
}

function upcoming({ next_at, cron, time_zone }: RuleRow): number[] {
  if (next_at === null) return [];
  const second = nextCron(cron, time_zone, next_at);
  return [next_at, second, nextCron(cron, time_zone, second)];
}
