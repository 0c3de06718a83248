import { createHash } from 'node:crypto';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { newId } from '#kit/id';
import { addJob } from '#kit/jobs/queue';
import type { BoxRow } from '../boxes/store.ts';
import { keepRaw, mailByDigest } from './store.ts';

export const digestOfRaw = (raw: Buffer): string => createHash('sha256').update(raw).digest('hex');

/**
 * Keeps a mail as it came; what becomes of it is found out afterwards. Once the transaction is committed the mail may be
 * acknowledged: it survives whatever happens to us. The same mail is kept once.
 * @param size of the whole mail, where `raw` is only its beginning
 */
export async function keepMail(
  trx: Transaction,
  app: App,
  box: BoxRow,
  raw: Buffer,
  size: number = raw.length,
): Promise<string> {
  const digest = digestOfRaw(raw);
  const now = app.clock.now();
  const mail = { id: newId(now), mailbox_id: box.id, received_at: now, digest, raw, size };
  const id = await keepRaw(trx, mail);
  if (id === null) return (await mailByDigest(trx, box.id, digest))!.id;
  await addJob(trx, 'desk.take_in', { mailId: id }, { queue: `mail ${box.id}` });
  return id;
}
