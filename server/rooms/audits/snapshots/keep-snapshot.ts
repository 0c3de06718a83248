import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound } from '#kit/refuse';
import type { StoreWithClient } from '#rooms/stores';
import { askForAudit } from '../runs/start-audit.ts';
import { openRunOf, runById, seoOf } from '../runs/store.ts';
import type { SnapshotRow } from '../tables.ts';
import { insertSnapshot, nameSnapshot, removeSnapshot, type ShownSnapshot, snapshotsOf } from './store.ts';

/** More than anybody looks through. */
const MOST = 100;

interface Wanted {
  store: StoreWithClient;
  name: string;
  /** An audit that is done; else one that goes or begins takes it. */
  auditId: string | undefined;
}

/** Keeps what search engines are told. @throws Refusal 404 for an audit of another store, 409 where it kept nothing of it */
export async function keepSnapshot(
  trx: Transaction,
  app: App,
  actor: Actor,
  { store, name, auditId }: Wanted,
): Promise<string> {
  if ((await snapshotsOf(trx, store.id, { limit: 1, offset: 0 })).total >= MOST) return tooMany();
  const id = newId(app.clock.now());
  const taken = auditId ? await takenFrom(trx, store, auditId) : await takenByNext(trx, app, actor, store);
  await insertSnapshot(trx, {
    id,
    store_id: store.id,
    name,
    kept_by: actor.name,
    asked_at: app.clock.now(),
    ...taken,
  });
  await audit(trx, app, actor, 'snapshot.kept', name, { storeId: store.id, snapshotId: id });
  await tell(trx, { id, store_id: store.id });
  return id;
}

type Taken = Pick<SnapshotRow, 'run_id' | 'taken_at' | 'pages' | 'seo'>;

async function takenFrom(trx: Transaction, store: StoreWithClient, auditId: string): Promise<Taken> {
  const run = (await runById(trx, auditId, [store.id])) ?? notFound();
  const seo = await seoOf(trx, run.id);
  return seo && run.seo_pages !== null
    ? { run_id: run.id, taken_at: run.finished_at, pages: run.seo_pages, seo }
    : nothingKept();
}

/** One that waits or runs already serves as well. */
async function takenByNext(trx: Transaction, app: App, actor: Actor, store: StoreWithClient): Promise<Taken> {
  const asked = await askForAudit(trx, app, store, { origin: 'person', extras: [], name: actor.name });
  const runId = asked ?? (await openRunOf(trx, store.id))?.id ?? null;
  return { run_id: runId, taken_at: null, pages: null, seo: null };
}

export async function giveName(
  trx: Transaction,
  app: App,
  actor: Actor,
  row: ShownSnapshot,
  name: string,
): Promise<void> {
  await nameSnapshot(trx, row.id, name);
  await audit(trx, app, actor, 'snapshot.renamed', name, { storeId: row.store_id, snapshotId: row.id, from: row.name });
  await tell(trx, row);
}

export async function forget(trx: Transaction, app: App, actor: Actor, row: ShownSnapshot): Promise<void> {
  await removeSnapshot(trx, row.id);
  await audit(trx, app, actor, 'snapshot.removed', row.name, { storeId: row.store_id, snapshotId: row.id });
  await tell(trx, row);
}

const tell = (trx: Transaction, { id, store_id: storeId }: Pick<SnapshotRow, 'id' | 'store_id'>): Promise<void> =>
  changed(trx, { topic: 'audit', id, storeId });

export const nothingKept = (): never =>
  conflict('not_kept', {
    en: 'This audit keeps nothing to compare: it did not come so far, or its details were let go as it is old.',
    ru: 'У этого аудита нет данных для сравнения: он не дошёл до обхода, или его подробности удалены за давностью.',
    uk: 'Цей аудит не має даних для порівняння: він не дійшов до обходу, або його подробиці видалено за давністю.',
  });
const tooMany = (): never =>
  conflict('too_many', {
    en: 'A store has a hundred snapshots at most. Remove one that nobody needs.',
    ru: 'У магазина может быть не больше ста снимков. Удалите ненужный.',
    uk: 'У магазину може бути щонайбільше сто знімків. Видаліть непотрібний.',
  });
