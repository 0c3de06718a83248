import { type SqlBool, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { ApprovalRow, ChangeRow, LookRow, PaymentTables, ReviewRow, WatchRow } from './tables.ts';

const on = (db: Db) => db.withTables<PaymentTables>();
const json = (value: unknown) => JSON.stringify(value) as never;
const of = (ids: readonly string[]) => sql<SqlBool>`store_id = any(${[...ids]}::uuid[])`;
/** Of so many visits what they saw is kept. */
const keptInventories = 40;
export interface Part {
  limit: number;
  offset: number;
}

export const watchOf = (db: Db, storeId: string): Promise<WatchRow | undefined> =>
  on(db).selectFrom('payment_watches').selectAll().where('store_id', '=', storeId).executeTakeFirst();

/** Those with alarms that nobody judged first. `seen`: of these stores, null for all. */
export async function watches(db: Db, seen: readonly string[] | null, { limit, offset }: Part) {
  const found = on(db)
    .selectFrom('payment_watches')
    .$if(seen !== null, (q) => q.where(of(seen!)));
  const [rows, { n }] = await Promise.all([
    found
      .selectAll()
      .orderBy(
        sql`(select count(*) from payment_changes c where c.store_id = payment_watches.store_id and c.state = 'open' and c.weight = 'alarm')`,
        'desc',
      )
      .orderBy('store_id')
      .limit(limit)
      .offset(offset)
      .execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

export const putWatch = async (trx: Transaction, { store_id, ...rest }: WatchRow): Promise<void> =>
  void (await on(trx)
    .insertInto('payment_watches')
    .values({ store_id, ...rest })
    .onConflict((c) => c.column('store_id').doUpdateSet(rest))
    .execute());

export const setNext = async (trx: Transaction, storeId: string, next: number | null): Promise<void> =>
  void (await on(trx).updateTable('payment_watches').set({ next_at: next }).where('store_id', '=', storeId).execute());

/** One whose moment has come; nobody else's until the transaction ends. */
export const claimDue = (trx: Transaction, now: number): Promise<WatchRow | undefined> =>
  on(trx)
    .selectFrom('payment_watches')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

export const insertLook = async (trx: Transaction, row: Pick<LookRow, 'id' | 'store_id' | 'asked_at'>): Promise<void> =>
  void (await on(trx)
    .insertInto('payment_looks')
    .values({
      ...row,
      done_at: null,
      trouble: null,
      pages: json([]),
      steps: json([]),
      scripts: 0,
      alarms: sql`'{}'` as never,
    })
    .execute());

export const lookById = (db: Db, id: string): Promise<LookRow | undefined> =>
  on(db).selectFrom('payment_looks').selectAll().where('id', '=', id).executeTakeFirst();

/** False where it was done before, or is gone. */
export async function finishLook(trx: Transaction, { id, ...row }: Omit<LookRow, 'store_id' | 'asked_at'>) {
  const done = await on(trx)
    .updateTable('payment_looks')
    .set({ ...row, pages: json(row.pages), steps: json(row.steps), alarms: sql`${row.alarms}::uuid[]` as never })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

/** The newest first. */
export const looksOf = (db: Db, storeId: string, { since = 0, most = keptInventories } = {}): Promise<LookRow[]> =>
  on(db)
    .selectFrom('payment_looks')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

/** The latest visits that saw something and whose alarms, if there were any, a person called expected. The oldest first. */
export async function knownLooks(db: Db, storeId: string): Promise<LookRow[]> {
  const rows = await on(db)
    .selectFrom('payment_looks as l')
    .selectAll('l')
    .where('l.store_id', '=', storeId)
    .where('l.done_at', 'is not', null)
    .where(sql<SqlBool>`jsonb_array_length(l.pages) > 0`)
    .where(
      sql<SqlBool>`not exists (select 1 from payment_changes c where c.id = any(l.alarms) and c.state <> 'expected')`,
    )
    .orderBy('l.asked_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(14)
    .execute();
  return rows.reverse();
}

/** Drops what earlier visits saw; that they were made stays. */
export const forgetOldInventories = async (trx: Transaction, storeId: string): Promise<void> =>
  void (await sql`update payment_looks set pages = '[]' where store_id = ${storeId} and pages <> '[]' and id not in
    (select id from payment_looks where store_id = ${storeId} order by asked_at desc, id desc limit ${keptInventories})`.execute(
    trx,
  ));

export async function changesOf(
  db: Db,
  storeId: string,
  { limit, offset, state, since = 0 }: Part & { state?: ChangeRow['state'] | undefined; since?: number },
) {
  const found = on(db)
    .selectFrom('payment_changes')
    .where('store_id', '=', storeId)
    .where((e) => e.or([e('last_at', '>=', since), e('judged_at', '>=', since), e('state', '=', 'open')]))
    .$if(state !== undefined, (q) => q.where('state', '=', state!));
  const [rows, { n }] = await Promise.all([
    found
      .selectAll()
      .orderBy(sql`state = 'open'`, 'desc')
      .orderBy('first_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

/** Those that a new visit may see again, held until the transaction ends. */
export const liveChanges = (trx: Transaction, storeId: string): Promise<ChangeRow[]> =>
  on(trx)
    .selectFrom('payment_changes')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('state', 'in', ['open', 'noted'])
    .forUpdate()
    .execute();

export const insertChange = async (trx: Transaction, row: ChangeRow): Promise<void> =>
  void (await on(trx).insertInto('payment_changes').values(row).execute());

export const updateChange = (trx: Transaction, id: string, change: Partial<ChangeRow>): Promise<ChangeRow> =>
  on(trx).updateTable('payment_changes').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** What only waited for this approval waits no more; alarms are judged by themselves, but for a card that may go where it goes. */
export const answerOpen = async (
  trx: Transaction,
  { store_id, kind, about, why, approved_by, approved_at }: ApprovalRow,
): Promise<void> =>
  void (await on(trx)
    .updateTable('payment_changes')
    .set({ state: 'expected', judged_at: approved_at, judged_by: approved_by, judged_why: why })
    .where('store_id', '=', store_id)
    .where('state', '=', 'open')
    .where(kind === 'card' ? ofCards(about) : sql<SqlBool>`weight = 'approve'`)
    .where(kind === 'script' ? sql<SqlBool>`about = ${about}` : aboutHost(about))
    .execute());

const ofCards = (host: string) =>
  sql<SqlBool>`kind in ('card_leaves', 'form_moved', 'overlay_new') and ${aboutHost(host)}`;
/** The host itself, or an address or a script of it. */
const aboutHost = (host: string) => sql<SqlBool>`(about = ${host} or starts_with(about, ${`${host}/`}))`;

/** Of these hosts: those to which something typed into a field of a card was seen to go, or a card's form or cover belongs. */
export async function cardHosts(db: Db, storeId: string, hosts: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    hosts.map((host) =>
      on(db)
        .selectFrom('payment_changes')
        .select('id')
        .where('store_id', '=', storeId)
        .where(ofCards(host))
        .limit(1)
        .executeTakeFirst(),
    ),
  );
  return hosts.filter((_, i) => found[i] !== undefined);
}

export const changeForUpdate = (trx: Transaction, id: string): Promise<ChangeRow | undefined> =>
  on(trx).selectFrom('payment_changes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function openAlarms(db: Db, storeId: string): Promise<number> {
  const { n } = await on(db)
    .selectFrom('payment_changes')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('store_id', '=', storeId)
    .where('state', '=', 'open')
    .where('weight', '=', 'alarm')
    .executeTakeFirstOrThrow();
  return n;
}

/** All that hold now. */
export const approvalsNow = (db: Db, storeId: string): Promise<ApprovalRow[]> =>
  on(db)
    .selectFrom('payment_approvals')
    .selectAll()
    .where('store_id', '=', storeId)
    .where('withdrawn_at', 'is', null)
    .execute();

export async function approvalsOf(db: Db, storeId: string, { limit, offset }: Part) {
  const found = on(db).selectFrom('payment_approvals').where('store_id', '=', storeId);
  const [rows, { n }] = await Promise.all([
    found.selectAll().orderBy('approved_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

/** False where it is approved already. */
export async function insertApproval(trx: Transaction, row: ApprovalRow): Promise<boolean> {
  const added = await on(trx)
    .insertInto('payment_approvals')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

export const approvalForUpdate = (trx: Transaction, id: string): Promise<ApprovalRow | undefined> =>
  on(trx).selectFrom('payment_approvals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const updateApproval = (trx: Transaction, id: string, change: Partial<ApprovalRow>): Promise<ApprovalRow> =>
  on(trx).updateTable('payment_approvals').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const insertReview = async (trx: Transaction, row: ReviewRow): Promise<void> =>
  void (await on(trx)
    .insertInto('payment_reviews')
    .values({ ...row, evidence: json(row.evidence) })
    .execute());

export async function reviewsOf(db: Db, storeId: string, { limit, offset }: Part) {
  const found = on(db).selectFrom('payment_reviews').where('store_id', '=', storeId);
  const [rows, { n }] = await Promise.all([
    found.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute(),
    found.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

export const reviewById = (db: Db, id: string): Promise<ReviewRow | undefined> =>
  on(db).selectFrom('payment_reviews').selectAll().where('id', '=', id).executeTakeFirst();

export async function removeAllOf(trx: Transaction, storeId: string): Promise<void> {
  const tables = ['watches', 'looks', 'changes', 'approvals', 'reviews'] as const;
  for (const table of tables) await on(trx).deleteFrom(`payment_${table}`).where('store_id', '=', storeId).execute();
}
