import { isClientRole } from '#contract/permissions';
import type { Actor } from '#kit/http/actor';

/** Notes of the team, and what a request becomes, are the team's matter. */
export const isOfTeam = (actor: Actor): boolean =>
  actor.clientIds === null && (actor.role === null || !isClientRole(actor.role));
