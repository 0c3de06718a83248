import type { FastifyRequest } from 'fastify';
import { serveRaw } from '#kit/http/serve';
import { notFound, refuse } from '#kit/refuse';
import { digestOf } from '#kit/secrets';
import type { App } from '#kit/app';
import { boxByHook, noteLook } from '../boxes/store.ts';
import { keepMail } from './keep-mail.ts';
import { rawIn } from './posted-mail.ts';

const largestPosted = 40 * 1024 * 1024;

const boxOf = async (app: App, request: FastifyRequest) =>
  (await boxByHook(app.db, digestOf((request.params as { secret: string }).secret))) ?? notFound();

/** The address that mail services post to; it is the secret. What is answered with 200 is kept. */
export const webhookRoute = serveRaw(
  {
    method: 'POST',
    path: '/api/inbound-mail/:secret',
    access: 'public',
    summary: 'Post a raw mail (message/rfc822), or the JSON or form of a mail service that holds one',
    bytes: largestPosted,
  },
  async ({ app, request, reply }) => {
    const box = await boxOf(app, request);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const raw = rawIn(body, request.headers['content-type'] ?? '') ?? noMail();
    const id = await app.db.transaction().execute(async (trx) => {
      await noteLook(trx, box.id, app.clock.now());
      return keepMail(trx, app, box, raw);
    });
    return reply.send({ id });
  },
  async ({ app, request }) => void (await boxOf(app, request)),
);

const noMail = (): never =>
  refuse('no_mail', {
    en: 'There is no raw mail in it: post it as message/rfc822, or have your mail service send the raw message along.',
    ru: 'Здесь нет исходного письма: отправьте его как message/rfc822 или включите в почтовой службе передачу исходного письма.',
    uk: 'Тут немає вихідного листа: надішліть його як message/rfc822 або увімкніть у поштовій службі передавання вихідного листа.',
  });
