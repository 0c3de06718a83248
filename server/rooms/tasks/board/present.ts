import type { Task, TaskDetail } from '#contract/tasks';
import { type Language, say } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { requestById } from '#rooms/desk';
import { incidentById, titleOf } from '#rooms/incidents';
import { clientsByIds, storesByIds } from '#rooms/stores';
import type { ChangeValues } from '../tables.ts';
import { changes, names } from '../words.ts';
import { commentsOf } from './comments/store.ts';
import { countBlockers, dependenciesOf } from './dependencies/store.ts';
import { changesOf, type LinkRow, type Seen, taskById, type TaskRow } from './store.ts';

const iso = (at: number): string => new Date(at).toISOString();
const ids = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];

export async function presentTasks(app: App, rows: readonly TaskRow[], minutes: MinutesOf): Promise<Task[]> {
  const [clients, stores, blockers, spent] = await Promise.all([
    clientsByIds(app.db, ids(rows.map((row) => row.client_id))),
    storesByIds(app.db, ids(rows.map((row) => row.store_id))),
    countBlockers(app.db, ids(rows.map((row) => row.id))),
    minutes(rows.map((row) => row.id)),
  ]);
  const named = (of: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : { id, name: of.find((one) => one.id === id)?.name ?? '–' };
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    version: row.version,
    client: named(clients, row.client_id),
    store: named(stores, row.store_id),
    kind: row.kind,
    title: row.title,
    role: row.role,
    priority: row.priority,
    state: row.state,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '–' },
    due: row.due,
    checked: { done: row.checklist.filter((item) => item.done).length, of: row.checklist.length },
    blocked: blockers.get(row.id) ?? 0,
    minutes: spent === null ? null : (spent.get(row.id) ?? 0),
    late: row.late,
    createdAt: iso(row.created_at),
    changedAt: iso(row.changed_at),
    doneAt: row.done_at === null ? null : iso(row.done_at),
  }));
}

/** Entered minutes by task; null where the reader may not see time. */
export type MinutesOf = (taskIds: readonly string[]) => Promise<Map<string, number> | null>;

export async function presentTask(
  app: App,
  row: TaskRow,
  { actor, seen, language, minutes }: { actor: Actor; seen: Seen; language: Language; minutes: MinutesOf },
): Promise<TaskDetail> {
  const [[shown], { blockedBy, blocks }, history, comments, request, incident] = await Promise.all([
    presentTasks(app, [row], minutes),
    dependenciesOf(app.db, row.id),
    seen === null ? changesOf(app.db, row.id) : [],
    seen === null ? commentsOf(app.db, row.id) : [],
    row.request_id === null ? undefined : requestById(app.db, row.request_id, actor.clientIds),
    row.incident_id === null ? undefined : incidentById(app.db, row.incident_id),
  ]);
  const visible = (links: readonly LinkRow[]) => visibleAmong(app, links, seen);
  return {
    ...shown!,
    text: row.text,
    checklist: row.checklist,
    blockedBy: await visible(blockedBy),
    blocks: await visible(blocks),
    request: request ? { id: request.id, number: request.number, topic: request.topic } : null,
    incident: incident
      ? {
          id: incident.id,
          number: incident.number,
          title: titleOf(incident, language),
          severity: incident.severity,
          state: incident.state,
        }
      : null,
    comments: comments.map(({ id, at, author, text }) => ({ id, at: iso(at), author, text })),
    history: history.map(({ id, at, author, what, values }) => ({
      id,
      at: iso(at),
      author,
      text: sentence(what, values, language),
    })),
  };
}

/** One's own task may wait for another client's. */
async function visibleAmong(app: App, links: readonly LinkRow[], seen: Seen): Promise<LinkRow[]> {
  if (seen === null) return [...links];
  const found = await Promise.all(links.map((link) => taskById(app.db, link.id, seen)));
  return links.filter((_, i) => found[i]);
}

/** States, kinds, priorities and roles are named in the reader's language; what people wrote stands as it is. */
function sentence(what: string, values: ChangeValues, language: Language): string {
  const coded = ['state', 'kind', 'priority', 'role'].includes(what);
  const name = (value: string | number) => (names[language] as Record<string, string>)[String(value)] ?? value;
  const said = coded ? Object.fromEntries(Object.entries(values).map(([key, value]) => [key, name(value)])) : values;
  return say((changes[language] as Record<string, string>)[what] ?? what, said, language);
}
