import { newId } from '#kit/id';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { type TelegramFake, startTelegram } from '../../../../test/fakes/telegram.ts';
import { sendChats } from '../telegram/answers/send-chats.ts';
import { Poller } from '../telegram/bots/poller.ts';
import { givenClient } from './desk.ts';

const owner = actorOf('owner');
export const chat = 5001;

/** A bot that is set up, and somebody of a client whose Telegram is connected to it. */
export async function givenTelegram(t: TestApp) {
  const fake = await startTelegram();
  const client = await givenClient(t);
  const personId = await givenPerson(t, client.clientId);
  const body = { token: fake.token, apiUrl: fake.origin, language: 'ru' };
  const bot = await t.call(owner, 'POST', '/api/telegram-bots', body);
  const poller = new Poller(t.app);
  const person = actorOf('client_admin', { name: 'Olena', clientIds: [client.clientId], personId });
  return { fake, ...client, person, personId, botId: bot.body.id as string, poller };
}

export async function givenPerson(t: TestApp, clientId: string, role = 'client_admin'): Promise<string> {
  const id = newId();
  await t.app.database.pool.query(
    `insert into people (id, email, name, role, language, time_zone, password, created_at)
     values ($1, $2, 'Olena', $3, 'uk', 'Europe/Kyiv', 'x', 0)`,
    [id, `${id}@shop.example`, role],
  );
  if (role.startsWith('client'))
    await t.app.database.pool.query('insert into person_clients values ($1, $2)', [id, clientId]);
  return id;
}

/** Reads what is new, takes it, and sends what is to be said. */
export async function talk(t: TestApp, poller: Poller): Promise<void> {
  await poller.run();
  await settle(t);
}

export async function settle(t: TestApp): Promise<void> {
  await t.drain();
  await sendChats(t.app);
}

/** The person opens the link that was made for them. */
export async function connect(t: TestApp, fake: TelegramFake, poller: Poller, url: string, number = chat) {
  fake.write(number, `/start ${new URL(url).searchParams.get('start')}`);
  await talk(t, poller);
}
