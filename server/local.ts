import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '#kit/app';
import { migrate } from '#kit/db/migrate';
import { createLog } from '#kit/log';
import { loadKey } from '#kit/secrets';
import { type Config, readConfig } from './config.ts';
import { createApp } from './roles/create-app.ts';
import { openDatabase } from './roles/database.ts';

/**
 * The door for commands on the server's own machine: whoever may read the data folder (or has DATABASE_URL and the key)
 * needs no sign-in. Joins a database that is already running, or brings it up for the time of the work.
 */
export async function withLocalApp<T>(
  environment: NodeJS.ProcessEnv,
  work: (app: App, config: Config) => Promise<T>,
): Promise<T> {
  return withLocalDatabase(
    environment,
    () => {},
    async (url, config) => {
      await migrate(url);
      const app = await createApp(config, url, createLog({ level: 'error' }));
      try {
        return await work(app, config);
      } finally {
        await app.database.close();
      }
    },
  );
}

/** The same without touching its schema: for backups, which want it as it is. `say` hears of slow steps. */
export async function withLocalDatabase<T>(
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
  work: (url: string, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment, []);
  const database = await openDatabase(config, say);
  try {
    return await work(database.url, config);
  } finally {
    await database.close();
  }
}

/** The encryption key as it is set or kept; null where there is none yet, which making one would hide. */
export function presentKey(config: Config): Buffer | null {
  const file = keyFile(config);
  return config.key ?? (existsSync(file) ? loadKey(file) : null);
}

export const keyFile = (config: Config): string => join(config.dataDirectory, 'key');
