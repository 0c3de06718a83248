import { reckoning } from '#contract/contracts';
import type { Calendar } from '#core/calendar';
import type { SlaTerms } from '#core/sla';
import type { Db } from '#kit/db/db';
import { allVersionsOf, calendarsByIds } from '../calendars/store.ts';
import { slaOf } from './holding.ts';
import { spansOf } from './spans.ts';
import { contractsInForceOf, versionsOfContracts } from './store.ts';

/** What one version of a contract promises, and when: `[from, to)` in epoch milliseconds. */
export interface AgreedSpan {
  contractId: string;
  contractName: string;
  clientId: string;
  version: number;
  from: number;
  /** Infinity where no end is known. */
  to: number;
  /** It was written down or put into force then, perhaps after `from`. */
  knownAt: number;
  /** Empty: all stores of the client. */
  storeIds: readonly string[];
  calendarId: string;
  sla: SlaTerms;
}

/** A calendar's versions, the oldest first; the first one stands for all the time before it, too. */
export interface HeldCalendar {
  id: string;
  name: string;
  versions: { version: number; validFrom: number; data: Calendar }[];
}

/** Everything that was, is and will be agreed with these clients, with the calendars that it names. */
export async function agreedWith(
  db: Db,
  clientIds: readonly string[],
): Promise<{ spans: AgreedSpan[]; calendars: HeldCalendar[] }> {
  const contracts = await contractsInForceOf(db, clientIds);
  const versions = await versionsOfContracts(
    db,
    contracts.map((contract) => contract.id),
  );
  const spans = contracts.flatMap((contract) =>
    spansOf(
      contract,
      versions.filter((v) => v.contract_id === contract.id),
    ).map(({ version, from, to }) => ({
      contractId: contract.id,
      contractName: contract.name,
      clientId: contract.client_id,
      version: version.version,
      from,
      to,
      knownAt: Math.max(contract.activated_at!, version.made_at),
      storeIds: version.terms.storeIds,
      calendarId: version.calendar_id,
      sla: slaOf(version.terms),
    })),
  );
  const ids = [...new Set(spans.map((span) => span.calendarId))];
  const [named, held] = await Promise.all([calendarsByIds(db, ids), allVersionsOf(db, ids)]);
  const calendars = named.map(({ id, name }) => ({
    id,
    name,
    versions: held
      .filter((row) => row.calendar_id === id)
      .map((row) => ({ version: row.version, validFrom: row.valid_from, data: reckoning(row.data) })),
  }));
  return { spans, calendars };
}
