import type { Log } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { ensureOwner } from '#rooms/people';
import type { Config } from '../config.ts';
import { createApp } from './create-app.ts';
import { startProberRole } from './prober.ts';
import { startSchedulerRole } from './scheduler.ts';
import { startWebRole } from './web.ts';
import { startWorkerRole } from './worker.ts';

/** Starts the roles of this process over one database; stops them in the reverse order. */
export async function startRoles(config: Config, databaseUrl: string, log: Log): Promise<{ address: string | null; stop(): Promise<void> }> {
  const app = await createApp(config, databaseUrl, log);
  const rooms = await discoverRooms();
  if (config.owner) await ensureOwner(app, config.owner);
  const stops: (() => Promise<void>)[] = [() => app.database.close()];
  const has = (role: Config['roles'][number]) => config.roles.includes(role);
  let address: string | null = null;
  if (has('web')) {
    const web = await startWebRole(app, rooms);
    address = web.address;
    stops.push(web.stop);
  }
  if (has('scheduler')) stops.push(startSchedulerRole(app, rooms).stop);
  if (has('worker')) stops.push((await startWorkerRole(app, rooms)).stop);
  if (has('prober')) stops.push((await startProberRole(app)).stop);
  return {
    address,
    stop: async () => {
      for (const stop of stops.reverse()) await stop();
    },
  };
}
