import type { App } from '#kit/app';
import type { Log } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { ensureOwner } from '#rooms/people';
import type { Config } from '../config.ts';
import { createApp } from './create-app.ts';
import { startProberRole } from './prober.ts';
import { startSchedulerRole } from './scheduler.ts';
import { startWebRole } from './web.ts';
import { startWorkerRole } from './worker.ts';

export interface Roles {
  /** Where the console is, where this process serves it. */
  address: string | null;
  stop(): Promise<void>;
}

/** Starts the roles of this process over one database; stops them together, also where one cannot start, and then leaves the database. */
export async function startRoles(config: Config, databaseUrl: string, log: Log): Promise<Roles> {
  const app = await createApp(config, databaseUrl, log);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    const ended = await Promise.allSettled(stops.splice(0).map((one) => one()));
    await app.database.close();
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  };
  try {
    return { address: await startEach(app, config, stops), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEach(app: App, config: Config, stops: (() => Promise<void>)[]): Promise<string | null> {
  const rooms = await discoverRooms();
  if (config.owner) await ensureOwner(app, config.owner);
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
  return address;
}
