import type { ProposedMonitor } from '#contract/stores';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import { propose } from './propose.ts';
import { type DiscoveryRecord, latestFinished } from './store.ts';

/** What to watch, by what was found, in the reader's language; nothing until the look has ended. */
export function proposalOf({ result }: DiscoveryRecord, language: Language): ProposedMonitor[] {
  return result ? propose(result, language).map((monitor) => ({ ...monitor, why: monitor.why[language] })) : [];
}

/** The proposal of the latest look at a store that came to its end; empty where there was none. */
export async function latestProposal(db: Db, storeId: string, language: Language): Promise<ProposedMonitor[]> {
  const record = await latestFinished(db, storeId);
  return record ? proposalOf(record, language) : [];
}
