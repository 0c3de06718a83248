import type { Transaction } from '#kit/db/db';
import { changed } from '#kit/live';
import type { Books } from './read-ledger.ts';

/** Tells the consoles that something was agreed, or a month closed. */
export const hoursChanged = (
  trx: Transaction,
  contractId: string,
  { clientId }: Pick<Books, 'clientId'>,
): Promise<void> => changed(trx, { topic: 'hours', id: contractId, storeId: null, clientId });
