import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Ticks of /proc in a second, on every Linux that Node runs on. */
const HZ = 100;

interface Stat {
  parent: number;
  /** CPU seconds of its own, and of its children that ended. */
  cpu: number;
}

function stat(pid: number | 'self'): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1]!, cpu: (fields[11]! + fields[12]! + fields[13]! + fields[14]!) / HZ };
  } catch {
    return null;
  }
}

/** CPU seconds that a process and those that it started used so far. */
export function cpuOf(pid: number): number {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), stat(Number(name))]),
  );
  const within = (id: number): boolean => id === pid || (id > 1 && within(all.get(id)?.parent ?? 0));
  return [...all].reduce((sum, [id, s]) => (s && within(id) ? sum + s.cpu : sum), 0);
}

/** Resident memory of one process in MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

export interface Child {
  pid: number;
  /** The first line that it prints as JSON. */
  said: Promise<Record<string, number | string>>;
  /** All lines that it prints as JSON. */
  lines: Record<string, number | string>[];
  ended: Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a program of ours; lines of JSON on its output are what it has to say. */
export function start(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): Child {
  const child: ChildProcess = spawn(process.execPath, [...flags, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  const lines: Child['lines'] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = new Promise<Record<string, number | string>>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      lines.push(JSON.parse(line) as Record<string, number | string>);
      resolve(lines[0]!);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}.`)));
  });
  said.catch(() => undefined);
  return {
    pid: child.pid!,
    said,
    lines,
    ended,
    stop: async (signal = 'SIGTERM') => void (child.kill(signal), await ended),
  };
}
