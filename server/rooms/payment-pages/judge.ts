import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { storeById, type StoreWithClient } from '#rooms/stores';
import type { Means } from './set-watch.ts';
import {
  answerOpen,
  approvalForUpdate,
  approvalsNow,
  cardHosts,
  changeForUpdate,
  insertApproval,
  insertReview,
  reviewsOf,
  updateApproval,
  updateChange,
} from './store.ts';
import { evidenceOf } from './report/evidence.ts';
import type { ApprovalRow, ChangeRow, ReviewRow } from './tables.ts';

const tell = ({ trx }: Means, storeId: string) => changed(trx, { topic: 'audit', id: storeId, storeId });

/** In the name of whoever asks, all or none. @throws Refusal 409 where one of them is approved already */
export async function approve(
  means: Means,
  store: StoreWithClient,
  { about, ...rest }: Pick<ApprovalRow, 'kind' | 'why'> & { about: readonly string[] },
): Promise<ApprovalRow[]> {
  if (rest.kind === 'card') await cardAlone(means, store, about, rest.why);
  const rows: ApprovalRow[] = [];
  for (const one of new Set(about)) rows.push(await approveOne(means, store, { ...rest, about: one }));
  await tell(means, store.id);
  return rows;
}

/** That cards may go somewhere is said of one host, of one that they go to, and with words of its own. */
async function cardAlone(
  { trx }: Means,
  { id }: StoreWithClient,
  about: readonly string[],
  why: string,
): Promise<void> {
  if (new Set(about).size !== 1)
    refuse(
      'one_host',
      {
        en: 'Say it of one host at a time: where numbers of cards may go.',
        ru: 'Указывайте по одному хосту: куда могут уходить номера карт.',
        uk: 'Вказуйте по одному хосту: куди можуть іти номери карток.',
      },
      { field: 'about' },
    );
  if ((await cardHosts(trx, id, about)).length === 0)
    conflict('no_card', {
      en: 'No visit saw a card go to this host: there is nothing to approve beforehand.',
      ru: 'Ни один осмотр не видел, чтобы карта уходила на этот хост: заранее одобрять нечего.',
      uk: 'Жоден огляд не бачив, щоб картка йшла на цей хост: наперед схвалювати нічого.',
    });
  const others = (await approvalsNow(trx, id)).filter((one) => one.about === about[0]);
  if (others.some((one) => one.why.trim() === why.trim()))
    refuse(
      'own_why',
      {
        en: 'Why the host is there does not say why it may have cards. Write that by itself.',
        ru: 'Зачем здесь этот хост — не то же, что почему ему можно получать карты. Обоснуйте это отдельно.',
        uk: 'Навіщо тут цей хост — не те саме, що чому йому можна отримувати картки. Обґрунтуйте це окремо.',
      },
      { field: 'why' },
    );
}

async function approveOne(
  means: Means,
  store: StoreWithClient,
  input: Pick<ApprovalRow, 'kind' | 'about' | 'why'>,
): Promise<ApprovalRow> {
  const { trx, app, actor } = means;
  const now = app.clock.now();
  const row: ApprovalRow = {
    ...{ id: newId(now), store_id: store.id, ...input, approved_by: actor.name, approved_at: now },
    ...{ withdrawn_at: null, withdrawn_by: null, withdrawn_why: null },
  };
  if (!(await insertApproval(trx, row)))
    conflict('approved', {
      en: 'This is approved already. Take that approval back first to justify it anew.',
      ru: 'Это уже одобрено. Чтобы обосновать заново, сначала отзовите одобрение.',
      uk: 'Це вже схвалено. Щоб обґрунтувати наново, спершу відкличте схвалення.',
    });
  const about = { storeId: store.id, kind: input.kind, about: input.about.slice(0, 200) };
  const action = input.kind === 'card' ? 'payment_card.approved' : 'payment_script.approved';
  await audit(trx, app, actor, action, store.name, about);
  await answerOpen(trx, row);
  return row;
}

/** @throws Refusal 404, 409 where it was taken back before */
export async function withdraw(means: Means, id: string, why: string): Promise<ApprovalRow> {
  const { trx, app, actor } = means;
  const row = (await approvalForUpdate(trx, id)) ?? notFound();
  const store = (await storeById(trx, row.store_id, actor.clientIds)) ?? notFound();
  if (row.withdrawn_at !== null)
    conflict('withdrawn', {
      en: 'This approval was taken back already.',
      ru: 'Это одобрение уже отозвано.',
      uk: 'Це схвалення вже відкликано.',
    });
  const after = { withdrawn_at: app.clock.now(), withdrawn_by: actor.name, withdrawn_why: why };
  const about = { storeId: store.id, kind: row.kind, about: row.about.slice(0, 200) };
  await audit(trx, app, actor, 'payment_script.withdrawn', store.name, about);
  await tell(means, store.id);
  return updateApproval(trx, id, after);
}

/**
 * `expected`: it counts as known from now on. `hostile`: what it was seen in never counts as known, and it is told again
 * where it is seen again.
 * @throws Refusal 404, 409 where it was judged before
 */
export async function judge(means: Means, id: string, as: 'expected' | 'hostile', why: string): Promise<ChangeRow> {
  const { trx, app, actor } = means;
  const row = (await changeForUpdate(trx, id)) ?? notFound();
  const store = (await storeById(trx, row.store_id, actor.clientIds)) ?? notFound();
  if (row.judged_at !== null)
    conflict('judged', {
      en: 'Somebody judged this change already.',
      ru: 'Решение об этом изменении уже принято.',
      uk: 'Рішення щодо цієї зміни вже ухвалено.',
    });
  if (row.kind === 'card_leaves' && as === 'expected')
    conflict('card', {
      en: 'A card leaves for this host. Approve that in particular, with a justification of its own (kind “card”).',
      ru: 'Карта уходит на этот хост. Одобрите именно это, с отдельным обоснованием (вид «card»).',
      uk: 'Картка йде на цей хост. Схваліть саме це, з окремим обґрунтуванням (вид «card»).',
    });
  const about = { storeId: store.id, kind: row.kind, about: row.about.slice(0, 200), as };
  await audit(trx, app, actor, 'payment_change.judged', store.name, about);
  await tell(means, store.id);
  return updateChange(trx, id, {
    ...{ state: as, judged_at: app.clock.now(), judged_by: actor.name, judged_why: why },
  });
}

const weekMs = 7 * 86_400_000;

/**
 * Keeps what the reviewer had before them, as it was. Begins where the last review ended; the first looks back a week.
 * @param asked.since epoch ms to begin at instead
 * @throws Refusal 422 where that is still to come
 */
export async function review(
  means: Means,
  store: StoreWithClient,
  { note, since: from }: { note: string; since: number | null },
): Promise<ReviewRow> {
  const { trx, app, actor } = means;
  const at = app.clock.now();
  const { rows } = await reviewsOf(trx, store.id, { limit: 1, offset: 0 });
  const since = from ?? rows[0]?.at ?? at - weekMs;
  if (since > at)
    refuse(
      'future',
      {
        en: 'A review looks back: choose a moment that is over.',
        ru: 'Проверка смотрит назад: выберите момент в прошлом.',
        uk: 'Перевірка дивиться назад: оберіть момент у минулому.',
      },
      { field: 'since' },
    );
  const evidence = await evidenceOf(trx, store, since);
  const row = { id: newId(at), store_id: store.id, at, since, reviewed_by: actor.name, note, evidence };
  await insertReview(trx, row);
  await audit(trx, app, actor, 'payment_pages.reviewed', store.name, { storeId: store.id });
  await tell(means, store.id);
  return row;
}
