import { say } from '#core/words';
import type { App } from '#kit/app';
import { changed } from '#kit/live';
import { contentsOf, ratingOf, wordOf } from '../../mail/answers/store.ts';
import { noteDead } from '../../mail/intake/place-mail.ts';
import { requestById, requestsForUpdate } from '../../requests/store.ts';
import { type Answered, askBot, type BotLine, type Document, lineOf, sendDocument, sentMessage } from '../bot-api.ts';
import { botById } from '../bots/store.ts';
import { type BotTrouble, chatWords } from '../words.ts';
import { partsOf } from './parts.ts';
import { changeSending, claimSendings, noteSent, type SendingRow } from './store.ts';

/** Seconds until the next try; the last repeats until a day has passed. */
const backOff = [5, 15, 45, 120, 300, 600, 900];
const giveUpAfterMs = 86_400_000;
/** Longer than sending a part takes: nobody else sends it meanwhile, and what a killed server held waits no longer. */
const claimMs = 2 * 60_000;
const atOnce = 5;

type Part = { text: string; buttons?: object } | { file: Document };
type Outcome = { ok: true } | Extract<Answered<never>, { ok: false }>;

/** Sends what is due. A kill between sending a part and noting it sends that part again; nothing is lost. */
export async function sendChats(app: App, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted) {
    const now = app.clock.now();
    const due = await claimSendings(app.db, now, now + claimMs, atOnce);
    if (due.length === 0) return;
    await Promise.all(due.map((sending) => sendOne(app, sending)));
  }
}

async function sendOne(app: App, sending: SendingRow): Promise<void> {
  const parts = await compose(app, sending);
  if (!parts) return finish(app, sending, { state: 'dead', error: null });
  const bot = sending.bot_id ? await botById(app.db, sending.bot_id) : undefined;
  if (!bot) return finish(app, sending, dead({ code: 'no_chat' }));
  const sent = await sendParts(app, lineOf(app, bot), sending, parts);
  const now = app.clock.now();
  if (sent.ok) return finish(app, sending, { state: 'sent', sent_at: now, error: null });
  if (sent.permanent || now - sending.created_at > giveUpAfterMs) return finish(app, sending, dead(sent.trouble));
  const wait = sent.retryAfterMs ?? backOff[Math.min(sending.attempts, backOff.length) - 1]! * 1000;
  return finish(app, sending, { state: 'retrying', error: JSON.stringify(sent.trouble), try_at: now + wait });
}

const dead = (trouble: BotTrouble): Partial<SendingRow> => ({ state: 'dead', error: JSON.stringify(trouble) });

/** Those parts that are not out yet, one after another. */
async function sendParts(app: App, line: BotLine, sending: SendingRow, parts: readonly Part[]): Promise<Outcome> {
  for (const [index, part] of parts.entries()) {
    if (index < sending.messages.length) continue;
    const to = { chat_id: sending.number };
    const answers =
      sending.answers === null || index > 0
        ? {}
        : { reply_parameters: { message_id: sending.answers, allow_sending_without_reply: true } };
    const sent =
      'file' in part
        ? await sendDocument(line, { chat_id: String(sending.number) }, part.file)
        : await askBot(
            line,
            'sendMessage',
            {
              ...to,
              ...answers,
              text: part.text,
              link_preview_options: { is_disabled: true },
              ...(part.buttons ? { reply_markup: part.buttons } : {}),
            },
            sentMessage,
          );
    if (!sent.ok) return sent;
    await noteSent(app.db, sending.id, sent.result.message_id, app.clock.now() + claimMs);
  }
  return { ok: true };
}

/** Plain text: what people wrote is never read as markup. Null where there is nothing to say any more. */
async function compose(app: App, sending: SendingRow): Promise<Part[] | null> {
  if (sending.kind === 'said') return partsOf(sending.text).map((text) => ({ text }));
  const t = chatWords[sending.language];
  const request = sending.request_id ? await requestById(app.db, sending.request_id, null) : undefined;
  if (!request) return null;
  const { number, topic } = request;
  if (sending.kind === 'rating') {
    if (await ratingOf(app.db, request.id)) return null;
    const row = [1, 2, 3, 4, 5].map((n) => ({ text: String(n), callback_data: `rate:${request.id}:${n}` }));
    return [{ text: say(t.rate, { number, topic }), buttons: { inline_keyboard: [row] } }];
  }
  const word = sending.entry_id ? await wordOf(app.db, sending.entry_id) : undefined;
  if (!word) return null;
  const files = await contentsOf(app.db, sending.entry_id!);
  const text = `${word.text}\n\n${word.author}\n${say(t.number, { number })}`;
  return [...partsOf(text).map((part) => ({ text: part })), ...files.map((file) => ({ file }))];
}

async function finish(app: App, sending: SendingRow, change: Partial<SendingRow>): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await changeSending(trx, sending.id, change);
    if (sending.request_id === null) return;
    const [request] = await requestsForUpdate(trx, [sending.request_id]);
    if (request && sending.kind === 'answer' && change.state === 'dead' && change.error)
      await noteDead(trx, app, request, sending.recipient);
    await changed(trx, { topic: 'request', id: sending.request_id, storeId: null });
  });
}
