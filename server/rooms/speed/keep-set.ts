import type { MeasuredSet } from '#contract/speed';
import { speedRecovered, speedRegressed } from '#contract/events/speed';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import type { EventType } from '#contract/events/define';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import type { StoreWithClient } from '#rooms/stores';
import { type Judged, judgeSet } from './judge.ts';
import { signsOf } from './signs.ts';
import { endSlowdown, historyOf, insertPages, insertSlowdown, lockStore, slowdownsOf } from './store.ts';
import type { PageRow, SlowdownRow } from './tables.ts';

/** Keeps what a set measured, compares it with the earlier ones, and tells what is slower or fast again. */
export async function keepSet(
  trx: Transaction,
  app: App,
  { id, at, store }: { id: string; at: number; store: StoreWithClient },
  measured: MeasuredSet,
): Promise<void> {
  await lockStore(trx, store.id);
  const rows = measured.pages.map(
    ({ kind, device, url, values, seen }): PageRow => ({
      ...{ set_id: id, store_id: store.id, at, kind, device, url, runs: values, seen },
      versions: `${measured.lighthouse}, ${measured.chromium.split('.')[0]}`,
    }),
  );
  await insertPages(trx, rows);
  const series = await Promise.all(
    rows.map(async ({ kind, device }) => ({ kind, device, rows: await historyOf(trx, store.id, { kind, device }) })),
  );
  // A set that came late is no news.
  const news = series.filter((one) => one.rows.at(-1)?.set_id === id);
  const judged = judgeSet(news, await slowdownsOf(trx, store.id));
  const slower: SlowdownRow[] = [];
  const recovered: Change[] = [];
  for (const one of judged)
    if (one.what === 'slower') slower.push(await begin(trx, app, one, rows));
    else recovered.push(await end(trx, one));
  const told = { setId: id, storeId: store.id, clientId: store.client_id, store: store.name, at: app.clock.now() };
  const tell = async (event: EventType<(typeof speedRegressed)['payload']>, changes: Change[]) => {
    if (changes.length > 0) await announce(trx, app, event, { ...told, changes });
  };
  await tell(speedRegressed, slower.map(changeOf));
  await tell(speedRecovered, recovered);
  await changed(trx, { topic: 'audit', id, storeId: store.id });
}

type Change = Pick<SlowdownRow, 'id' | 'kind' | 'device' | 'metric' | 'before' | 'after'>;

const changeOf = ({ id, kind, device, metric, before, after }: Change): Change => ({
  ...{ id, kind, device, metric, before, after },
});

async function begin(
  trx: Transaction,
  app: App,
  { of, metric, began, before, change }: Extract<Judged, { what: 'slower' }>,
  rows: readonly PageRow[],
): Promise<SlowdownRow> {
  const now = app.clock.now();
  const after = rows.find(({ kind, device }) => kind === of.kind && device === of.device)!;
  const row: SlowdownRow = {
    ...{ id: newId(now), store_id: after.store_id, kind: of.kind, device: of.device, metric, url: after.url },
    ...{ began_at: began.at, called_at: now, before: change.earlier.median, after: change.later.median, p: change.p },
    ...{ signs: signsOf(before, after), ended_at: null, ended: null, ended_by: null },
  };
  await insertSlowdown(trx, row);
  return row;
}

async function end(
  trx: Transaction,
  { slowdown, began, change }: Extract<Judged, { what: 'recovered' }>,
): Promise<Change> {
  await endSlowdown(trx, slowdown.id, { ended: 'recovered', ended_at: began.at, ended_by: null });
  return { ...changeOf(slowdown), before: change.earlier.median, after: change.later.median };
}
