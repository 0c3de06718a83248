import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { termsWith } from '#rooms/contracts';
import type { SeenTime } from './store.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** The team's for who may see it, else one's own; people of a client see time of the contracts that show it. */
export async function seenTime(db: Db, actor: Actor): Promise<SeenTime> {
  if (actor.clientIds === null)
    return actor.permissions.has('time.team') ? { all: true } : { personId: actor.personId ?? nobody };
  return shownTo(db, actor.clientIds);
}

export async function shownTo(db: Db, clientIds: readonly string[]): Promise<SeenTime> {
  const shown = (await termsWith(db, clientIds)).filter((held) => held.terms.report.shows?.time);
  return { shown: shown.map((held) => `${held.contractId}:${held.version}`), clientIds };
}
