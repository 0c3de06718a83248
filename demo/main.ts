import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#kit/db/embedded';
import { migrate } from '#kit/db/migrate';
import { createLog } from '#kit/log';
import { discoverRooms } from '#kit/room';
import { readConfig } from '../server/config.ts';
import { createApp } from '../server/roles/create-app.ts';
import { startProberRole } from '../server/roles/prober.ts';
import { startSchedulerRole } from '../server/roles/scheduler.ts';
import { startWebRole } from '../server/roles/web.ts';
import { startWorkerRole } from '../server/roles/worker.ts';
import { startPostOffice } from '../test/fakes/post-office.ts';
import { buildUp } from './build-up.ts';
import { ownerEmail, password } from './cast/people.ts';
import { startControl } from './control/server.ts';
import { openStage } from './stage/stores.ts';

/** What was opened, to be closed in the reverse order. */
const opened: (() => Promise<void> | void)[] = [];
const began = Date.now();

function say(line: string): void {
  process.stdout.write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}\n`);
}

/** The wanted port where it is free, else any: notices of the past name it before anybody listens. */
async function freePort(wanted: number): Promise<number> {
  const found = await new Promise<number | null>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
  return found ?? freePort(0);
}

/** Nobody's data: what a power cut would lose may be lost. */
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function start(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-demo-'));
  chmodSync(folder, 0o711);
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = String(await freePort(Number(process.env['VAKHTA_PORT'] ?? 7100)));
  const config = readConfig({ ...process.env, VAKHTA_DATA: folder, VAKHTA_PORT: port, DATABASE_URL: undefined }, []);
  const database = await startEmbedded({ directory: join(folder, 'postgres'), log: () => {}, settings: careless });
  opened.push(database.stop);
  await migrate(database.url);
  say('An empty database is up');
  const stage = await openStage();
  opened.push(stage.close);
  const log = createLog({ level: config.logLevel });
  const app = await createApp({ ...config, resolvers: [stage.resolver] }, database.url, log);
  opened.push(() => app.database.close());
  app.settings.netPolicy.authorities = [stage.authority];
  app.settings.netPolicy.registry = stage.registry;
  const office = await startPostOffice(() => app.clock.now());
  opened.push(office.close);
  say(`Three shops are open: ${stage.stores.map(({ name }) => name).join(', ')}`);
  const rooms = await discoverRooms();
  const built = await buildUp(app, rooms, stage, office, say);
  for (const store of stage.stores) store.unhurried = true;
  const web = await startWebRole(app, rooms);
  opened.push(web.stop);
  opened.push(startSchedulerRole(app, rooms).stop);
  for (const begin of [startWorkerRole, startProberRole] as const) {
    const role = await begin(app, rooms);
    opened.push(() => role.stop());
  }
  const control = await startControl({
    stores: stage.stores,
    statusPages: built.statusPages,
    consoleUrl: web.address,
    email: ownerEmail,
    password,
    office,
  });
  opened.push(control.close);
  say('The watch goes on by the real clock');
  process.stdout.write(`
  Console          ${web.address}
                   sign in as ${ownerEmail}, password ${password}
  Break the shops  ${control.origin}
  Status pages     ${built.statusPages.join('\n                   ')}

Ctrl-C ends the demo and removes everything.
`);
}

let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(code), 15_000).unref();
  for (const close of opened.reverse()) await close();
  process.exit(code);
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

try {
  await start();
} catch (error) {
  process.stderr.write(`The demo cannot start: ${error instanceof Error ? error.stack : String(error)}\n`);
  await stop(1);
}
