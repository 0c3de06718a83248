import type { Clock } from './clock.ts';
import type { Database, Db } from './db/db.ts';
import type { Subscriber } from './events/events.ts';
import type { Log } from './log.ts';
import type { NetPolicy } from './net/net.ts';
import type { Secrets } from './secrets.ts';

/** What use cases are handed: the means of this process. */
export interface App {
  db: Db;
  database: Database;
  clock: Clock;
  log: Log;
  secrets: Secrets;
  settings: Settings;
  /** Subscribers by event name, discovered at the start. */
  subscribers: ReadonlyMap<string, readonly Subscriber[]>;
}

/** Read once from the environment by config.ts. */
export interface Settings {
  version: string;
  /** Where people reach the product when the team has not said otherwise; `http://127.0.0.1:7100`. */
  publicUrl: string;
  host: string;
  port: number;
  dataDirectory: string;
  databaseUrl: string;
  region: string;
  trustProxy: boolean;
  /** Policy of probes that staff set up; a client's monitors never reach private addresses. */
  netPolicy: NetPolicy;
  /** Neutral hosts, `ip:port`, by which a prober tells its own dead line from dead stores; well-known ones where absent. */
  lineTargets?: readonly string[];
  /** Milliseconds between two requests to a store that is walked through; 100 where absent. */
  walkPauseMs?: number;
}
