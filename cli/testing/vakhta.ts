import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..');

export interface Ran {
  code: number;
  out: string;
  err: string;
  /** What was printed, as JSON. */
  json: Record<string, unknown>;
}

/** The real server with a data folder of its own, and the command line beside it, each as a process. */
export interface Machine {
  folder: string;
  url: string;
  /** Set to send it along with every command. */
  token: string | null;
  start(): Promise<void>;
  /** As Ctrl-C does. @returns what it complained of on its way out */
  stop(): Promise<string>;
  /** `npx vakhta …` on this machine. */
  run(...args: string[]): Promise<Ran>;
  /** The same with `--json`. @throws where it fails or prints no JSON */
  read<T = Record<string, unknown>>(...args: string[]): Promise<T>;
  remove(): Promise<void>;
}

export const owner = { email: 'owner@agency.example', password: 'a long enough password' };

export async function newMachine(): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), 'vakhta-cli-'));
  // The built-in PostgreSQL runs under an account of its own, which has to pass through.
  chmodSync(folder, 0o711);
  const port = await freePort();
  let server: ChildProcess | null = null;
  const machine: Machine = {
    folder,
    url: `http://127.0.0.1:${port}`,
    token: null,
    start: async () => {
      server = spawn(process.execPath, ['server/main.ts'], {
        cwd: root,
        env: { ...environment(), VAKHTA_OWNER_EMAIL: owner.email, VAKHTA_OWNER_PASSWORD: owner.password },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [server.stdout!, server.stderr!])
        stream.on('data', (piece: Buffer) => (said += piece.toString()));
      while (!said.includes('Vakhta is at')) {
        if (server.exitCode !== null) throw new Error(`The server did not start:\n${said}`);
        await sleep(50);
      }
    },
    stop: async () => {
      let complaints = '';
      server?.stderr!.on('data', (piece: Buffer) => (complaints += piece.toString()));
      if (server && server.exitCode === null && server.signalCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      server = null;
      return complaints;
    },
    run: (...args) => run(args, { ...environment(), ...(machine.token ? { VAKHTA_TOKEN: machine.token } : {}) }),
    read: async <T>(...args: string[]) => {
      const ran = await machine.run(...args, '--json');
      if (ran.code !== 0) throw new Error(`vakhta ${args.join(' ')} ended with ${ran.code}:\n${ran.out}${ran.err}`);
      return ran.json as T;
    },
    remove: async () => {
      await machine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const environment = () => ({
    ...cleanEnvironment(),
    VAKHTA_DATA: join(folder, 'data'),
    VAKHTA_PORT: String(port),
    VAKHTA_LOGIN: join(folder, 'login.json'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  });
  return machine;
}

/** Whoever runs the tests may have a Vakhta of their own. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VAKHTA_') && name !== 'DATABASE_URL'),
  );
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['cli/main.ts', ...args],
      { cwd: root, env, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
        resolve({ code, out, err, json: out.startsWith('{') ? (JSON.parse(out) as Record<string, unknown>) : {} });
      },
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
