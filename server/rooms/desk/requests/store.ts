import { type ExpressionBuilder, sql } from 'kysely';
import type { Severity } from '#contract/incidents';
import type { Db, Transaction } from '#kit/db/db';
import type { DeskTables } from '../tables.ts';

export type RequestRow = Omit<DeskTables['requests'], 'number' | 'reopened' | 'telegram_chat'> & {
  number: number;
  reopened: number;
};
export type MessageRow = Omit<DeskTables['request_messages'], 'seq'>;

const active = ['new', 'open', 'waiting_client', 'waiting_third'] as const;
const on = (db: Db) => db.withTables<DeskTables>();
const json = (value: unknown) => JSON.stringify(value) as never;

/** It is new, or the client's last word has no answer yet. */
const owed = sql<boolean>`(requests.state = 'new' or requests.state in ('open', 'waiting_third') and (
  select last.side from request_messages last where last.request_id = requests.id and last.kind = 'message'
  order by last.at desc, last.seq desc limit 1) = 'client')`;
const turns = {
  answer: owed,
  team: sql<boolean>`(requests.state in ('new', 'open') or ${owed})`,
  client: sql<boolean>`requests.state = 'waiting_client'`,
  third: sql<boolean>`(requests.state = 'waiting_third' and not ${owed})`,
};

export async function insertRequest(
  trx: Transaction,
  request: Omit<RequestRow, 'number' | 'reopened'>,
): Promise<RequestRow> {
  return on(trx)
    .insertInto('requests')
    .values({ ...request, severity_reason: json(request.severity_reason) })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function changeRequest(
  trx: Transaction,
  id: string,
  change: Partial<Omit<RequestRow, 'id' | 'number'>>,
): Promise<void> {
  const values: Record<string, unknown> = { ...change };
  if (change.severity_reason) values['severity_reason'] = json(change.severity_reason);
  await on(trx)
    .updateTable('requests')
    .set(values as never)
    .where('id', '=', id)
    .execute();
}

/** @param clientIds null: of any client; a list: only of these, whatever the id */
export async function requestById(
  db: Db,
  id: string,
  clientIds: readonly string[] | null,
): Promise<RequestRow | undefined> {
  return on(db)
    .selectFrom('requests')
    .selectAll()
    .where('id', '=', id)
    .$if(clientIds !== null, (q) => q.where(sql<boolean>`client_id = any(${[...(clientIds ?? [])]}::uuid[])`))
    .executeTakeFirst();
}

export async function topicsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await on(db)
    .selectFrom('requests')
    .select(['id', 'topic'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.topic]));
}

/** As they are now, kept from changing until the transaction ends; in one order, so that nobody waits in a circle. */
export async function requestsForUpdate(trx: Transaction, ids: readonly string[]): Promise<RequestRow[]> {
  return on(trx)
    .selectFrom('requests')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The next deadline of its clock. */
const deadline = sql<number>`(select c.deadline_at from clocks c where c.kind = 'request' and c.subject_id = requests.id)`;

export interface RequestFilter {
  limit: number;
  offset: number;
  /** Null: of any client. */
  clientIds: readonly string[] | null;
  clientId?: string | undefined;
  storeId?: string | undefined;
  assigneeId?: string | undefined;
  severity?: Severity | undefined;
  state?: DeskTables['requests']['state'] | 'active' | undefined;
  /** For whom it waits; `answer`: for an answer of the team. */
  waiting?: keyof typeof turns | undefined;
  /** By the next deadline of its clock. */
  sort?: 'turn' | 'deadline' | undefined;
  /** An instant as the API writes it. */
  dueBefore?: string | undefined;
  q?: string | undefined;
}

export async function searchRequests(db: Db, filter: RequestFilter): Promise<{ rows: RequestRow[]; total: number }> {
  const from = on(db)
    .selectFrom('requests')
    .where((e) => matches(e, filter));
  const [rows, count] = await Promise.all([
    from
      .selectAll()
      .$if(filter.sort === 'deadline', (q) => q.orderBy(sql`${deadline} asc nulls last`))
      .orderBy(sql`case when ${owed} then 0 when state in ('new', 'open') then 1 when state = 'waiting_third' then 2
        when state = 'waiting_client' then 3 else 4 end`)
      .orderBy(sql`case when state in ('solved', 'closed', 'merged') then -opened_at end`)
      .orderBy(sql`array_position(array['critical', 'major', 'minor', 'info'], severity)`)
      .orderBy('opened_at')
      .orderBy('number')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}

/** Those of these that wait for an answer of the team. */
export async function unansweredAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await on(db)
    .selectFrom('requests')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where(owed)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** @param clientIds null: of any client */
export async function countByTurn(
  db: Db,
  clientIds: readonly string[] | null,
): Promise<{ unanswered: number; team: number; client: number; third: number }> {
  const count = (what: (typeof turns)[keyof typeof turns]) => sql<number>`count(*) filter (where ${what})`;
  return on(db)
    .selectFrom('requests')
    .select([
      count(turns.answer).as('unanswered'),
      count(turns.team).as('team'),
      count(turns.client).as('client'),
      count(turns.third).as('third'),
    ])
    .where('state', 'in', active)
    .$if(clientIds !== null, (q) => q.where(sql<boolean>`client_id = any(${[...(clientIds ?? [])]}::uuid[])`))
    .executeTakeFirstOrThrow();
}

function matches(e: ExpressionBuilder<DeskTables, 'requests'>, filter: RequestFilter) {
  const all = [filter.state === 'merged' ? e.lit(true) : e('state', '!=', 'merged')];
  if (filter.clientIds) all.push(sql<boolean>`client_id = any(${[...filter.clientIds]}::uuid[])` as never);
  if (filter.clientId) all.push(e('client_id', '=', filter.clientId));
  if (filter.storeId) all.push(e('store_id', '=', filter.storeId));
  if (filter.assigneeId) all.push(e('assignee_id', '=', filter.assigneeId));
  if (filter.severity) all.push(e('severity', '=', filter.severity));
  if (filter.state === 'active') all.push(e('state', 'in', active));
  else if (filter.state) all.push(e('state', '=', filter.state));
  if (filter.dueBefore) all.push(sql<boolean>`${deadline} < ${Date.parse(filter.dueBefore)}` as never);
  if (filter.waiting) all.push(turns[filter.waiting] as never);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(
      e.or([
        e('topic', 'ilike', like),
        e('requester_name', 'ilike', like),
        sql<boolean>`number::text = ${filter.q.replace('#', '')}`,
      ]),
    );
  }
  return e.and(all);
}

export async function addMessage(trx: Transaction, message: MessageRow): Promise<void> {
  await on(trx)
    .insertInto('request_messages')
    .values({ ...message, values: json(message.values) })
    .execute();
}

/** @param internal whether the team's own notes are among them */
export async function messagesOf(
  db: Db,
  requestId: string,
  { internal }: { internal: boolean },
): Promise<MessageRow[]> {
  return on(db)
    .selectFrom('request_messages')
    .selectAll()
    .where('request_id', '=', requestId)
    .$if(!internal, (q) => q.where('kind', '!=', 'note'))
    .orderBy('at')
    .orderBy('seq')
    .execute();
}

/** What was said and linked belongs to the other request from now on. */
export async function moveConversation(trx: Transaction, from: string, into: string): Promise<void> {
  await on(trx).updateTable('request_messages').set({ request_id: into }).where('request_id', '=', from).execute();
  await sql`insert into request_incidents (request_id, incident_id, linked_at)
    select ${into}::uuid, incident_id, linked_at from request_incidents where request_id = ${from}::uuid
    on conflict do nothing`.execute(trx);
  await on(trx).deleteFrom('request_incidents').where('request_id', '=', from).execute();
  await on(trx).updateTable('requests').set({ merged_into: into }).where('merged_into', '=', from).execute();
}

/** Returns false where it is linked already. */
export async function addIncident(trx: Transaction, link: DeskTables['request_incidents']): Promise<boolean> {
  const added = await on(trx)
    .insertInto('request_incidents')
    .values(link)
    .onConflict((c) => c.doNothing())
    .returning('incident_id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function removeIncident(trx: Transaction, requestId: string, incidentId: string): Promise<boolean> {
  const removed = await on(trx)
    .deleteFrom('request_incidents')
    .where('request_id', '=', requestId)
    .where('incident_id', '=', incidentId)
    .returning('incident_id')
    .executeTakeFirst();
  return removed !== undefined;
}

export async function incidentsOf(db: Db, requestId: string): Promise<string[]> {
  const rows = await on(db)
    .selectFrom('request_incidents')
    .select('incident_id')
    .where('request_id', '=', requestId)
    .orderBy('linked_at')
    .limit(100)
    .execute();
  return rows.map((row) => row.incident_id);
}

/** Requests outlive the store that they were about. */
export async function forgetStore(trx: Transaction, storeId: string): Promise<void> {
  await on(trx).updateTable('requests').set({ store_id: null }).where('store_id', '=', storeId).execute();
}
