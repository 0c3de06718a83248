import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { handOver } from './account.ts';
import type { Place } from './place.ts';

/**
 * One process at a time per `folder`. The lock is a listening abstract socket: the kernel frees it with the process,
 * so a kill -9 leaves nothing behind.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const name = `\0vakhta-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  const lock = createServer();
  for (let waited = 0; !(await listens(lock, name)); waited += 20) {
    if (waited > 180_000)
      throw new Error(`Another process has been starting or stopping the database in ${folder} for minutes.`);
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function listens(lock: ReturnType<typeof createServer>, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    lock.removeAllListeners();
    lock.once('listening', () => resolve(true));
    lock.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    lock.listen(name);
  });
}

let counter = 0;

/** Notes that this process uses the database. Returns how to take the note back. */
export function enter({ folder, account }: Place): () => void {
  const users = join(folder, 'users');
  mkdirSync(users, { recursive: true });
  handOver(users, account);
  const file = join(users, `${process.pid}.${counter++}`);
  writeFileSync(file, bornAt(process.pid)!);
  return () => rmSync(file, { force: true });
}

/** Does any living process use the database of `folder`? Notes of the dead are swept away. */
export function isUsed(folder: string): boolean {
  let used = false;
  const users = join(folder, 'users');
  for (const name of readdirSync(users)) {
    const file = join(users, name);
    if (bornAt(Number.parseInt(name, 10)) === readFileSync(file, 'utf8')) used = true;
    else rmSync(file, { force: true });
  }
  return used;
}

/** A process number alone may be another's after a reboot: when it began, in clock ticks since boot, and which boot. */
function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`;
  } catch {
    return null;
  }
}
