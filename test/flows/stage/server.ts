import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeAuditSettings } from '#contract/audit-settings';
import { signOut } from '#contract/people';
import { callerOf } from './caller.ts';
import { freePort } from './free-port.ts';
import { owner } from './owner.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** The product as a process of its own, with a database and a data folder of its own. */
export interface Server {
  /** `http://localhost:40000`; a name, since passkeys know no numbers. */
  base: string;
  /** What it said on its way, for a failing test. */
  said(): string;
  /** As a machine dies: nothing is told to anybody. */
  kill(): Promise<void>;
  /** Starts it once more on the same data and port. */
  start(): Promise<void>;
  /** Ends it as Ctrl-C does, and removes its data. */
  close(): Promise<void>;
}

export { owner };

/**
 * @param options.owner false: nobody is there yet, as on the first start
 * @param options.firstAudit true: a new store is audited by itself, as usual; else nothing that a story did not ask for
 * @param options.detours services of the world that a fake stands for: `{'api.trello.com': 'http://127.0.0.1:40000'}`
 */
export async function startServer(
  options: { owner?: boolean; firstAudit?: boolean; detours?: Record<string, string> } = {},
): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'vakhta-flow-'));
  // The embedded database runs as another account, which must get through.
  chmodSync(data, 0o711);
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const known =
    options.owner === false
      ? {}
      : { VAKHTA_OWNER_EMAIL: owner.email, VAKHTA_OWNER_PASSWORD: owner.password, VAKHTA_OWNER_NAME: owner.name };
  const env = {
    PATH: process.env['PATH'],
    HOME: data,
    TMPDIR: tmpdir(),
    VAKHTA_DATA: data,
    VAKHTA_PORT: String(port),
    VAKHTA_PUBLIC_URL: base,
    ...(options.detours ? { DETOURS: JSON.stringify(options.detours) } : {}),
    ...known,
  };
  const first = options.detours ? ['--import', import.meta.resolve('./detour.ts')] : [];
  let said = '';
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const begun = spawn(process.execPath, [...first, 'server/main.ts'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = begun;
    for (const stream of [begun.stdout, begun.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
    await ready(begun, base, () => said);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child!.once('exit', resolve));
      child.kill(signal);
      await gone;
    }
    child = null;
  };
  const server: Server = {
    base,
    start,
    said: () => said,
    kill: () => end('SIGKILL'),
    close: async () => {
      await end('SIGTERM');
      await endDatabase(data);
      rmSync(data, { recursive: true, force: true });
    },
  };
  await start();
  if (options.owner !== false && options.firstAudit !== true) await withoutFirstAudit(base);
  return server;
}

async function withoutFirstAudit(base: string): Promise<void> {
  const call = await callerOf(base);
  await call(changeAuditSettings, { body: { firstAudit: false } });
  await call(signOut, {});
}

async function ready(child: ChildProcess, base: string, said: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended before it was ready:\n${said()}`);
    const answer = await fetch(`${base}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A killed server leaves its database running; the test takes it along. */
async function endDatabase(data: string): Promise<void> {
  let pid = 0;
  try {
    pid = Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
}
