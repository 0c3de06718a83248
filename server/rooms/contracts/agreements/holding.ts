import { type ContractPrice, type ContractTerms, type Promised, reckoning } from '#contract/contracts';
import type { Calendar } from '#core/calendar';
import { severities } from '#core/incident';
import { type SlaTerms, targets } from '#core/sla';
import type { Db } from '#kit/db/db';
import { storeById } from '#rooms/stores';
import { calendarsByIds, versionAt } from '../calendars/store.ts';
import { spansOf } from './spans.ts';
import { contractsInForce, versionsOfContracts } from './store.ts';

/** What was agreed for a store at an instant. */
export interface Agreement {
  contractId: string;
  contractName: string;
  clientId: string;
  /** Of the contract: terms and prices are one version. */
  version: number;
  /** `[from, to)` in epoch milliseconds; `to` is null where no end is known. */
  validFrom: number;
  validTo: number | null;
  /** As core/sla reckons, in milliseconds. */
  sla: SlaTerms;
  /** The version of the calendar that held at that instant. */
  calendar: { id: string; name: string; version: number; data: Calendar };
  price: ContractPrice;
  terms: ContractTerms;
}

/**
 * The terms, the version of the calendar and the prices that hold for a store at an instant: of the contract that names the
 * store, else of the one for all stores of its client. null where nothing was agreed.
 */
export async function agreementAt(db: Db, storeId: string, at: number): Promise<Agreement | null> {
  const store = await storeById(db, storeId, null);
  if (!store) return null;
  const contracts = await contractsInForce(db, store.client_id);
  const versions = await versionsOfContracts(
    db,
    contracts.map((contract) => contract.id),
  );
  const holding = contracts.flatMap((contract) =>
    spansOf(
      contract,
      versions.filter((v) => v.contract_id === contract.id),
    )
      .filter((span) => span.from <= at && at < span.to)
      .map((span) => ({ contract, ...span })),
  );
  const found =
    holding.find((h) => h.version.terms.storeIds.includes(storeId)) ??
    holding.find((h) => h.version.terms.storeIds.length === 0);
  if (!found) return null;
  const { contract, version } = found;
  const [[calendar], held] = await Promise.all([
    calendarsByIds(db, [version.calendar_id]),
    versionAt(db, version.calendar_id, at),
  ]);
  return {
    contractId: contract.id,
    contractName: contract.name,
    clientId: contract.client_id,
    version: version.version,
    validFrom: found.from,
    validTo: found.to === Infinity ? null : found.to,
    sla: slaOf(version.terms),
    calendar: { id: version.calendar_id, name: calendar!.name, version: held!.version, data: reckoning(held!.data) },
    price: version.terms.price,
    terms: version.terms,
  };
}

/** A calendar as it was at an instant; null where there is none of this id. */
export async function calendarAt(db: Db, id: string, at: number): Promise<{ version: number; data: Calendar } | null> {
  const held = await versionAt(db, id, at);
  return held ? { version: held.version, data: reckoning(held.data) } : null;
}

export const slaOf = (terms: ContractTerms): SlaTerms =>
  Object.fromEntries(severities.map((severity) => [severity, targetsOf(terms.sla[severity])]));

const targetsOf = (promised: Promised) =>
  Object.fromEntries(
    targets.flatMap((name) => {
      const target = promised[name];
      if (!target) return [];
      const { minutes, hours, warnMinutes } = target;
      const warning = warnMinutes === undefined ? {} : { warnLeft: warnMinutes * 60_000 };
      return [[name, { duration: minutes * 60_000, hours, ...warning }]];
    }),
  );
