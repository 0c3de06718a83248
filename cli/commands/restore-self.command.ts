import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkCopy, CopyError, readCopy } from '#kit/db/copy/read-copy';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/roles/database.ts';
import { command, Problem } from '../command.ts';
import { readEnvironment } from '../config.ts';

export default command({
  args: '<file>',
  summary: 'Restore the product itself from a backup; stop it first',
  options: [
    ['--replace', 'throw away what the database holds now'],
    ['--key <file>', 'the encryption key that belongs to the backup'],
    ['--check', 'only read the backup to its end and say whether it is whole'],
  ],
  async run(context, [file], options) {
    try {
      if (options['check']) {
        const head = await checkCopy(file!);
        return context.print(
          { file: file!, whole: true, rows: head.rows, version: head.vakhta },
          (r) => `${r.file} is whole: ${r.rows} rows, made by version ${r.version}.`,
        );
      }
      const config = readConfig(readEnvironment(), []);
      const database = await openDatabase(config, context.note);
      try {
        const done = await readCopy(database.url, file!, { replace: Boolean(options['replace']) });
        const key = options['key'] ? String(options['key']) : null;
        if (key && existsSync(key)) copyFileSync(key, join(config.dataDirectory, 'key'));
        context.print(
          { ...done, key: key !== null },
          (d) => `${d.rows} rows are back, from a backup of version ${d.version}. Start the product with npm start.`,
        );
      } finally {
        await database.close();
      }
    } catch (error) {
      throw error instanceof CopyError ? new Problem('backup', error.message) : error;
    }
  },
});
