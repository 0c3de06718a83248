import type { App } from '#kit/app';
import { migrate } from '#kit/db/migrate';
import { createLog } from '#kit/log';
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
  const config = readConfig(environment, []);
  const database = await openDatabase(config, () => {});
  try {
    await migrate(database.url);
    const app = await createApp(config, database.url, createLog({ level: 'error' }));
    try {
      return await work(app, config);
    } finally {
      await app.database.close();
    }
  } finally {
    await database.close();
  }
}
