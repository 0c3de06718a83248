import { join } from 'node:path';
import { startEmbedded } from '#kit/db/embedded';
import type { Config } from '../config.ts';

/** The database that DATABASE_URL names, else the embedded one in the data folder. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory'>,
  say: (line: string) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} };
  const embedded = await startEmbedded({ directory: join(config.dataDirectory, 'postgres'), log: say });
  return { url: embedded.url, close: () => embedded.stop() };
}
