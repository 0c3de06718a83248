import type { FastifyInstance, InjectOptions } from 'fastify';
import { permissionsOf, type Role } from '#contract/permissions';
import { testDatabase } from '../../../test/setup/database.ts';
import type { App } from '../app.ts';
import { MovedClock } from '../clock.ts';
import { connect, type Transaction } from '../db/db.ts';
import { type Actor, makeActor } from '../http/actor.ts';
import { createHttp } from '../http/server.ts';
import { drainJobs, failedReactions } from '../jobs/work.ts';
import { silentLog } from '../log.ts';
import { discoverRooms, discoverSubscribers, type Room } from '../room.ts';
import { createSecrets } from '../secrets.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
type Answer = { status: number; body: any };

export interface TestApp {
  app: App;
  clock: MovedClock;
  rooms: Room[];
  http: FastifyInstance;
  /** Writes in a transaction of its own. */
  write<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
  /** Runs all jobs that are due and those that they add: events reach their subscribers. Throws where one failed. */
  drain(): Promise<void>;
  /** Runs every sweep of the rooms once. */
  sweep(): Promise<void>;
  /** Calls the API as an actor; the answer's JSON is `body`. */
  call(actor: Actor | null, method: InjectOptions['method'], url: string, body?: unknown): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * The product's server side on a database of its own, with a clock that is moved by hand. Actors are handed to
 * `call` directly; signing in has its own tests.
 * @param options.rooms names of the rooms to load; all where absent
 */
export async function testApp(
  options: { rooms?: readonly string[]; now?: number; settings?: Partial<App['settings']> } = {},
): Promise<TestApp> {
  const own = await testDatabase();
  const clock = new MovedClock(options.now ?? Date.UTC(2026, 5, 1, 12));
  const rooms = await discoverRooms(options.rooms);
  const app = await appOn(own.url, clock, options);
  const actors = new Map<string, Actor>();
  const http = createHttp(
    app,
    rooms.flatMap((r) => r.routes ?? []),
    async (request) => actors.get(String(request.headers['x-test-actor'])) ?? null,
  );
  return {
    app,
    clock,
    rooms,
    http,
    write: (work) => app.db.transaction().execute(work),
    drain: async () => {
      await drainJobs(app, rooms);
      const failed = await failedReactions(app.db);
      if (failed.length > 0) throw new Error(failed.join('\n'));
    },
    sweep: async () => {
      for (const sweep of rooms.flatMap((r) => r.sweeps ?? [])) await sweep.run(app);
    },
    call: async (actor, method, url, body) => {
      const key = String(actors.size);
      if (actor) actors.set(key, actor);
      const response = await http.inject({
        method: method!,
        url,
        headers: { 'x-test-actor': actor ? key : 'nobody' },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return {
        status: response.statusCode,
        body: response.headers['content-type']?.toString().includes('json') ? response.json() : response.body,
      };
    },
    close: async () => {
      await http.close();
      await app.database.close();
      await own.drop();
    },
  };
}

async function appOn(
  url: string,
  clock: MovedClock,
  options: { rooms?: readonly string[]; settings?: Partial<App['settings']> },
): Promise<App> {
  const database = connect(url, { max: 8 });
  const settings = {
    version: '0.0.0-test',
    publicUrl: 'http://watch.test',
    host: '127.0.0.1',
    port: 0,
    dataDirectory: '/nonexistent',
    databaseUrl: url,
    region: 'local',
    trustProxy: false,
    netPolicy: { allowPrivate: true, ownPorts: [] },
  };
  return {
    db: database.db,
    database,
    clock,
    log: silentLog,
    secrets: createSecrets(Buffer.alloc(32, 7)),
    subscribers: await discoverSubscribers(options.rooms),
    settings: { ...settings, ...options.settings },
  };
}

/** An actor of a role, without signing in. `clientIds` for client roles. */
export function actorOf(role: Role, of: Partial<Actor> = {}): Actor {
  return makeActor({
    kind: 'person',
    name: `${role} of the test`,
    personId: '00000000-0000-7000-8000-00000000000a',
    role,
    permissions: new Set(permissionsOf[role]),
    clientIds: role.startsWith('client') ? [] : null,
    address: '127.0.0.1',
    ...of,
  });
}
