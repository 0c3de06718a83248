import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CopyError } from '#kit/db/copy/copy-error';
import { keyMark } from '#kit/db/copy/key-mark';
import { checkCopy } from '#kit/db/copy/read-copy';
import { writeCopy } from '#kit/db/copy/write-copy';
import { keyFile, presentKey, withLocalDatabase } from '../../server/local.ts';
import { command, Problem } from '../command.ts';
import { readEnvironment } from '../config.ts';
import { count } from '../table.ts';

const dated = /^vakhta-\d{8}-\d{6}\.backup$/;

export default command({
  args: '<file>',
  summary:
    'Back up the product itself: its whole database into one file, or into a folder under a dated name; it may run on meanwhile',
  options: [
    [
      '--with-key',
      'put the encryption key beside it as <file>.key: without the key, stored secrets cannot be read again',
    ],
    ['--keep <n>', 'in a folder, keep the newest n backups and remove older ones'],
  ],
  async run(context, [place], options) {
    const keep = options['keep'] === undefined ? null : Number(options['keep']);
    const folder = isFolder(place!) ? place! : null;
    if (keep !== null && !(Number.isInteger(keep) && keep > 0))
      throw new Problem('usage', '--keep takes a whole number of backups.', 'keep');
    if (keep !== null && folder === null)
      throw new Problem('usage', '--keep is for a folder, so that each backup has its own name.', 'keep');
    const file =
      folder === null
        ? place!
        : join(folder, `vakhta-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.backup`);
    const done = await withLocalDatabase(
      readEnvironment(),
      () => {},
      async (url, config) => {
        const key = presentKey(config);
        if (folder !== null) makeFolder(folder);
        const written = await writeCopy(url, file, config.version, key && keyMark(key)).catch(said(file));
        // A backup that nobody has read is a hope.
        await checkCopy(file);
        const keptKey = options['withKey'] && key ? keepKey(keyFile(config), key, `${file}.key`) : null;
        return {
          file,
          ...written,
          key: keptKey,
          keyAt: config.key ? 'VAKHTA_KEY' : keyFile(config),
          removed: folder && keep ? removeOlder(folder, keep) : [],
        };
      },
    );
    context.print(done, (d) =>
      [
        `${d.file} holds ${count(d.rows, 'row')} of ${count(d.tables, 'table')} in ${size(d.bytes)}; read back and found whole.`,
        d.key
          ? `The key is in ${d.key}: keep the two in different places.`
          : `Keep a copy of the key too, in another place: ${d.keyAt}`,
        ...(d.removed.length > 0 ? [`Removed ${d.removed.length} older: ${d.removed.join(', ')}`] : []),
      ].join('\n'),
    );
  },
});

const size = (bytes: number) =>
  bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;

const isFolder = (place: string) => (existsSync(place) ? statSync(place).isDirectory() : place.endsWith('/'));

/** For whoever runs the product alone: a backup holds everything. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem('file', `The folder ${folder} cannot be made: ${(error as Error).message}.`);
  }
}

function keepKey(from: string, key: Buffer, to: string): string {
  if (existsSync(from)) copyFileSync(from, to);
  else writeFileSync(to, key.toString('hex'), { mode: 0o600 });
  return to;
}

function removeOlder(folder: string, keep: number): string[] {
  const older = readdirSync(folder)
    .filter((name) => dated.test(name))
    .sort()
    .slice(0, -keep);
  for (const name of older) for (const file of [name, `${name}.key`]) rmSync(join(folder, file), { force: true });
  return older;
}

function said(file: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof CopyError) throw new Problem('backup', error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC')
      throw new Problem('file', `${file} cannot be written: ${(error as Error).message}.`);
    throw error;
  };
}
