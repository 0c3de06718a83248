import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type * as c from '#contract/contracts';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { conflict, notFound, refuse } from '#kit/refuse';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { lockedContract, noContract } from '../agreements/edit-contract.ts';
import { presentAcceptance } from '../agreements/present.ts';
import { acceptancesOf, contractById, insertAcceptance, versionsOfContracts } from '../agreements/store.ts';
import { calendarsByIds, versionAt } from '../calendars/store.ts';
import type { ContractRow, ContractVersionRow } from '../tables.ts';
import { agreementDocument } from './document.ts';

export interface Printed {
  document: c.AgreementDocument;
  digest: string;
  acceptance: ReturnType<typeof presentAcceptance>;
}

/** SHA-256 of the text as lists in lists, so that whoever holds the text can compute it again. */
const digestOf = ({ language, title, lead, sections }: c.AgreementDocument): string => {
  const lists = sections.map(({ heading, lines, table }) => [heading, lines, table && [table.head, table.rows]]);
  return createHash('sha256')
    .update(JSON.stringify([language, title, lead, lists]))
    .digest('hex');
};

/** The accepted text where it was accepted, else what the version says now. @throws Refusal 404 */
export async function readAgreement(app: App, actor: Actor, id: string, number: number): Promise<Printed> {
  const row = (await contractById(app.db, id, actor)) ?? notFound(noContract);
  const version = (await versionsOfContracts(app.db, [id])).find((v) => v.version === number) ?? notFound(noContract);
  const accepted = (await acceptancesOf(app.db, [id])).find((a) => a.version === number);
  if (accepted) {
    const document = accepted.document as c.AgreementDocument;
    return { document, digest: accepted.digest, acceptance: presentAcceptance(accepted) };
  }
  const document = await textOf(app.db, row, version, app.clock.now());
  return { document, digest: digestOf(document), acceptance: null };
}

async function textOf(
  db: Db,
  row: ContractRow,
  version: ContractVersionRow,
  now: number,
): Promise<c.AgreementDocument> {
  const [[client], [calendar], hours, stores] = await Promise.all([
    clientsByIds(db, [row.client_id]),
    calendarsByIds(db, [version.calendar_id]),
    versionAt(db, version.calendar_id, now),
    storesByIds(db, version.terms.storeIds),
  ]);
  return agreementDocument({
    language: client!.language,
    name: row.name,
    clientName: client!.name,
    timeZone: row.time_zone,
    version: version.version,
    begins: version.begins,
    ends: row.ends,
    terms: version.terms,
    storeNames: stores.map((store) => `${store.name} (${store.url})`).sort(),
    calendar: { name: calendar!.name, version: hours!.version, data: hours!.data },
  });
}

/**
 * Records who accepted which text. A client's person accepts for themselves; staff write down who did, and how.
 * @throws Refusal 404, 409 where the text says something else meanwhile or is accepted already
 */
export async function acceptContract(
  trx: Transaction,
  app: App,
  actor: Actor,
  { id, version: number }: { id: string; version: number },
  input: z.output<(typeof c.acceptContract)['body']>,
): Promise<void> {
  const { row, versions } = await lockedContract(trx, actor, id);
  const version = versions.find((v) => v.version === number && v.withdrawn_at === null) ?? notFound(noContract);
  const document = await textOf(trx, row, version, app.clock.now());
  if (digestOf(document) !== input.digest)
    conflict('text_changed', {
      en: 'The text of this agreement has changed since it was read. Read it again before accepting.',
      ru: 'Текст этого договора изменился с тех пор, как его прочитали. Прочитайте его снова, прежде чем принять.',
      uk: 'Текст цього договору змінився відтоді, як його прочитали. Прочитайте його знову, перш ніж прийняти.',
    });
  const own = actor.clientIds !== null;
  const by = own ? actor.name : input.by;
  if (by === '')
    refuse(
      'missing',
      { en: 'Say who accepted.', ru: 'Укажите, кто принял.', uk: 'Вкажіть, хто прийняв.' },
      { field: 'by' },
    );
  const made = await insertAcceptance(trx, {
    contract_id: id,
    version: number,
    accepted_at: app.clock.now(),
    accepted_by: by,
    recorded_by: actor.name,
    how: own ? 'console' : input.how,
    digest: input.digest,
    document,
  });
  if (!made)
    conflict('accepted', {
      en: 'This version is accepted already.',
      ru: 'Эта версия уже принята.',
      uk: 'Цю версію вже прийнято.',
    });
  await audit(trx, app, actor, 'contract.accepted', row.name, {
    contractId: id,
    version: number,
    by,
    digest: input.digest,
  });
}
