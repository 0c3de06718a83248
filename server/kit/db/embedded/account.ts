import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The system account that runs PostgreSQL; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
  name: string;
}

/**
 * Who runs PostgreSQL: whoever runs us, unless that is root; then the owner of the folder that is already there,
 * else `postgres`, else `nobody`.
 * @throws where root has no unprivileged account to lend
 */
export function chooseAccount(directory: string): Account {
  const me = process.getuid!();
  const owner = statSync(directory, { throwIfNoEntry: false });
  if (me !== 0) {
    if (owner && owner.uid !== me)
      throw new Error(
        `The database in ${directory} belongs to ${nameOf(owner.uid)}. Start Vakhta as root or as that account, ` +
          `or give the folder away with: chown -R ${nameOf(me)} ${directory}`,
      );
    return { uid: me, gid: process.getgid!(), name: nameOf(me) };
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: nameOf(owner.uid) };
  const found = accounts().find((a) => a.name === 'postgres') ?? accounts().find((a) => a.name === 'nobody');
  if (!found)
    throw new Error(
      'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody". ' +
        'Create one (useradd --system postgres), or start Vakhta as an ordinary user.',
    );
  return found;
}

/** Gives a file that root made to the account, which may start Vakhta by itself the next time. */
export function handOver(path: string, account: Account): void {
  if (process.getuid!() === 0) chownSync(path, account.uid, account.gid);
}

/** What `spawn` needs to run a program as `account`. */
export function asAccount(account: Account): { uid?: number; gid?: number } {
  return account.uid === process.getuid!() ? {} : { uid: account.uid, gid: account.gid };
}

/** The first folder on the way to `path` (itself included) that `account` may not enter, or null. Judged by mode bits. */
export function closedFolder(path: string, account: Account): string | null {
  const chain: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    chain.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const folder of chain) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat) return null;
    const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
    if (account.uid !== 0 && !(stat.mode & bit)) return folder;
  }
  return null;
}

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}

function nameOf(uid: number): string {
  return accounts().find((a) => a.uid === uid)?.name ?? String(uid);
}
