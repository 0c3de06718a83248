import type { ImapFlow, SearchObject } from 'imapflow';
import type { ImapSettings } from '#contract/desk-mail';
import type { App } from '#kit/app';
import { keepMail } from '../intake/keep-mail.ts';
import { largestRead } from '../read-mail.ts';
import { asFailure, openFolder, signIn } from './imap.ts';
import { boxById, type BoxRow, notePlace } from './store.ts';
import { works } from './tell-silence.ts';

/** Of larger mails only the beginning is taken. */
const beginning = 1024 * 1024;
/** Where the server does not tell of new mails, it is asked so often. */
const askEveryMs = 30_000;
const lookAnywayMs = 4 * 60_000;
/** After the folder was numbered anew, mails of so long ago are looked through once more; those that we have are known. */
const lookBackMs = 2 * 86_400_000;

/**
 * Takes what is in the folder and then what comes, until told to stop. A mail is marked as read only after it is kept:
 * whatever happens in between, it is found again and known.
 * @throws BoxFailure where the server or the line fails
 */
export async function watchBox(app: App, box: BoxRow, settings: ImapSettings, stop: AbortSignal): Promise<void> {
  const client = await signIn(settings, app.settings.netPolicy);
  const close = () => client.close();
  stop.addEventListener('abort', close, { once: true });
  try {
    await openFolder(client, settings);
    while (!stop.aborted && client.usable) {
      const news = nextNews(client, stop);
      await takeNew(app, box.id, client, stop);
      if (stop.aborted) break;
      await app.db.transaction().execute((trx) => works(trx, app, box));
      if (client.capabilities.has('IDLE')) void client.idle().catch(() => undefined);
      await news(client.capabilities.has('IDLE') ? lookAnywayMs : askEveryMs);
    }
  } catch (error) {
    if (!stop.aborted) throw isOurs(error) ? error : asFailure(error, settings);
    return;
  } finally {
    stop.removeEventListener('abort', close);
    client.close();
  }
  if (!stop.aborted) throw asFailure(new Error('closed'), settings);
}

/** A failure of the database is no failure of the mailbox. */
const isOurs = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '');

/** Listens from now on; what is returned waits for a new mail, for the line to end, or for so long. */
function nextNews(client: ImapFlow, stop: AbortSignal): (ms: number) => Promise<void> {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  client.once('exists', wake);
  client.once('close', wake);
  stop.addEventListener('abort', wake, { once: true });
  return async (ms) => {
    const late = setTimeout(wake, ms);
    await woken;
    clearTimeout(late);
    client.off('exists', wake);
    client.off('close', wake);
    stop.removeEventListener('abort', wake);
  };
}

async function takeNew(app: App, boxId: string, client: ImapFlow, stop: AbortSignal): Promise<void> {
  const box = await boxById(app.db, boxId);
  if (!box || !client.mailbox) return;
  const validity = String(client.mailbox.uidValidity);
  const known = box.uid_validity === validity;
  const last = known ? box.last_uid : Math.max(0, (client.mailbox.uidNext || 1) - 1);
  for (const uid of await uidsToTake(client, box, known)) {
    if (stop.aborted) return;
    await takeOne(app, box, client, uid, known ? validity : null);
  }
  // Only now: whoever is killed before begins anew, and knows what it has.
  if (!known) await app.db.transaction().execute((trx) => notePlace(trx, boxId, validity, last));
}

async function uidsToTake(client: ImapFlow, box: BoxRow, known: boolean): Promise<number[]> {
  const first = box.uid_validity === null;
  if (first && box.begins === 'new') return [];
  const query = known ? { uid: `${box.last_uid + 1}:*` } : { seen: false };
  const found = await uidsOf(client, query);
  const again = !known && !first && box.looked_at !== null;
  const recent = again ? await uidsOf(client, { since: new Date(box.looked_at! - lookBackMs) }) : [];
  // `n:*` names the last mail even where its number is lower.
  return [...new Set([...found, ...recent])].filter((uid) => !known || uid > box.last_uid).sort((a, b) => a - b);
}

async function uidsOf(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!found) throw new Error('The server did not answer a search.');
  return found;
}

async function takeOne(app: App, box: BoxRow, client: ImapFlow, uid: number, validity: string | null): Promise<void> {
  const facts = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  if (!facts) return;
  const size = facts.size ?? 0;
  const source = size > largestRead ? { maxLength: beginning } : true;
  const mail = await client.fetchOne(String(uid), { uid: true, source }, { uid: true });
  if (!mail || !mail.source) return;
  const raw = mail.source;
  await app.db.transaction().execute(async (trx) => {
    await keepMail(trx, app, box, raw, size > largestRead ? size : raw.length);
    if (validity !== null) await notePlace(trx, box.id, validity, uid);
  });
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
}
