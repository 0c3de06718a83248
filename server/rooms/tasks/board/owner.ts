import { isClientRole } from '#contract/permissions';
import type { Db } from '#kit/db/db';
import { refuse } from '#kit/refuse';
import { peopleByIds, type PersonFacts } from '#rooms/people';

/** @throws Refusal 422 where it is nobody of the team who is active */
export async function findOwner(db: Db, personId: string | null): Promise<PersonFacts | null> {
  if (personId === null) return null;
  const [person] = await peopleByIds(db, [personId]);
  if (person?.active && !isClientRole(person.role)) return person;
  return refuse(
    'not_found',
    {
      en: 'ownerId: there is no such active person in the team.',
      ru: 'ownerId: такого действующего человека в команде нет.',
      uk: 'ownerId: такої діючої людини в команді немає.',
    },
    { field: 'ownerId' },
  );
}
