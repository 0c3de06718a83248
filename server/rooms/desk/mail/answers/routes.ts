import { retryAnswer } from '#contract/desk-mail';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Actor } from '#kit/http/actor';
import { serve } from '#kit/http/serve';
import { changed } from '#kit/live';
import { conflict, notFound } from '#kit/refuse';
import { sendChatAgain, sendingById } from '../../telegram/answers/store.ts';
import { chatById } from '../../telegram/chats/store.ts';
import { outgoingById, sendAgain } from './store.ts';

export const answerRoutes = [
  serve(retryAnswer, async ({ app, actor, params }) => {
    const mail = await outgoingById(app.db, params.id);
    if (!mail) return retryChat(app, actor, params.id);
    if (mail.recipients.length === 0)
      conflict('no_address', {
        en: 'There is no address to which it could be sent.',
        ru: 'Нет адреса, на который это можно отправить.',
        uk: 'Немає адреси, на яку це можна надіслати.',
      });
    await app.db.transaction().execute(async (trx) => {
      if (!(await sendAgain(trx, mail.id, app.clock.now()))) onItsWay();
      await audit(trx, app, actor, 'request.answer_retried', mail.subject, { to: mail.recipients.join(', ') });
      await changed(trx, { topic: 'request', id: mail.request_id, storeId: null });
    });
  }),
];

async function retryChat(app: App, actor: Actor, id: string): Promise<void> {
  const sending = (await sendingById(app.db, id)) ?? notFound();
  const chat = sending.chat_id === null ? undefined : await chatById(app.db, sending.chat_id);
  if (!chat)
    conflict('no_chat', {
      en: 'The person is not connected to Telegram any more.',
      ru: 'Telegram этого человека больше не подключён.',
      uk: 'Telegram цієї людини більше не під’єднано.',
    });
  await app.db.transaction().execute(async (trx) => {
    if (!(await sendChatAgain(trx, sending.id, app.clock.now()))) onItsWay();
    await audit(trx, app, actor, 'request.answer_retried', sending.recipient, { to: 'Telegram' });
    await changed(trx, { topic: 'request', id: sending.request_id ?? sending.id, storeId: null });
  });
}

const onItsWay = (): never =>
  conflict('on_its_way', {
    en: 'This answer is on its way or has arrived.',
    ru: 'Этот ответ уже в пути или доставлен.',
    uk: 'Ця відповідь уже в дорозі або доставлена.',
  });
