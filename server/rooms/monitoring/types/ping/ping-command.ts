import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** What the system's `ping` counted. `avgMs` is null where nothing came back. */
export interface Echoes {
  sent: number;
  received: number;
  avgMs: number | null;
  maxMs: number | null;
}

const places = ['/usr/bin/ping', '/bin/ping', '/sbin/ping', '/usr/sbin/ping'];
let found: string | null | undefined;

/** Where `ping` is, or null: containers and bare systems often have none. */
export function findPing(): string | null {
  found ??= places.find(runnable) ?? null;
  return found;
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Sends echo requests a fifth of a second apart. Null where the command may not (no right to raw sockets) or cannot.
 * @param address in digits, judged: it never starts with a hyphen
 */
export function echo(
  command: string,
  address: string,
  family: 4 | 6,
  packets: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Echoes | null> {
  const seconds = Math.max(1, Math.floor(timeoutMs / 1000 - 0.3));
  const args = ['-n', '-q', `-${family}`, '-i', '0.2', '-c', String(packets), '-w', String(seconds), address];
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { timeout: Math.ceil(timeoutMs), signal, env: { LC_ALL: 'C' }, maxBuffer: 65_536 },
      (_, stdout) => resolve(readEchoes(stdout)),
    );
  });
}

/** Reads the summary of iputils, BusyBox and BSD. */
export function readEchoes(text: string): Echoes | null {
  const counts = /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(text);
  if (!counts || Number(counts[1]) === 0) return null;
  const times = /(?:rtt|round-trip) min\/avg\/max(?:\/\w+)? = [\d.]+\/([\d.]+)\/([\d.]+)/.exec(text);
  return {
    sent: Number(counts[1]),
    received: Number(counts[2]),
    avgMs: times ? Number(times[1]) : null,
    maxMs: times ? Number(times[2]) : null,
  };
}
