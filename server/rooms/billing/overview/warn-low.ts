import { z } from 'zod';
import { say } from '#core/words';
import type { App } from '#kit/app';
import { system } from '#kit/http/actor';
import { addJob } from '#kit/jobs/queue';
import { job } from '#kit/room';
import { peopleByIds, publicUrl } from '#rooms/people';
import { mailPerson } from '../mail-person.ts';
import { managers } from '../managers.ts';
import { writtenMinutes, writtenMonth } from '../ledger/lines.ts';
import { noteWarning } from '../store.ts';
import { hoursOfAll, sumOf } from './list-hours.ts';
import { warnWords } from './words.ts';

const warning = z.object({
  personId: z.uuid(),
  contractId: z.uuid(),
  contract: z.string(),
  client: z.string(),
  month: z.string(),
  level: z.enum(['low', 'out']),
  spent: z.int(),
  all: z.int(),
  beyond: z.int(),
});

export const warnJob = job({ name: 'billing.warn_low', payload: warning, run: mailWarning });

/** Tells the managers once a month when 80 % of a contract's hours are spent, and once when all are. */
export async function warnLow(app: App): Promise<void> {
  const { items } = await hoursOfAll(app, system, { only: 'low', limit: 500, offset: 0 });
  for (const { contractId, contractName, clientName, month, level, use, ended } of items) {
    if (!use || ended || (level !== 'low' && level !== 'out')) continue;
    await app.db.transaction().execute(async (trx) => {
      const at = app.clock.now();
      const first = await noteWarning(trx, { contract_id: contractId, month, level, at });
      // Where all were spent and some were added, nobody needs to hear of 80 %.
      if (level === 'out') await noteWarning(trx, { contract_id: contractId, month, level: 'low', at });
      if (!first) return;
      const figures = { spent: sumOf(use.spent), all: sumOf(use.has), beyond: use.excess + use.unbilled };
      const about = { contractId, contract: contractName, client: clientName, month, level, ...figures };
      for (const person of await managers(trx))
        await addJob(trx, warnJob.name, { personId: person.id, ...about }, { maxAttempts: 12 });
    });
  }
}

async function mailWarning(app: App, { personId, contractId, month, level, ...of }: z.output<typeof warning>) {
  const [person] = await peopleByIds(app.db, [personId]);
  if (!person?.active) return;
  const t = warnWords[person.language];
  const values = {
    contract: of.contract,
    client: of.client,
    month: writtenMonth(month, person.language),
    spent: writtenMinutes(of.spent),
    all: writtenMinutes(of.all),
    beyond: writtenMinutes(of.beyond),
  };
  await mailPerson(app, person, {
    id: `${contractId}.${month}.${level}.${personId}`,
    subject: say(t[`${level}_subject`], values, person.language),
    lines: [
      say(t.spent, values, person.language),
      ...(of.beyond > 0 ? [say(t.beyond, values, person.language)] : []),
      ...(level === 'out' ? [t.ask] : []),
    ],
    link: { verb: t.look, address: `${await publicUrl(app)}/contracts/${contractId}/hours?month=${month}` },
  });
}
