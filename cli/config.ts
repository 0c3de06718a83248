import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The only reader of the environment of the command line. */
export interface Target {
  url: string;
  token: string | null;
}

const file = () =>
  process.env['VAKHTA_LOGIN'] ??
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'vakhta', 'login.json');

/** Where commands go: VAKHTA_URL and VAKHTA_TOKEN, else what `vakhta login` kept, else this machine. */
export function readTarget(): Target {
  const kept = existsSync(file()) ? (JSON.parse(readFileSync(file(), 'utf8')) as Target) : null;
  const url = (
    process.env['VAKHTA_URL'] ??
    kept?.url ??
    `http://127.0.0.1:${process.env['VAKHTA_PORT'] ?? 7100}`
  ).replace(/\/$/, '');
  // A kept token goes only to the server that gave it.
  const token = process.env['VAKHTA_TOKEN'] ?? (kept && kept.url === url ? kept.token : null);
  return { url, token };
}

export function keepTarget(target: Target): string {
  mkdirSync(dirname(file()), { recursive: true, mode: 0o700 });
  writeFileSync(file(), `${JSON.stringify(target, null, 2)}\n`, { mode: 0o600 });
  return file();
}

export const readEnvironment = (): NodeJS.ProcessEnv => process.env;

/** Where `vakhta advisories fetch` keeps what it fetched, for `vakhta audit`. */
export const advisoriesFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'vakhta', 'advisories');

/** A key for one feed: VAKHTA_WORDFENCE_KEY for `wordfence`. */
export const feedKey = (feed: string): string | null =>
  process.env[`VAKHTA_${feed.toUpperCase().replaceAll('-', '_')}_KEY`] ?? null;
