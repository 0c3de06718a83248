import { sql } from 'kysely';
import { severities, type Severity } from '#contract/incidents';
import type { Db, Transaction } from '#kit/db/db';
import type { ChannelRow, DeliveryRow, DeliveryState, NotifyTables, RuleRow } from './tables.ts';

const json = (value: unknown) => (value === null ? null : JSON.stringify(value)) as never;
const on = (db: Db) => db.withTables<NotifyTables>();

export const channelById = (db: Db, id: string): Promise<ChannelRow | undefined> =>
  on(db).selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirst();
export const allChannels = (db: Db): Promise<ChannelRow[]> =>
  on(db).selectFrom('channels').selectAll().orderBy('created_at').orderBy('id').execute();
export const insertChannel = async (trx: Transaction, row: ChannelRow): Promise<void> =>
  void (await on(trx).insertInto('channels').values(row).execute());
export async function changeChannel(trx: Transaction, id: string, change: Partial<ChannelRow>): Promise<void> {
  if (Object.keys(change).length > 0) await on(trx).updateTable('channels').set(change).where('id', '=', id).execute();
}

/** Removes a channel; rules that told nobody else go with it. */
export async function removeChannel(trx: Transaction, id: string): Promise<boolean> {
  await sql`update rules set channel_ids = array_remove(channel_ids, ${id}::uuid) where ${id}::uuid = any(channel_ids)`.execute(
    trx,
  );
  await on(trx).deleteFrom('rules').where(sql<boolean>`cardinality(channel_ids) = 0 and policy_id is null`).execute();
  const gone = await on(trx).deleteFrom('channels').where('id', '=', id).returning('id').executeTakeFirst();
  return gone !== undefined;
}

export const ruleById = (db: Db, id: string): Promise<RuleRow | undefined> =>
  on(db).selectFrom('rules').selectAll().where('id', '=', id).executeTakeFirst();
export const allRules = (db: Db): Promise<RuleRow[]> =>
  on(db).selectFrom('rules').selectAll().orderBy('created_at').orderBy('id').execute();
export const insertRule = async (trx: Transaction, row: RuleRow): Promise<void> =>
  void (await on(trx)
    .insertInto('rules')
    .values({ ...row, hours: json(row.hours) })
    .execute());
export async function changeRule(trx: Transaction, id: string, change: Partial<RuleRow>): Promise<void> {
  const values = { ...change, ...(change.hours === undefined ? {} : { hours: json(change.hours) }) };
  if (Object.keys(values).length > 0) await on(trx).updateTable('rules').set(values).where('id', '=', id).execute();
}
export const removeRule = async (trx: Transaction, id: string): Promise<boolean> =>
  (await on(trx).deleteFrom('rules').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined;
/** Rules that name a removed store stop naming it; one that named only this store ends. */
export async function forgetStore(trx: Transaction, storeId: string): Promise<void> {
  await sql`delete from rules where store_ids = array[${storeId}::uuid]`.execute(trx);
  await sql`update rules set store_ids = array_remove(store_ids, ${storeId}::uuid) where ${storeId}::uuid = any(store_ids)`.execute(
    trx,
  );
  await on(trx)
    .updateTable('deliveries')
    .set({ state: 'skipped' })
    .where('store_id', '=', storeId)
    .where('state', 'in', ['waiting', 'retrying'])
    .execute();
}

/** Returns whether it is new: a fact tells a channel once. */
export async function insertDelivery(trx: Transaction, row: DeliveryRow): Promise<boolean> {
  const made = await on(trx)
    .insertInto('deliveries')
    .values({ ...row, facts: json(row.facts) })
    .onConflict((c) => c.column('fact').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function finishDelivery(trx: Transaction, id: string, change: Partial<DeliveryRow>): Promise<void> {
  const values = { ...change, ...(change.facts === undefined ? {} : { facts: json(change.facts) }) };
  await on(trx).updateTable('deliveries').set(values).where('id', '=', id).execute();
}

export const deliveryById = (db: Db, id: string): Promise<DeliveryRow | undefined> =>
  on(db).selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();

export function deliveriesOf(db: Db, incidentId: string): Promise<DeliveryRow[]> {
  return on(db)
    .selectFrom('deliveries')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .orderBy('created_at')
    .execute();
}

/**
 * Whether another notice has told this one's channel, since this one fell due, that its incident is as bad as `severity`
 * or worse.
 */
export async function wasTold(
  db: Db,
  { id, incident_id, channel_id, due_at }: DeliveryRow,
  severity: Severity,
): Promise<boolean> {
  const asBad = severities.slice(0, severities.indexOf(severity) + 1);
  const found = await on(db)
    .selectFrom('deliveries')
    .select('id')
    .where('id', '!=', id)
    .where('incident_id', '=', incident_id)
    .where('channel_id', '=', channel_id)
    .where('state', '=', 'sent')
    .where('sent_at', '>=', due_at)
    .where(sql<string>`facts->>'severity'`, 'in', asBad)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export interface DeliveryFilter {
  limit: number;
  offset: number;
  state?: string | undefined;
  incidentId?: string | undefined;
  channelId?: string | undefined;
  q?: string | undefined;
}

export async function searchDeliveries(
  db: Db,
  filter: DeliveryFilter,
): Promise<{ items: DeliveryRow[]; total: number }> {
  let query = on(db).selectFrom('deliveries');
  if (filter.state) query = query.where('state', '=', filter.state as DeliveryState);
  // A test that failed was answered at once; nobody missed anything.
  if (filter.state === 'dead') query = query.where('kind', '!=', 'test');
  if (filter.incidentId) query = query.where('incident_id', '=', filter.incidentId);
  if (filter.channelId) query = query.where('channel_id', '=', filter.channelId);
  if (filter.q) query = query.where('text', 'ilike', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`);
  const [items, count] = await Promise.all([
    query.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(filter.limit).offset(filter.offset).execute(),
    query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items, total: count.n };
}

/** The latest delivery of each channel. */
export async function latestDeliveries(db: Db): Promise<Map<string, DeliveryRow>> {
  const rows = await on(db)
    .selectFrom('deliveries')
    .selectAll()
    .distinctOn('channel_id')
    .where('channel_id', 'is not', null)
    .orderBy('channel_id')
    .orderBy('created_at', 'desc')
    .execute();
  return new Map(rows.map((r) => [r.channel_id!, r]));
}

/** Sent and skipped notices older than `before` are forgotten; dead ones stay longer, for people to see. */
export async function forgetDeliveries(trx: Transaction, before: number): Promise<void> {
  await on(trx)
    .deleteFrom('deliveries')
    .where('created_at', '<', before)
    .where('state', 'in', ['sent', 'skipped', 'dead'])
    .execute();
}
