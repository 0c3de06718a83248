import type { App } from '#kit/app';
import type { Db } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { teamSettings } from '#rooms/people';

/** Whether what this person sets up may reach private addresses: never for a client's people, for staff unless the team forbade it. */
export async function mayProbePrivate(db: Db, app: App, actor: Pick<Actor, 'clientIds'>): Promise<boolean> {
  return (
    actor.clientIds === null && app.settings.netPolicy.allowPrivate && (await teamSettings(db)).probePrivateAddresses
  );
}
