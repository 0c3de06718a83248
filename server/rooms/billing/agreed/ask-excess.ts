import type { z } from 'zod';
import type * as c from '#contract/billing';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { booksOf } from '../ledger/read-ledger.ts';
import { hoursChanged } from '../ledger/hours-changed.ts';
import { answersOf, asksOf, insertAnswer, insertAsk, insertWithdrawal, lockBilling, withdrawalsOf } from '../store.ts';
import type { AskRow } from '../tables.ts';
import { checkMonth, type Means, openFrom } from './open-month.ts';
import { tellAnswered, tellAsked } from './tell-ask.ts';

/** @throws Refusal 404, 422 where the month is closed or before the contract */
export async function askExcess(
  { trx, app, actor }: Means,
  id: string,
  { month, minutes, note }: z.output<(typeof c.askExcess)['body']>,
): Promise<void> {
  await lockBilling(trx, id);
  const books = await booksOf(trx, app, actor, id);
  checkMonth(books, month);
  const asked = { asked_by: actor.name, asker_id: actor.personId, asked_at: app.clock.now() };
  const ask = { id: newId(), contract_id: id, month, minutes, note, ...asked };
  await insertAsk(trx, ask);
  await tellAsked(trx, ask, books.clientId);
  await hoursChanged(trx, id, books);
  await audit(trx, app, actor, 'billing.excess_asked', month, { contractId: id, minutes });
}

/** @throws Refusal 404, 409 where it was answered or withdrawn already, 422 where nobody is named */
export async function answerExcess(
  { trx, app, actor }: Means,
  { id, askId }: { id: string; askId: string },
  input: z.output<(typeof c.answerExcess)['body']>,
): Promise<void> {
  await lockBilling(trx, id);
  const books = await booksOf(trx, app, actor, id);
  const ask = await waitingAsk(trx, id, askId);
  const own = actor.clientIds !== null;
  const by = own ? actor.name : input.by;
  if (by === '')
    refuse(
      'missing',
      { en: 'Say who answered.', ru: 'Укажите, кто ответил.', uk: 'Вкажіть, хто відповів.' },
      { field: 'by' },
    );
  const month = openFrom(books, ask.month);
  await insertAnswer(trx, {
    ask_id: askId,
    approved: input.approved,
    month,
    answered_by: by,
    recorded_by: actor.name,
    how: own ? 'console' : input.how,
    answered_at: app.clock.now(),
  });
  await tellAnswered(trx, ask, actor);
  await hoursChanged(trx, id, books);
  await audit(trx, app, actor, 'billing.excess_answered', month, {
    contractId: id,
    askId,
    approved: input.approved,
    by,
  });
}

/** The team takes a question back that nobody has answered. @throws Refusal 404, 409 where it was answered or withdrawn already */
export async function withdrawExcess(
  { trx, app, actor }: Means,
  { id, askId }: { id: string; askId: string },
): Promise<void> {
  await lockBilling(trx, id);
  const books = await booksOf(trx, app, actor, id);
  const { month, minutes } = await waitingAsk(trx, id, askId);
  await insertWithdrawal(trx, { ask_id: askId, withdrawn_by: actor.name, withdrawn_at: app.clock.now() });
  await hoursChanged(trx, id, books);
  await audit(trx, app, actor, 'billing.excess_withdrawn', month, { contractId: id, askId, minutes });
}

async function waitingAsk(trx: Means['trx'], contractId: string, askId: string): Promise<AskRow> {
  const ask = (await asksOf(trx, contractId)).find((one) => one.id === askId) ?? notFound();
  if ((await answersOf(trx, contractId)).some((one) => one.ask_id === askId))
    conflict('answered', {
      en: 'This was answered already.',
      ru: 'На это уже ответили.',
      uk: 'На це вже відповіли.',
    });
  if ((await withdrawalsOf(trx, contractId)).some((one) => one.ask_id === askId))
    conflict('withdrawn', {
      en: 'This question was withdrawn.',
      ru: 'Этот вопрос отозван.',
      uk: 'Це запитання відкликано.',
    });
  return ask;
}
