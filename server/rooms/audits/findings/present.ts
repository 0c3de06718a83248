import type { Finding, FindingDetail } from '#contract/audits';
import { type Language, say } from '#core/words';
import { isKnownCheck, sayFinding } from '#inspection';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { seenBy, taskById } from '#rooms/tasks';
import { iso, lastDay, shownDay } from '../instants.ts';
import { namesOf } from '../runs/present.ts';
import type { FindingRow, LogRow } from '../tables.ts';
import { stepWords } from '../words.ts';
import { logOf } from './store.ts';

export interface Reader {
  app: App;
  actor: Actor;
  language: Language;
}

/** A finding in words; what stands in its name is the store's, not ours. */
export function sayRow(row: FindingRow, language: Language) {
  return sayIt({ check: row.check_name, area: row.area, severity: row.severity }, row.problem, language);
}

/** What a check found, in the contract's shape. */
export function sayIt(
  head: Parameters<typeof sayFinding>[0],
  problem: Parameters<typeof sayFinding>[1],
  language: Language,
) {
  const { id: _, references, ...rest } = sayFinding(head, problem, language);
  return { ...rest, references: [...references], gone: !isKnownCheck(head.check) };
}

export async function presentFindings(
  { app, actor, language }: Reader,
  rows: readonly FindingRow[],
): Promise<Finding[]> {
  const names = await namesOf(
    app.db,
    rows.map((row) => row.store_id),
  );
  const tasks = await tasksOf(app, actor, rows);
  return rows.map((row) => ({
    ...sayRow(row, language),
    ...names(row.store_id),
    id: row.id,
    state: row.state,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    comeBack: row.come_back,
    task: tasks.get(row.task_id ?? '') ?? null,
    accepted:
      row.accepted_until === null
        ? null
        : { by: row.accepted_by ?? '–', until: lastDay(row.accepted_until), why: row.accepted_why ?? '' },
    lastAuditId: row.last_run_id,
  }));
}

/** Those that the reader may know of: a contract may hide tasks from the client's people. */
async function tasksOf(app: App, actor: Actor, rows: readonly FindingRow[]) {
  const ids = [...new Set(rows.flatMap((row) => row.task_id ?? []))];
  if (ids.length === 0) return new Map<string, NonNullable<Finding['task']>>();
  const seen = await seenBy(app.db, actor, app.clock.now());
  const tasks = await Promise.all(ids.map((id) => taskById(app.db, id, seen)));
  return new Map(
    tasks.flatMap((task) =>
      task ? [[task.id, { id: task.id, number: task.number, title: task.title, state: task.state }] as const] : [],
    ),
  );
}

export async function presentFinding(reader: Reader, row: FindingRow): Promise<FindingDetail> {
  const [[shown], log] = await Promise.all([presentFindings(reader, [row]), logOf(reader.app.db, row.id)]);
  return { ...shown!, log: log.map((line) => presentLine(line, reader.language)) };
}

function presentLine({ id, at, author, step, values, note }: Omit<LogRow, 'seq'>, language: Language) {
  const { until } = values;
  const told = until === undefined ? values : { ...values, until: shownDay(String(until), language) };
  return { id, at: iso(at), by: author, text: say(stepWords[language][step], told, language), note };
}
