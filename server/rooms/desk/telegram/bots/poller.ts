import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { mailboxBack, mailboxSilent } from '#contract/events/desk';
import type { App } from '#kit/app';
import type { Database } from '#kit/db/db';
import { announce } from '#kit/events/events';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { type Answered, askBot, lineOf } from '../bot-api.ts';
import { addTaking } from '../strangers/know-chat.ts';
import { type BotTrouble, tellBotTrouble } from '../words.ts';
import { type BotRow, changeBot, claimBots, forgetStrangers, giveBackBots, heldBot, keepUpdate } from './store.ts';

/** Seconds until the next try; the last repeats. */
const backOff = [5, 15, 30, 60, 120, 300];
/** Telegram holds a question so long where there is nothing new. */
const waitSeconds = 5;
/** Longer than any question takes: whoever holds a bot and gives no sign was killed. */
const claimMs = 30_000;
const turnEveryMs = 500;
const patienceMs = 15 * 60_000;
/** What was given before is known again by its number. */
const countsMs = 6 * 86_400_000;
const forgetAfterMs = 2 * 86_400_000;

const updates = z.array(z.looseObject({ update_id: z.int() }));
type Updates = z.output<typeof updates>;

/** Asks each bot that no other server holds for what is new. */
export class Poller {
  readonly #app: App;
  readonly #me = randomUUID();
  readonly #asking = new Map<string, Promise<void>>();

  constructor(app: App) {
    this.#app = app;
  }

  /** Claims and begins to ask; no bot is asked twice at once. */
  async turn(seconds: number, stop?: AbortSignal): Promise<void> {
    const mine = await claimBots(this.#app.db, this.#me, this.#app.clock.now(), claimMs);
    for (const bot of mine) {
      if (this.#asking.has(bot.id)) continue;
      const done = this.#ask(bot, seconds, stop).finally(() => this.#asking.delete(bot.id));
      this.#asking.set(bot.id, done);
    }
  }

  async run(stopping?: AbortSignal): Promise<void> {
    try {
      if (!stopping) return await this.turn(0);
      while (!stopping.aborted) {
        await this.turn(waitSeconds, stopping);
        await sleep(turnEveryMs, undefined, { signal: stopping }).catch(() => undefined);
      }
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#asking.values());
    await giveBackBots(this.#app.db, this.#me);
  }

  async #ask(bot: BotRow, seconds: number, stop?: AbortSignal): Promise<void> {
    const app = this.#app;
    try {
      // After a week without anything Telegram counts anew from any number: what lies below ours would be lost.
      const counts = bot.gave_at !== null && app.clock.now() - bot.gave_at < countsMs;
      const params = {
        offset: counts ? bot.next_update : 0,
        timeout: seconds,
        allowed_updates: ['message', 'callback_query'],
      };
      const answer = await askBot(lineOf(app, bot), 'getUpdates', params, updates, stop);
      if (answer.ok) await this.#keep(bot, answer.result);
      else if (!stop?.aborted) await this.#fail(bot, answer);
    } catch (err) {
      app.log.error({ err, bot: bot.id }, 'a Telegram bot could not be read by a fault of ours; it is tried again');
    }
  }

  /** Only what is committed is acknowledged, by the next question: whoever is killed before asks the same again. */
  async #keep(bot: BotRow, given: Updates): Promise<void> {
    const app = this.#app;
    const now = app.clock.now();
    await app.db.transaction().execute(async (trx) => {
      const held = await heldBot(trx, bot.id, this.#me);
      // Another one holds it, or its token is another: they ask anew.
      if (!held || held.token !== bot.token) return;
      for (const update of given) {
        const row = { id: newId(now), bot_id: bot.id, number: update.update_id, received_at: now };
        const isNew = await keepUpdate(trx, { ...row, content: JSON.stringify(update), outcome: 'waiting' });
        if (isNew) await addTaking(trx, bot.id, row.id);
      }
      const last = given.at(-1);
      const next = last ? { next_update: last.update_id + 1, gave_at: now } : {};
      await changeBot(trx, bot.id, { ...next, looked_at: now, failures: 0, fails_since: null, trouble: null });
      if (last) await forgetStrangers(trx, now - forgetAfterMs);
      if (held.fails_since === null) return;
      await changed(trx, { topic: 'request', id: bot.id, storeId: null });
      if (now - held.fails_since >= patienceMs)
        await announce(trx, app, mailboxBack, { mailboxId: bot.id, name: nameOf(bot), at: now });
    });
  }

  async #fail(bot: BotRow, { trouble, retryAfterMs }: Extract<Answered<never>, { ok: false }>): Promise<void> {
    const app = this.#app;
    const now = app.clock.now();
    const wait = retryAfterMs ?? backOff[Math.min(bot.failures, backOff.length - 1)]! * 1000;
    await app.db.transaction().execute(async (trx) => {
      const held = await heldBot(trx, bot.id, this.#me);
      if (!held || held.token !== bot.token) return;
      const since = held.fails_since ?? now;
      await changeBot(trx, bot.id, {
        failures: held.failures + 1,
        fails_since: since,
        trouble: JSON.stringify(trouble),
        try_at: now + wait,
      });
      await changed(trx, { topic: 'request', id: bot.id, storeId: null });
      if (now - since < patienceMs) return;
      const event = { mailboxId: bot.id, name: nameOf(bot), at: since + patienceMs, why: inAll(trouble) };
      await announce(trx, app, mailboxSilent, event);
    });
  }
}

const nameOf = (bot: BotRow): string => `Telegram @${bot.username}`;
const inAll = (trouble: BotTrouble) => ({
  en: tellBotTrouble(trouble, 'en'),
  ru: tellBotTrouble(trouble, 'ru'),
  uk: tellBotTrouble(trouble, 'uk'),
});

const pollers = new WeakMap<Database, Poller>();

/** The one of this process. */
export function pollerOf(app: App): Poller {
  const poller = pollers.get(app.database) ?? new Poller(app);
  pollers.set(app.database, poller);
  return poller;
}
