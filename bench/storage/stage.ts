import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addProber, createMonitors } from '#contract/monitoring';
import { permissionsOf } from '#contract/permissions';
import { reportProbes } from '#contract/prober-protocol';
import { addStore, createClient, pageKinds } from '#contract/stores';
import type { App } from '#kit/app';
import { MovedClock } from '#kit/clock';
import { type Embedded, startEmbedded } from '#kit/db/embedded';
import { migrate } from '#kit/db/migrate';
import { type Actor, makeActor } from '#kit/http/actor';
import { createLog } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { openDesk, type Desk } from '../../demo/desk.ts';
import { readConfig } from '../../server/config.ts';
import { createApp } from '../../server/roles/create-app.ts';
import { dayOf, type Profile, profileOf } from './day.ts';

const DAY_MS = 86_400_000;
export const INTERVAL_MS = 30_000;

/** The product's own rooms over a database as in production, with a clock that is moved by hand. */
export interface Stage {
  app: App;
  clock: MovedClock;
  desk: Desk;
  owner: Actor;
  monitorIds: string[];
  profiles: Profile[];
  /** Hands in every probe of a stretch of time as a prober would, every half minute what it found. */
  record(from: number, to: number): Promise<void>;
  /** Stops the database and starts it again: nothing is in its own memory any more. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(count: number, startsAt: number): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-storage-'));
  chmodSync(folder, 0o711);
  const directory = join(folder, 'postgres');
  let database: Embedded = await startEmbedded({ directory, log: () => undefined });
  await migrate(database.url);
  const app = await createApp(readConfig({ VAKHTA_DATA: folder }, []), database.url, createLog({ level: 'error' }));
  // Nothing answers events here: incidents and notices are measured elsewhere.
  app.subscribers = new Map();
  const clock = new MovedClock(startsAt);
  app.clock = clock;
  const desk = openDesk(app, await discoverRooms(['people', 'stores', 'monitoring']));
  const owner = makeActor({
    kind: 'person',
    name: 'owner of the bench',
    personId: randomUUID(),
    role: 'owner',
    permissions: new Set(permissionsOf.owner),
    clientIds: null,
  });
  const monitorIds = await makeMonitors(desk, owner, count);
  const { id: proberId } = await desk.call(owner, addProber, { body: { name: 'bench', region: 'local' } });
  const prober = makeActor({ kind: 'prober', name: 'bench', proberId });
  const profiles = monitorIds.map((_, i) => profileOf(i));
  return {
    app,
    clock,
    desk,
    owner,
    monitorIds,
    profiles,
    record: async (from, to) => {
      const days = profiles.map((profile) => dayOf(profile, Math.floor(from / DAY_MS)));
      for (let at = from; at < to; at += INTERVAL_MS) {
        clock.set(at + INTERVAL_MS);
        const items = monitorIds.map((monitorId, i) => ({
          monitorId,
          revision: 1,
          at: at + profiles[i]!.phaseMs,
          confirmation: false,
          distorted: false,
          outcome: days[i]!.outcome(at),
        }));
        for (let n = 0; n < items.length; n += 2000)
          await desk.call(prober, reportProbes, { body: { batch: randomUUID(), items: items.slice(n, n + 2000) } });
      }
    },
    restart: async () => {
      await database.stop();
      database = await startEmbedded({ directory, log: () => undefined });
    },
    close: async () => {
      await desk.close();
      await app.database.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ten monitors a store; the stores' addresses lead nowhere. */
async function makeMonitors(desk: Desk, owner: Actor, count: number): Promise<string[]> {
  const client = await desk.call(owner, createClient, { body: { name: 'Client' } });
  const storeIds: string[] = [];
  for (let i = 0; i < Math.ceil(count / 10); i++)
    storeIds.push(
      (
        await desk.call(owner, addStore, {
          body: { url: `https://shop-${i + 1}.example`, name: `Shop ${i + 1}`, clientId: client.id },
        })
      ).id,
    );
  const items = Array.from({ length: count }, (_, i) => ({
    storeId: storeIds[Math.floor(i / 10)]!,
    type: 'http',
    name: `Page ${(i % 10) + 1}`,
    page: pageKinds[i % 10] ?? ('other' as const),
    intervalSeconds: INTERVAL_MS / 1000,
    settings: { url: `https://shop-${Math.floor(i / 10) + 1}.example/${i % 10}` },
  }));
  return (await desk.call(owner, createMonitors, { body: { items } })).ids;
}
