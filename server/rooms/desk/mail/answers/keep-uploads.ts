import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { fileName } from '../attachments.ts';
import { addFiles } from '../intake/store.ts';

export interface Upload {
  name: string;
  type: string;
  /** base64 */
  content: string;
}

/** Files that somebody sends along with what they write. */
export async function keepUploads(
  trx: Transaction,
  app: App,
  entryId: string,
  files: readonly Upload[],
): Promise<void> {
  await addFiles(
    trx,
    files.map(({ name, type, content }, index) => {
      const bytes = Buffer.from(content, 'base64');
      return {
        id: newId(app.clock.now()),
        entry_id: entryId,
        name: fileName(name, index),
        type: /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(type) ? type : 'application/octet-stream',
        size: bytes.length,
        content: bytes,
      };
    }),
  );
}
