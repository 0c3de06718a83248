import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { CopyError } from '#kit/db/copy/copy-error';
import { keyMark } from '#kit/db/copy/key-mark';
import { checkCopy, readCopy } from '#kit/db/copy/read-copy';
import { keyFile, presentKey, withLocalDatabase } from '../../server/local.ts';
import { command, type Context, Problem } from '../command.ts';
import { readEnvironment } from '../config.ts';

type Options = Record<string, string | boolean | undefined>;
type Config = Parameters<typeof keyFile>[0];

export default command({
  args: '<file>',
  summary: 'Restore the product itself from a backup; stop it first',
  options: [
    ['--replace', 'throw away what the database holds now'],
    ['--key <file>', 'the encryption key that belongs to the backup'],
    [
      '--without-key',
      'go on although the key of the backup is lost: stored passwords and tokens have to be typed in again',
    ],
    ['--check', 'only read the backup to its end and say whether it is whole'],
  ],
  async run(context, [file], options) {
    try {
      await (options['check'] ? check(context, file!) : restore(context, file!, options));
    } catch (error) {
      throw error instanceof CopyError ? new Problem('backup', error.message) : error;
    }
  },
});

async function check(context: Context, file: string): Promise<void> {
  const head = await checkCopy(file);
  context.print(
    { file, whole: true, rows: head.rows, version: head.vakhta },
    (r) => `${r.file} is whole: ${r.rows} rows, made by version ${r.version}.`,
  );
}

async function restore(context: Context, file: string, options: Options): Promise<void> {
  const { key: mark = null } = await checkCopy(file);
  await withLocalDatabase(readEnvironment(), context.note, async (url, config) => {
    const key = chooseKey(config, mark, options);
    const done = await readCopy(url, file, { replace: Boolean(options['replace']) });
    if (key !== null) keepKey(key, keyFile(config));
    context.print(
      { ...done, key: key !== null },
      (d) => `${d.rows} rows are back, from a backup of version ${d.version}. Start the product with npm start.`,
    );
  });
}

/** The file of a key that has to be put in place; null where the right one is there. @throws Problem where none fits */
function chooseKey(config: Config, mark: string | null, options: Options): string | null {
  const fits = (key: Buffer) => mark === null || keyMark(key) === mark;
  if (options['key']) {
    const file = String(options['key']);
    if (config.key) throw new Problem('key', 'VAKHTA_KEY is set and is the key; leave out --key, or unset it.', 'key');
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (!/^[0-9a-f]{64}$/i.test(text)) throw new Problem('key', `${file} is not a file with a key.`, 'key');
    if (!fits(Buffer.from(text, 'hex')))
      throw new Problem('key', `The key in ${file} does not belong to this backup.`, 'key');
    return file;
  }
  const present = presentKey(config);
  if (options['withoutKey'] || (present && fits(present))) return null;
  const where = present
    ? 'The key on this machine is not the one that belongs to this backup'
    : 'There is no key on this machine';
  throw new Problem(
    'key',
    `${where}. Give it with --key <file>, or say --without-key: then stored passwords and tokens have to be typed in again.`,
    'key',
  );
}

/** The key that is replaced stays beside it: nothing that opens secrets is thrown away in passing. */
function keepKey(from: string, to: string): void {
  if (existsSync(to) && readFileSync(to, 'utf8') !== readFileSync(from, 'utf8'))
    copyFileSync(to, `${to}.before-restore`);
  copyFileSync(from, to);
}
