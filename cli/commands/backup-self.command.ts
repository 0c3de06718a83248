import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeCopy } from '#kit/db/copy/write-copy';
import { withLocalApp } from '../../server/local.ts';
import { command } from '../command.ts';
import { readEnvironment } from '../config.ts';

export default command({
  args: '<file>',
  summary: 'Back up the product itself: its whole database into one file; the product may run on meanwhile',
  options: [
    [
      '--with-key',
      'put the encryption key beside it as <file>.key: without the key, stored secrets cannot be read again',
    ],
  ],
  async run(context, [file], options) {
    const done = await withLocalApp(readEnvironment(), async (app, config) => {
      const written = await writeCopy(app.settings.databaseUrl, file!, config.version);
      const key = join(config.dataDirectory, 'key');
      const withKey = Boolean(options['withKey']) && existsSync(key);
      if (withKey) copyFileSync(key, `${file}.key`);
      return { file: file!, ...written, key: withKey ? `${file}.key` : null, keyAt: key };
    });
    context.print(
      done,
      (d) =>
        `${d.rows} rows of ${d.tables} tables are in ${d.file} (${(d.bytes / 1024 ** 2).toFixed(1)} MiB).\n${d.key ? `The key is in ${d.key}: keep the two in different places.` : `Keep a copy of the key too, in another place: ${d.keyAt}`}`,
    );
  },
});
