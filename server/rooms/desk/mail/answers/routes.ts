import { retryAnswer } from '#contract/desk-mail';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { changed } from '#kit/live';
import { conflict, notFound } from '#kit/refuse';
import { outgoingById, sendAgain } from './store.ts';

export const answerRoutes = [
  serve(retryAnswer, async ({ app, actor, params }) => {
    const mail = (await outgoingById(app.db, params.id)) ?? notFound();
    if (mail.recipients.length === 0)
      conflict('no_address', {
        en: 'There is no address to which it could be sent.',
        ru: 'Нет адреса, на который это можно отправить.',
        uk: 'Немає адреси, на яку це можна надіслати.',
      });
    await app.db.transaction().execute(async (trx) => {
      if (!(await sendAgain(trx, mail.id, app.clock.now())))
        conflict('on_its_way', {
          en: 'This answer is on its way or has arrived.',
          ru: 'Этот ответ уже в пути или доставлен.',
          uk: 'Ця відповідь уже в дорозі або доставлена.',
        });
      await audit(trx, app, actor, 'request.answer_retried', mail.subject, { to: mail.recipients.join(', ') });
      await changed(trx, { topic: 'request', id: mail.request_id, storeId: null });
    });
  }),
];
