import { z } from 'zod';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { addJob } from '#kit/jobs/queue';
import { job } from '#kit/room';
import { adminsOfClient, peopleByIds } from '#rooms/people';
import { managers } from '../managers.ts';
import type { AskRow } from '../tables.ts';
import { mailAsk } from './mail-ask.ts';

const tries = { maxAttempts: 12 };

export const mailJob = job({
  name: 'billing.mail_ask',
  payload: z.object({ askId: z.uuid(), personId: z.uuid(), about: z.enum(['question', 'answer']) }),
  run: mailAsk,
});

/** Whoever may answer for the client hears of the question. */
export async function tellAsked(trx: Transaction, { id }: AskRow, clientId: string): Promise<void> {
  for (const person of await adminsOfClient(trx, clientId))
    await addJob(trx, mailJob.name, { askId: id, personId: person.id, about: 'question' }, tries);
}

/** Whoever asked hears of the answer, unless it was they who noted it; the managers where nobody of the team asked. */
export async function tellAnswered(trx: Transaction, { id, asker_id: askerId }: AskRow, by: Actor): Promise<void> {
  const asker = askerId === null ? [] : (await peopleByIds(trx, [askerId])).filter((person) => person.active);
  const told = asker.length > 0 ? asker : await managers(trx);
  for (const person of told.filter((one) => one.id !== by.personId))
    await addJob(trx, mailJob.name, { askId: id, personId: person.id, about: 'answer' }, tries);
}
