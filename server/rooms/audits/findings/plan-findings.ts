import type { z } from 'zod';
import type { planFindings as endpoint } from '#contract/audits';
import { gravest, type Severity } from '#core/inspection';
import { type Language, say } from '#core/words';
import { conflict, refuse } from '#kit/refuse';
import { publicUrl } from '#rooms/people';
import { createTask, type TaskRow } from '#rooms/tasks';
import { seenBy } from '../seen.ts';
import type { FindingRow } from '../tables.ts';
import { planWords } from '../words.ts';
import { type Means, noteChange } from './change-finding.ts';
import { liveOn } from './live-on.ts';
import { sayRow } from './present.ts';
import { findingsByIds, lockFindings } from './store.ts';

type Input = z.output<(typeof endpoint)['body']>;

const urgency = { critical: 'high', high: 'high', medium: 'normal', low: 'low', info: 'low' } as const satisfies Record<
  Severity,
  string
>;

/** Makes one task of findings of one store; they are planned then. */
export async function planFindings(
  means: Means,
  input: Input,
  language: Language,
): Promise<{ task: TaskRow; rows: FindingRow[] }> {
  const rows = await toPlan(means, [...new Set(input.findingIds)]);
  const task = await createTask(means, {
    storeId: rows[0]!.store_id,
    kind: 'fix',
    title: input.title ?? titleOf(rows, language),
    text: await textOf(means, rows, language),
    ownerId: input.ownerId,
    role: input.role,
    priority: input.priority ?? urgency[gravest(rows.map(({ severity }) => severity))],
    due: input.due,
    checklist: rows.length === 1 ? [] : rows.map((row) => cut(sayRow(row, language).title, 300)),
  });
  const planned: FindingRow[] = [];
  for (const row of rows) {
    const lived = await liveOn(
      means.trx,
      means.app,
      row,
      { what: 'planned' },
      { by: means.actor.name, values: { number: task.number }, more: { task_id: task.id } },
    );
    if (!lived) return cannotPlan(row, language);
    await noteChange(means, lived.row, 'planned', { task: task.number });
    planned.push(lived.row);
  }
  return { task, rows: planned };
}

/** The gravest first, and locked. */
async function toPlan({ trx, actor }: Means, ids: readonly string[]): Promise<FindingRow[]> {
  const seen = await findingsByIds(trx, ids, await seenBy(trx, actor));
  if (seen.length < ids.length)
    refuse(
      'not_found',
      {
        en: 'One of these findings is not there any more.',
        ru: 'Одного из этих замечаний больше нет.',
        uk: 'Одного з цих зауважень більше немає.',
      },
      { field: 'findingIds' },
    );
  if (new Set(seen.map((row) => row.store_id)).size > 1)
    refuse(
      'several_stores',
      {
        en: 'One task is about one store: choose findings of one store.',
        ru: 'Одна задача касается одного магазина: выберите замечания одного магазина.',
        uk: 'Одне завдання стосується одного магазину: виберіть зауваження одного магазину.',
      },
      { field: 'findingIds' },
    );
  const locked = new Map((await lockFindings(trx, ids)).map((row) => [row.id, row]));
  return seen.flatMap(({ id }) => locked.get(id) ?? []);
}

const cannotPlan = (row: FindingRow, language: Language): never =>
  row.state === 'planned'
    ? conflict(
        'finding_state',
        {
          en: 'There is a task for this already: {title}',
          ru: 'Для этого уже есть задача: {title}',
          uk: 'Для цього вже є завдання: {title}',
        },
        { field: 'findingIds', values: { title: sayRow(row, language).title } },
      )
    : conflict(
        'finding_state',
        {
          en: 'This counts as fixed already: {title}',
          ru: 'Это уже считается исправленным: {title}',
          uk: 'Це вже вважається виправленим: {title}',
        },
        { field: 'findingIds', values: { title: sayRow(row, language).title } },
      );

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const titleOf = (rows: readonly FindingRow[], language: Language): string =>
  rows.length === 1
    ? cut(sayRow(rows[0]!, language).title, 200)
    : say(planWords[language].several, { n: rows.length }, language);

/** What each is, what to do, what was seen, and where it stands here. As plain text, as tasks have it. */
async function textOf({ app, trx }: Means, rows: readonly FindingRow[], language: Language): Promise<string> {
  const home = await publicUrl({ ...app, db: trx });
  const word = planWords[language];
  const parts = rows.map((row, i) => {
    const { title, consequence, options, evidence } = sayRow(row, language);
    const seen = evidence.slice(0, 3).map(({ url, quote }) => `- ${cut([url, quote].filter(Boolean).join('  '), 300)}`);
    return [
      rows.length === 1 ? title : `${i + 1}. ${title}`,
      consequence,
      ...(options[0] ? [`${word.do}: ${options[0].text}`] : []),
      ...(seen.length > 0 ? [`${word.seen}:`, ...seen] : []),
      `${home}/audits/findings/${row.id}`,
    ].join('\n');
  });
  return cut(parts.join('\n\n'), 20_000);
}
