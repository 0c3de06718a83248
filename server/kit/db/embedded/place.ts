import { chmodSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, chooseAccount, closedFolder, handOver } from './account.ts';

/** Where clusters go that an unprivileged account could not reach inside the data folder. */
const systemPlace = '/var/lib/vakhta';

export interface Place {
  /** The real folder: holds the cluster, the password, the port, the log, who uses it. */
  folder: string;
  cluster: string;
  account: Account;
}

/**
 * Makes the folder of the embedded database and finds who runs it. Under a folder that the account may not enter
 * (root's own home, most often) a new database goes to `/var/lib/vakhta`, and `directory` becomes a link to it.
 * @throws where an existing database lies behind a folder that its account may not enter; the sentence names it
 */
export function preparePlace(directory: string, log: (line: string) => void): Place {
  mkdirSync(dirname(directory), { recursive: true });
  const account = chooseAccount(directory);
  const known = lstatSync(directory, { throwIfNoEntry: false });
  const closed = closedFolder(known ? dirname(realpathSync(directory)) : realpathSync(dirname(directory)), account);
  if (closed && known)
    throw new Error(
      `PostgreSQL runs as the account "${account.name}", which may not enter ${closed}, and the database is in ` +
        `${directory}. Allow it with: chmod o+x ${closed}; or keep the data elsewhere with VAKHTA_DATA.`,
    );
  if (!known) createFolder(directory, closed, account, log);
  const folder = realpathSync(directory);
  handOver(folder, account);
  chmodSync(folder, 0o700);
  return { folder, cluster: join(folder, 'cluster'), account };
}

function createFolder(directory: string, closed: string | null, account: Account, log: (line: string) => void): void {
  if (!closed) {
    mkdirSync(directory, { mode: 0o700 });
    return;
  }
  mkdirSync(systemPlace, { recursive: true, mode: 0o711 });
  chmodSync(systemPlace, 0o711);
  const elsewhere = mkdtempSync(join(systemPlace, 'postgres-'));
  symlinkSync(elsewhere, directory);
  log(
    `The database lives in ${elsewhere} (${directory} leads there): PostgreSQL runs as the account ` +
      `"${account.name}", which may not enter ${closed}.`,
  );
}
