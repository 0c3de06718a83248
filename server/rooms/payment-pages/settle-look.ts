import { paymentPageChanged } from '#contract/events/payment-pages';
import { type Approvals, changes, merged } from '#core/payment-page';
import type { PaymentPage, Step } from '#inspection';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { storeById } from '#rooms/stores';
import {
  approvalsNow,
  finishLook,
  forgetOldInventories,
  insertChange,
  knownLooks,
  liveChanges,
  updateChange,
} from './store.ts';
import type { ApprovalRow, ChangeRow, LookRow, Trouble } from './tables.ts';

export const asApprovals = (rows: readonly ApprovalRow[]): Approvals => ({
  scripts: new Set(rows.filter(({ kind }) => kind === 'script').map(({ about }) => about)),
  hosts: new Set(rows.filter(({ kind }) => kind === 'host').map(({ about }) => about)),
  cards: new Set(rows.filter(({ kind }) => kind === 'card').map(({ about }) => about)),
});

/** What a visit brought home. */
export interface Seen {
  pages: PaymentPage[];
  steps: Step[];
  trouble: Trouble | null;
}

/** Compares what a visit saw with what is known, writes down what changed, and tells of what a person has to judge. */
export async function settleLook(trx: Transaction, app: App, look: LookRow, seen: Seen): Promise<void> {
  const store = await storeById(trx, look.store_id, null);
  if (!store) return;
  const [known, approvals, live] = [
    await knownLooks(trx, store.id),
    asApprovals(await approvalsNow(trx, store.id)),
    await liveChanges(trx, store.id),
  ];
  const alarms: string[] = [];
  const news: { page: PaymentPage; rows: ChangeRow[] }[] = [];
  for (const page of seen.pages) {
    const before = known.flatMap(({ pages }) => pages.filter(({ kind }) => kind === page.kind));
    const found = changes(
      before.length === 0 ? null : merged(before.map(({ inventory }) => inventory)),
      page.inventory,
      approvals,
    );
    const rows: ChangeRow[] = [];
    for (const change of found) {
      const { row, isNews } = await writeDown(
        trx,
        app.clock.now(),
        { storeId: store.id, page: page.kind, live },
        change,
      );
      if (change.weight === 'alarm') alarms.push(row.id);
      if (isNews) rows.push(row);
    }
    news.push({ page, rows });
  }
  const scripts = new Set(seen.pages.flatMap(({ inventory }) => inventory.scripts.map(({ id }) => id))).size;
  const done = { ...seen, id: look.id, done_at: app.clock.now(), scripts, alarms };
  if (!(await finishLook(trx, done))) return;
  await forgetOldInventories(trx, store.id);
  for (const { page, rows } of news.filter((one) => one.rows.length > 0))
    await announce(trx, app, paymentPageChanged, {
      lookId: look.id,
      storeId: store.id,
      clientId: store.client_id,
      at: app.clock.now(),
      page: page.kind,
      url: page.url,
      changes: rows.map(({ id, kind, weight, about }) => ({ id, kind, weight: weight as 'alarm' | 'approve', about })),
    });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
}

/** One row as long as a change lasts; `isNews`: a person has to judge it and was not asked before. */
async function writeDown(
  trx: Transaction,
  now: number,
  { storeId, page, live }: { storeId: string; page: ChangeRow['page']; live: ChangeRow[] },
  { kind, weight, about, detail }: Pick<ChangeRow, 'kind' | 'weight' | 'about' | 'detail'>,
): Promise<{ row: ChangeRow; isNews: boolean }> {
  const asks = weight !== 'note';
  const old = live.find((one) => one.page === page && one.kind === kind && one.about === about);
  if (old) {
    const rises = asks && old.state === 'noted';
    const row = await updateChange(trx, old.id, {
      last_at: now,
      detail,
      ...(rises ? { state: 'open' as const, weight } : {}),
    });
    return { row, isNews: rises };
  }
  const row: ChangeRow = {
    ...{ id: newId(now), store_id: storeId, page, kind, weight, about, detail, first_at: now, last_at: now },
    ...{ state: asks ? 'open' : 'noted', judged_at: null, judged_by: null, judged_why: null },
  };
  await insertChange(trx, row);
  // One visit may meet the same thing twice.
  live.push(row);
  return { row, isNews: asks };
}
