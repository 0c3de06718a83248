import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Task } from '#contract/tasks';
import type { Db, Transaction } from '#kit/db/db';
import type { ChangeValues, TasksTables } from '../tables.ts';

export type TaskRow = Omit<TasksTables['tasks'], 'number' | 'version'> & { number: number; version: number };
export type LinkRow = Pick<TaskRow, 'id' | 'number' | 'title' | 'state'>;

/** What an actor may see. Null: everything. */
export type Seen = { clientIds: readonly string[]; storeIds: readonly string[] } | null;

const on = (db: Db) => db.withTables<TasksTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;
const open = ['todo', 'doing', 'waiting', 'review'] as const;
const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`;

/** Of a client: tasks of stores that are shown, and those about no store of clients that are shown such. */
const within = ({ clientIds, storeIds }: NonNullable<Seen>) =>
  sql<SqlBool>`(kind <> 'internal' and (store_id = ${among(storeIds)} or (store_id is null and client_id = ${among(clientIds)})))`;

export interface TaskFilter {
  limit: number;
  offset: number;
  q?: string | undefined;
  clientId?: string | undefined;
  storeId?: string | undefined;
  ownerId?: string | undefined;
  requestId?: string | undefined;
  incidentId?: string | undefined;
  kind?: Task['kind'] | undefined;
  priority?: Task['priority'] | undefined;
  role?: Task['role'] | undefined;
  state?: Task['state'] | 'open' | undefined;
  dueBefore?: string | undefined;
  sort?: 'board' | 'due' | 'changed' | undefined;
}

function matches(e: ExpressionBuilder<TasksTables, 'tasks'>, seen: Seen, f: TaskFilter) {
  const number = /^#?(\d{1,9})$/.exec(f.q?.trim() ?? '')?.[1];
  const equal = {
    client_id: f.clientId,
    store_id: f.storeId,
    owner_id: f.ownerId,
    request_id: f.requestId,
    incident_id: f.incidentId,
    kind: f.kind,
    priority: f.priority,
    role: f.role,
  };
  return e.and([
    ...(seen ? [within(seen)] : []),
    ...Object.entries(equal).flatMap(([column, value]) =>
      value === undefined || value === null ? [] : [e(column as keyof typeof equal, '=', value as never)],
    ),
    ...(f.state === 'open' ? [e('state', 'in', open)] : f.state ? [e('state', '=', f.state)] : []),
    ...(f.dueBefore ? [e('due', '<', f.dueBefore)] : []),
    ...(number
      ? [e('number', '=', Number(number))]
      : f.q
        ? [e.or([e('title', 'ilike', like(f.q)), e('text', 'ilike', like(f.q))])]
        : []),
  ]);
}

const columns = sql`array_position(array['todo', 'doing', 'waiting', 'review', 'done', 'dropped'], state)`;

export async function searchTasks(db: Db, seen: Seen, filter: TaskFilter): Promise<{ rows: TaskRow[]; total: number }> {
  const from = on(db)
    .selectFrom('tasks')
    .where((e) => matches(e, seen, filter));
  const [rows, count] = await Promise.all([
    from
      .selectAll()
      .$if(filter.sort === 'due', (q) => q.orderBy(sql`due asc nulls last`))
      .$if(filter.sort === 'changed', (q) => q.orderBy('changed_at', 'desc'))
      .orderBy(columns)
      .orderBy('position')
      .orderBy('id')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}

export function taskById(db: Db, id: string, seen: Seen): Promise<TaskRow | undefined> {
  return on(db)
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', id)
    .$if(seen !== null, (q) => q.where(within(seen!)))
    .executeTakeFirst();
}

/** As it is now, kept from changing until the transaction ends. */
export function taskForUpdate(trx: Transaction, id: string): Promise<TaskRow | undefined> {
  return on(trx).selectFrom('tasks').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function insertTask(trx: Transaction, row: Omit<TaskRow, 'number' | 'version'>): Promise<TaskRow> {
  return on(trx)
    .insertInto('tasks')
    .values({ ...row, checklist: json(row.checklist) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function changeTask(
  trx: Transaction,
  id: string,
  change: Partial<Omit<TaskRow, 'id' | 'number'>>,
): Promise<TaskRow> {
  const values: Record<string, unknown> = { ...change };
  if (change.checklist) values['checklist'] = json(change.checklist);
  return on(trx)
    .updateTable('tasks')
    .set({ ...values, version: sql`version + 1` } as never)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function addChange(
  trx: Transaction,
  change: Omit<TasksTables['task_changes'], 'seq' | 'values'> & { values: ChangeValues },
): Promise<void> {
  await on(trx)
    .insertInto('task_changes')
    .values({ ...change, values: json(change.values) })
    .execute();
}

export function changesOf(db: Db, taskId: string): Promise<Omit<TasksTables['task_changes'], 'seq'>[]> {
  return on(db)
    .selectFrom('task_changes')
    .select(['id', 'task_id', 'at', 'author', 'what', 'values'])
    .where('task_id', '=', taskId)
    .orderBy('at')
    .orderBy('seq')
    .execute();
}

/** Tasks outlive the store that they were about. */
export async function forgetStore(trx: Transaction, storeId: string): Promise<void> {
  await on(trx).updateTable('tasks').set({ store_id: null }).where('store_id', '=', storeId).execute();
}

/** A store that moved takes its open tasks along; what is done stays with whom it was done for. */
export async function moveStore(trx: Transaction, storeId: string, clientId: string): Promise<void> {
  await on(trx)
    .updateTable('tasks')
    .set({ client_id: clientId })
    .where('store_id', '=', storeId)
    .where('state', 'in', open)
    .execute();
}
