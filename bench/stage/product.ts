import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChannel, createRule } from '#contract/notify';
import type { App } from '#kit/app';
import { startEmbedded } from '#kit/db/embedded';
import { migrate } from '#kit/db/migrate';
import { system } from '#kit/http/actor';
import { createLog } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { type Desk, openDesk } from '../../demo/desk.ts';
import { readConfig } from '../../server/config.ts';
import { createApp } from '../../server/roles/create-app.ts';
import { startProberRole } from '../../server/roles/prober.ts';
import { startSchedulerRole } from '../../server/roles/scheduler.ts';
import { startWorkerRole } from '../../server/roles/worker.ts';

/** What is to be undone in the end, last first. */
export type Opened = (() => Promise<void> | void)[];

/** The product at work in this process, on a database of its own: scheduler, worker and prober, once they are started. */
export async function openProduct(
  opened: Opened,
  settings: Record<string, string> = {},
): Promise<{ app: App; desk: Desk; start(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-bench-'));
  chmodSync(folder, 0o711);
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const database = await startEmbedded({ directory: join(folder, 'postgres'), log: () => undefined });
  opened.push(database.stop);
  await migrate(database.url);
  const config = readConfig({ PATH: process.env['PATH'], VAKHTA_DATA: folder, VAKHTA_PORT: '0', ...settings }, []);
  const app = await createApp(config, database.url, createLog({ level: 'error' }));
  opened.push(() => app.database.close());
  const rooms = await discoverRooms();
  const desk = openDesk(app, rooms);
  opened.push(desk.close);
  return {
    app,
    desk,
    start: async () => {
      const roles = [startSchedulerRole(app, rooms), await startWorkerRole(app, rooms), await startProberRole(app)];
      opened.push(...roles.map((role) => () => role.stop()));
    },
  };
}

/** Every notice goes to one webhook. */
export async function tellWebhook(desk: Desk, url: string): Promise<void> {
  const settings = { url, secret: 'a-secret-of-this-run' };
  const { id } = await desk.call(system, createChannel, { body: { kind: 'webhook', name: 'Bench', settings } });
  await desk.call(system, createRule, {
    body: { name: 'Everything', channelIds: [id], severities: ['critical', 'major', 'minor', 'info'] },
  });
}

export async function closeAll(opened: Opened): Promise<void> {
  for (const close of opened.reverse()) await close();
}
