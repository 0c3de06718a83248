import type { ContractTerms } from '#contract/contracts';
import type { Db } from '#kit/db/db';
import type { ContractRow } from '../tables.ts';
import { spansOf } from './spans.ts';
import { contractById, contractsInForceOf, versionsOfContracts } from './store.ts';

/** One version of a contract, and when it holds: `[from, to)` in epoch milliseconds. */
export interface HeldTerms {
  contractId: string;
  contractName: string;
  clientId: string;
  /** Of the contract: its days and months begin at midnight there. */
  timeZone: string;
  version: number;
  from: number;
  /** Infinity where no end is known. */
  to: number;
  terms: ContractTerms;
}

/** All terms that held, hold and will hold with these clients; null: with all. */
export async function termsWith(db: Db, clientIds: readonly string[] | null): Promise<HeldTerms[]> {
  return spansWith(db, await contractsInForceOf(db, clientIds));
}

/** The latest terms of one contract; undefined where it was never in force. */
export async function termsOfContract(db: Db, id: string): Promise<HeldTerms | undefined> {
  const contract = await contractById(db, id, { clientIds: null });
  return contract && contract.activated_at !== null ? (await spansWith(db, [contract])).at(-1) : undefined;
}

async function spansWith(db: Db, contracts: readonly ContractRow[]): Promise<HeldTerms[]> {
  const versions = await versionsOfContracts(
    db,
    contracts.map((contract) => contract.id),
  );
  return contracts.flatMap((contract) =>
    spansOf(
      contract,
      versions.filter((version) => version.contract_id === contract.id),
    ).map(({ version, from, to }) => ({
      contractId: contract.id,
      contractName: contract.name,
      clientId: contract.client_id,
      timeZone: contract.time_zone,
      version: version.version,
      from,
      to,
      terms: version.terms,
    })),
  );
}

/**
 * Of these, what holds at an instant: of the contract that names the store, else of the one for all stores of the client.
 * What is about no store has the contract for all, else the client's only one.
 */
export function heldFor(
  all: readonly HeldTerms[],
  clientId: string,
  storeId: string | null,
  at: number,
): HeldTerms | undefined {
  const holding = all.filter((held) => held.clientId === clientId && held.from <= at && at < held.to);
  const forAll = holding.find((held) => held.terms.storeIds.length === 0);
  if (storeId === null) return forAll ?? (holding.length === 1 ? holding[0] : undefined);
  return holding.find((held) => held.terms.storeIds.includes(storeId)) ?? forAll;
}
