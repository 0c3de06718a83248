import type { z } from 'zod';
import type * as c from '#contract/contracts';
import { contractChanged } from '#contract/events/contracts';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { clientsByIds } from '#rooms/stores';
import type { ContractRow, ContractVersionRow } from '../tables.ts';
import { checkTerms } from './check-terms.ts';
import { refuseOverlap } from './overlap.ts';
import { beginningOf } from './spans.ts';
import {
  acceptancesOf,
  changeContract,
  insertContract,
  insertContractVersion,
  lockContract,
  removeContract,
  removeVersions,
  versionsOfContracts,
} from './store.ts';

export const noContract = {
  en: 'There is no such contract.',
  ru: 'Такого договора нет.',
  uk: 'Такого договору немає.',
};

/** Drafts a contract; nothing is promised until it is put into force. @returns its id */
export async function createContract(
  trx: Transaction,
  app: App,
  actor: Actor,
  input: z.output<(typeof c.createContract)['body']>,
): Promise<string> {
  if ((await clientsByIds(trx, [input.clientId])).length === 0)
    refuse(
      'no_client',
      { en: 'There is no such client.', ru: 'Такого клиента нет.', uk: 'Такого клієнта немає.' },
      { field: 'clientId' },
    );
  await checkTerms(trx, input.clientId, input.terms);
  const now = app.clock.now();
  const row: ContractRow = {
    id: newId(now),
    client_id: input.clientId,
    name: input.name,
    time_zone: input.timeZone,
    activated_at: null,
    ends: null,
    ends_at: null,
    created_at: now,
  };
  await insertContract(trx, row);
  await insertContractVersion(trx, firstVersion(app, actor, row, input));
  await audit(trx, app, actor, 'contract.drafted', row.name, { contractId: row.id, clientId: row.client_id });
  return row.id;
}

const firstVersion = (
  app: App,
  actor: Actor,
  contract: ContractRow,
  { begins, terms }: { begins: string; terms: c.ContractTerms },
): ContractVersionRow => ({
  contract_id: contract.id,
  version: 1,
  begins,
  valid_from: beginningOf(begins, contract.time_zone),
  calendar_id: terms.calendarId,
  terms,
  note: '',
  made_by: actor.name,
  made_at: app.clock.now(),
  withdrawn_at: null,
});

/** The contract, locked, with its versions. @throws Refusal 404 */
export async function lockedContract(
  trx: Transaction,
  actor: Actor,
  id: string,
): Promise<{ row: ContractRow; versions: ContractVersionRow[] }> {
  const row = (await lockContract(trx, id, actor)) ?? notFound(noContract);
  return { row, versions: await versionsOfContracts(trx, [id]) };
}

async function lockedDraft(trx: Transaction, actor: Actor, id: string): Promise<ContractRow> {
  const { row } = await lockedContract(trx, actor, id);
  if (row.activated_at !== null || (await acceptancesOf(trx, [id])).length > 0)
    conflict('no_draft', {
      en: 'This contract has been accepted or is in force: make a new version instead.',
      ru: 'Этот договор уже принят или действует: создайте новую версию.',
      uk: 'Цей договір уже прийнято або він діє: створіть нову версію.',
    });
  return row;
}

/** Writes a draft anew. */
export async function updateDraft(
  trx: Transaction,
  app: App,
  actor: Actor,
  id: string,
  input: z.output<(typeof c.updateContractDraft)['body']>,
): Promise<void> {
  const row = await lockedDraft(trx, actor, id);
  await checkTerms(trx, row.client_id, input.terms);
  await changeContract(trx, id, { name: input.name });
  await removeVersions(trx, id);
  await insertContractVersion(trx, firstVersion(app, actor, row, input));
  await audit(trx, app, actor, 'contract.draft_changed', input.name, { contractId: id });
}

export async function deleteDraft(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const row = await lockedDraft(trx, actor, id);
  await removeContract(trx, id);
  await audit(trx, app, actor, 'contract.draft_removed', row.name, { contractId: id });
}

/** Puts a draft into force: from its first day on it is what was promised, which no later change touches. */
export async function activate(trx: Transaction, app: App, actor: Actor, id: string): Promise<void> {
  const { row, versions } = await lockedContract(trx, actor, id);
  const [first] = versions;
  if (row.activated_at !== null || !first)
    return conflict('in_force', {
      en: 'This contract is in force already.',
      ru: 'Этот договор уже действует.',
      uk: 'Цей договір уже діє.',
    });
  await checkTerms(trx, row.client_id, first.terms);
  await refuseOverlap(trx, row, versions);
  await changeContract(trx, id, { activated_at: app.clock.now() });
  await audit(trx, app, actor, 'contract.activated', row.name, { contractId: id, begins: first.begins });
  await tell(trx, app, row, first);
}

export const tell = (trx: Transaction, app: App, row: ContractRow, version: ContractVersionRow): Promise<void> =>
  announce(trx, app, contractChanged, {
    contractId: row.id,
    clientId: row.client_id,
    version: version.version,
    validFrom: version.valid_from,
  });
