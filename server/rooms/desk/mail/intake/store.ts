import { type Selectable, sql } from 'kysely';
import type { Db, Transaction } from '#kit/db/db';
import type { DeskTables } from '../../tables.ts';
import type { MailTables } from '../tables.ts';

export type MailRow = Omit<Selectable<MailTables['mails']>, 'raw' | 'seq'>;
export type FileRow = Omit<Selectable<MailTables['request_files']>, 'content' | 'seq'>;
const on = (db: Db) => db.withTables<MailTables & DeskTables>();
const shown = [
  'id',
  'mailbox_id',
  'received_at',
  'digest',
  'size',
  'outcome',
  'why',
  'message_id',
  'content_digest',
  'from_address',
  'from_name',
  'answer_to',
  'subject',
  'request_id',
  'entry_id',
  'unread',
  'cut',
  'full_text',
] as const;

/** @returns null where this very mail is there already, from this mailbox */
export async function keepRaw(
  trx: Transaction,
  mail: Pick<MailTables['mails'], 'id' | 'mailbox_id' | 'received_at' | 'digest' | 'raw' | 'size'>,
): Promise<string | null> {
  const kept = await on(trx)
    .insertInto('mails')
    .values({ ...mail, outcome: 'waiting' })
    .onConflict((c) => c.columns(['mailbox_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept?.id ?? null;
}

export const mailByDigest = (db: Db, mailboxId: string, digest: string): Promise<MailRow | undefined> =>
  on(db)
    .selectFrom('mails')
    .select(shown)
    .where('mailbox_id', '=', mailboxId)
    .where('digest', '=', digest)
    .executeTakeFirst();
export const mailById = (db: Db, id: string): Promise<MailRow | undefined> =>
  on(db).selectFrom('mails').select(shown).where('id', '=', id).executeTakeFirst();
export const mailForUpdate = (trx: Transaction, id: string): Promise<MailRow | undefined> =>
  on(trx).selectFrom('mails').select(shown).where('id', '=', id).forUpdate().executeTakeFirst();
export const rawOf = async (db: Db, id: string): Promise<Buffer | undefined> =>
  (await on(db).selectFrom('mails').select('raw').where('id', '=', id).executeTakeFirst())?.raw;
export const changeMail = async (trx: Transaction, id: string, change: Partial<MailRow>): Promise<void> =>
  void (await on(trx).updateTable('mails').set(change).where('id', '=', id).execute());

/** The same words under the same Message-ID that came by another way, and have their place already. */
export const twinOf = (db: Db, mail: Pick<MailRow, 'id' | 'message_id' | 'content_digest'>) =>
  on(db)
    .selectFrom('mails')
    .select(shown)
    .where('message_id', '=', mail.message_id)
    .where('content_digest', '=', mail.content_digest)
    .where('id', '!=', mail.id)
    .where('outcome', 'not in', ['waiting', 'copy', 'dropped'])
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();

/** The request to which one of these mails belongs. */
export async function requestOfMails(db: Db, messageIds: readonly string[]): Promise<string | undefined> {
  const found = await on(db)
    .selectFrom('mails')
    .select('request_id')
    .where(sql<boolean>`message_id = any(${[...messageIds]}::text[])`)
    .where('request_id', 'is not', null)
    .where('outcome', 'in', ['opened', 'joined', 'noted'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.request_id ?? undefined;
}

export const requestByNumber = async (db: Db, number: number): Promise<string | undefined> =>
  (await on(db).selectFrom('requests').select('id').where('number', '=', number).executeTakeFirst())?.id;

/** Where it lives on, if it was merged. */
export async function livingRequest(db: Db, id: string): Promise<string | undefined> {
  const found = await on(db)
    .selectFrom('requests')
    .select(['id', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.merged_into ?? found?.id;
}

/** How many requests this sender's mails opened since then. */
export async function openedBy(db: Db, address: string, since: number): Promise<number> {
  const { n } = await on(db)
    .selectFrom('mails')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('from_address', '=', address)
    .where('received_at', '>=', since)
    .where('outcome', '=', 'opened')
    .executeTakeFirstOrThrow();
  return n;
}

export async function addFiles(trx: Transaction, files: readonly (FileRow & { content: Buffer })[]): Promise<void> {
  for (const file of files) await on(trx).insertInto('request_files').values(file).execute();
}

export function filesOf(db: Db, entryIds: readonly string[]): Promise<FileRow[]> {
  return on(db)
    .selectFrom('request_files')
    .select(['id', 'entry_id', 'name', 'type', 'size'])
    .where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`)
    .orderBy('seq')
    .execute();
}

export function mailsOf(db: Db, entryIds: readonly string[]): Promise<MailRow[]> {
  return on(db)
    .selectFrom('mails')
    .select(shown)
    .where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`)
    .execute();
}

/** With whose conversation it belongs, and whether that part is for the team alone. */
export function fileWithPlace(db: Db, id: string) {
  return on(db)
    .selectFrom('request_files')
    .innerJoin('request_messages', 'request_messages.id', 'request_files.entry_id')
    .select(['request_files.name', 'request_files.type', 'request_files.content'])
    .select(['request_messages.request_id', 'request_messages.kind'])
    .where('request_files.id', '=', id)
    .executeTakeFirst();
}

export async function searchMails(
  db: Db,
  filter: { limit: number; offset: number; outcome?: MailRow['outcome']; mailboxId?: string; q?: string },
): Promise<{ rows: (MailRow & { number: number | null })[]; total: number }> {
  let from = on(db).selectFrom('mails').leftJoin('requests', 'requests.id', 'mails.request_id');
  if (filter.outcome) from = from.where('outcome', '=', filter.outcome);
  if (filter.mailboxId) from = from.where('mailbox_id', '=', filter.mailboxId);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    from = from.where((e) =>
      e.or([e('subject', 'ilike', like), e('from_address', 'ilike', like), e('from_name', 'ilike', like)]),
    );
  }
  const [rows, count] = await Promise.all([
    from
      .select(shown.map((name) => `mails.${name}` as const))
      .select('requests.number')
      .orderBy('mails.seq', 'desc')
      .limit(filter.limit)
      .offset(filter.offset)
      .execute(),
    from.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: count.n };
}
