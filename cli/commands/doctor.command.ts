import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../../server/config.ts';
import { command } from '../command.ts';
import { readEnvironment } from '../config.ts';

interface Finding {
  name: string;
  ok: boolean;
  /** Without it the product runs, but something is left out. */
  optional: boolean;
  text: string;
  remedy: string | null;
}

export default command({
  summary: 'What is missing on this machine, and how to get it',
  async run(context) {
    const items = await examine();
    const missing = items.filter((i) => !i.ok && !i.optional).length;
    context.print({ ok: missing === 0, items }, (r) =>
      r.items
        .map((i) => `${i.ok ? '✓' : i.optional ? '–' : '✗'} ${i.name}: ${i.text}${i.remedy ? `\n    ${i.remedy}` : ''}`)
        .join('\n'),
    );
    if (missing > 0) process.exitCode = 1;
  },
});

async function examine(): Promise<Finding[]> {
  const environment = readEnvironment();
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(environment, []);
  } catch (error) {
    return [finding('Settings', false, (error as Error).message, 'Correct the environment variable.')];
  }
  return [
    finding(
      'Node',
      Number(process.versions.node.split('.')[0]) >= 24,
      `version ${process.versions.node}`,
      'Run commands by "npx vakhta …": it uses the pinned Node 24.',
    ),
    dataFolder(config.dataDirectory),
    space(config.dataDirectory),
    await database(config.databaseUrl, config.dataDirectory),
    await port(config.host, config.port),
    program(
      'Chromium',
      ['chromium', 'chromium-browser', 'google-chrome'],
      'apt-get install chromium',
      'for browser checks and for the tests',
    ),
    program('ping', ['ping'], 'apt-get install iputils-ping', 'for ping monitors; without it they connect by TCP'),
    program('openssl', ['openssl'], 'apt-get install openssl', 'for the tests'),
    finding(
      'Console',
      existsSync(join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html')),
      'built pages of the console',
      'npm start builds it.',
      true,
    ),
  ];
}

function finding(name: string, ok: boolean, text: string, remedy: string, optional = false): Finding {
  return { name, ok, optional, text, remedy: ok ? null : remedy };
}

function dataFolder(folder: string): Finding {
  try {
    accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK);
    return finding('Data folder', true, folder, '');
  } catch {
    return finding(
      'Data folder',
      false,
      `${folder} cannot be written`,
      'Choose another with VAKHTA_DATA, or give this account the right to write there.',
    );
  }
}

function space(folder: string): Finding {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder));
  const free = (bavail * bsize) / 1024 ** 3;
  return finding(
    'Disk',
    free > 2,
    `${free.toFixed(1)} GiB free`,
    'A thousand monitors at 30 s fill about 1 GiB in a week before old probes are rolled up.',
  );
}

async function database(url: string | null, folder: string): Promise<Finding> {
  if (!url) {
    const there = existsSync(join(folder, 'postgres'));
    return finding(
      'Database',
      true,
      there ? 'embedded PostgreSQL in the data folder' : 'embedded PostgreSQL, made at the first start',
      '',
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const version = Number(
      (await client.query<{ server_version_num: string }>('show server_version_num')).rows[0]!.server_version_num,
    );
    return finding(
      'Database',
      version >= 150_000,
      `PostgreSQL ${Math.floor(version / 10_000)} by DATABASE_URL`,
      'PostgreSQL 15 or newer is needed.',
    );
  } catch (error) {
    return finding(
      'Database',
      false,
      `DATABASE_URL: ${(error as Error).message}`,
      'Correct DATABASE_URL, or leave it out to use the embedded PostgreSQL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function port(host: string, number: number): Promise<Finding> {
  const taken = await new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(number, host, () => server.close(() => resolve(false)));
  });
  if (!taken) return finding('Port', true, `${host}:${number} is free`, '');
  const at = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  const health = await fetch(`http://${at}:${number}/healthz`)
    .then(
      (r) => r.json(),
      () => null,
    )
    .catch(() => null);
  const isOurs = (health as { status?: string } | null)?.status === 'ok';
  if (isOurs) return finding('Port', true, `Vakhta answers at ${host}:${number}`, '');
  return finding(
    'Port',
    false,
    `another program has ${host}:${number}`,
    'End that program, or choose another port with VAKHTA_PORT.',
  );
}

function program(name: string, commands: string[], remedy: string, what: string): Finding {
  for (const candidate of commands) {
    try {
      return finding(
        name,
        true,
        execFileSync('which', [candidate], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
        '',
        true,
      );
    } catch {
      continue;
    }
  }
  return finding(name, false, `not found; ${what}`, remedy, true);
}
