import type { Transaction } from '#kit/db/db';
import { type PersonFacts, staff } from '#rooms/people';

/** Who looks after contracts: the project managers; owners and administrators where there are none. */
export async function managers(trx: Transaction): Promise<PersonFacts[]> {
  const team = await staff(trx);
  const found = team.filter(({ role }) => role === 'manager');
  return found.length > 0 ? found : team.filter(({ role }) => role === 'owner' || role === 'admin');
}
