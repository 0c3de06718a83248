import { say } from '#core/words';
import type { App } from '#kit/app';
import { termsOfContract, termsWith } from '#rooms/contracts';
import { peopleByIds, publicUrl } from '#rooms/people';
import { clientsByIds } from '#rooms/stores';
import { formatMoney } from '#core/money';
import { writtenMinutes, writtenMonth } from '../ledger/lines.ts';
import { mailPerson } from '../mail-person.ts';
import { answersOf, askById, withdrawalsOf } from '../store.ts';
import { costsOf } from './costs.ts';
import { askWords } from './words.ts';

/** Tells a person of a question for more hours, or of its answer, in their language; nothing where no mail is set up. */
export async function mailAsk(
  app: App,
  { askId, personId, about }: { askId: string; personId: string; about: 'question' | 'answer' },
): Promise<void> {
  const ask = await askById(app.db, askId);
  const [person] = await peopleByIds(app.db, [personId]);
  const latest = ask && (await termsOfContract(app.db, ask.contract_id));
  if (!ask || !person?.active || !latest) return;
  const held = (await termsWith(app.db, [latest.clientId])).filter((one) => one.contractId === ask.contract_id);
  const costs = costsOf(held, ask);
  const answer = (await answersOf(app.db, ask.contract_id)).find((one) => one.ask_id === askId);
  if ((about === 'question') === (answer !== undefined)) return;
  if (about === 'question' && (await withdrawalsOf(app.db, ask.contract_id)).some((one) => one.ask_id === askId))
    return;
  const { language } = person;
  const t = askWords[language];
  const [client] = await clientsByIds(app.db, [latest.clientId]);
  const values = {
    by: answer?.answered_by ?? ask.asked_by,
    client: client?.name ?? '',
    contract: latest.contractName,
    month: writtenMonth(ask.month, language),
    time: writtenMinutes(ask.minutes),
    money: formatMoney(costs.amount, costs.currency, language),
    charged: writtenMonth(answer?.month ?? ask.month, language),
  };
  const kind = answer ? (answer.approved ? 'approved' : 'refused') : 'asked';
  const lines = [
    say(t[kind], values, language),
    ...(kind === 'asked' && costs.amount > 0 ? [say(t.costs, values, language)] : []),
    ...(answer && answer.approved && answer.month !== ask.month ? [say(t.later, values, language)] : []),
    ...(ask.note === '' ? [] : [say(t.note, { note: ask.note }, language)]),
  ];
  await mailPerson(app, person, {
    id: `${askId}.${personId}.${about}`,
    subject: say(t[`${kind}_subject`], values, language),
    lines,
    link: {
      verb: kind === 'asked' ? t.answer : t.look,
      address: `${await publicUrl(app)}/contracts/${ask.contract_id}/hours?month=${ask.month}`,
    },
  });
}
