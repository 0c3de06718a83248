import { mailboxBack, mailboxSilent } from '#contract/events/desk';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { changed } from '#kit/live';
import type { BoxTrouble } from './imap.ts';
import { tellBoxTrouble } from './present.ts';
import { type BoxRow, noteLook, noteTrouble } from './store.ts';

/** Shorter silences heal by themselves and are nobody's business. */
const patienceMs = 15 * 60_000;

export async function fails(
  trx: Transaction,
  app: App,
  box: BoxRow,
  trouble: BoxTrouble,
  waitMs: number,
): Promise<void> {
  const now = app.clock.now();
  const since = await noteTrouble(trx, box.id, { at: now, tryAt: now + waitMs, trouble: JSON.stringify(trouble) });
  await changed(trx, { topic: 'request', id: box.id, storeId: null });
  if (now - since < patienceMs) return;
  const why = {
    en: tellBoxTrouble(trouble, 'en'),
    ru: tellBoxTrouble(trouble, 'ru'),
    uk: tellBoxTrouble(trouble, 'uk'),
  };
  await announce(trx, app, mailboxSilent, { mailboxId: box.id, name: box.name, at: since + patienceMs, why });
}

export async function works(trx: Transaction, app: App, box: BoxRow): Promise<void> {
  const now = app.clock.now();
  const since = await noteLook(trx, box.id, now);
  if (since === null) return;
  await changed(trx, { topic: 'request', id: box.id, storeId: null });
  if (now - since >= patienceMs) await announce(trx, app, mailboxBack, { mailboxId: box.id, name: box.name, at: now });
}
