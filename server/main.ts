import { migrate } from '#kit/db/migrate';
import { nameOurselves } from '#kit/net/user-agent';
import { createLog, type Log } from '#kit/log';
import { type Config, ConfigError, readConfig } from './config.ts';
import { openDatabase } from './roles/database.ts';
import { startRemoteProber } from './roles/prober.ts';
import { startRoles } from './roles/start.ts';

/** Reads the configuration, picks roles, starts, and stops what it started in the reverse order. */
const started: (() => Promise<void>)[] = [];

async function start(config: Config, log: Log): Promise<void> {
  if (config.join) {
    started.push(
      await startRemoteProber({
        ...config.join,
        dataDirectory: config.dataDirectory,
        version: config.version,
        log,
        resolvers: config.resolvers,
        lineTargets: config.lineTargets,
      }),
    );
    say(`A prober works for ${config.join.url}.`);
    return;
  }
  const database = await openDatabase(config, say);
  started.push(database.close);
  await migrate(database.url);
  const roles = await startRoles(config, database.url, log);
  started.push(roles.stop);
  if (roles.address) say(`Vakhta is at ${roles.address}`);
  else say(`Vakhta runs ${config.roles.join(', ')}.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

let starting: Promise<void> = Promise.resolve();
let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  // What does not stop in time is safe to cut: everything acknowledged is in the database.
  setTimeout(() => process.exit(code), 15_000).unref();
  // What is half started is started first, so that it can be stopped.
  await starting.catch(() => undefined);
  for (const close of started.reverse())
    await close().catch((error: Error) => process.stderr.write(`${error.message}\n`));
  process.exit(code);
}

// The terminal was closed, too: nobody is left who could read what we say, so that must not end us in the middle.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const log = createLog({ level: config.logLevel });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));
  nameOurselves(config.version, config.operator);
  starting = start(config, log);
  await starting;
  // Starting leaves much behind that is never needed again, and that would otherwise be kept for long.
  setTimeout(() => void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }), 3000).unref();
} catch (error) {
  process.stderr.write(`Vakhta cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  if (!(error instanceof ConfigError) && error instanceof Error && process.env['VAKHTA_LOG'] === 'debug')
    process.stderr.write(`${error.stack}\n${error.cause instanceof Error ? error.cause.stack : ''}\n`);
  await stop(1);
}
