import { join } from 'node:path';
import type { App } from '#kit/app';
import { systemClock } from '#kit/clock';
import { connect } from '#kit/db/db';
import type { Log } from '#kit/log';
import { discoverSubscribers } from '#kit/room';
import { createSecrets, loadKey } from '#kit/secrets';
import type { Config } from '../config.ts';

/** The means of this process. The database's own port is the platform's and never probed. */
export async function createApp(config: Config, databaseUrl: string, log: Log): Promise<App> {
  const database = connect(databaseUrl, {
    max: 16,
    onError: (error) => log.warn({ err: error }, 'a database connection broke'),
  });
  const databasePort = Number(new URL(databaseUrl).port || 5432);
  return {
    db: database.db,
    database,
    clock: systemClock,
    log,
    subscribers: await discoverSubscribers(),
    secrets: createSecrets(config.key ?? loadKey(join(config.dataDirectory, 'key'))),
    settings: {
      version: config.version,
      host: config.host,
      port: config.port,
      publicUrl: config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`,
      dataDirectory: config.dataDirectory,
      databaseUrl,
      region: config.region,
      lineTargets: config.lineTargets,
      trustProxy: config.trustProxy,
      netPolicy: { allowPrivate: true, ownPorts: [config.port, databasePort], resolvers: config.resolvers },
    },
  };
}
