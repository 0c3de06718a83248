import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languages } from '#core/words';
import type { App } from '#kit/app';
import { type RawRoute, serveRaw } from '#kit/http/serve';
import { tellConsoles } from '../../requests/announce-request.ts';
import { requestById, type RequestRow } from '../../requests/store.ts';
import { addRating, ratingOf } from '../answers/store.ts';
import { storable } from '../read-mail.ts';
import { ratingPage as words } from '../words.ts';
import { messagePage, votePage } from './page.ts';
import { readRateSecret } from './rate-link.ts';

const longestComment = 5000;

const send = (reply: FastifyReply, code: number, html: string): FastifyReply =>
  reply
    .code(code)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .send(html);

async function requestOf(app: App, request: FastifyRequest): Promise<RequestRow | undefined> {
  const id = readRateSecret(app.secrets, (request.params as { secret: string }).secret);
  return id === null ? undefined : requestById(app.db, id, null);
}

/** `?lang=` of the link, else the browser's. */
function languageOf(request: FastifyRequest, other: Language): Language {
  const { lang } = request.query as { lang?: string };
  return languages.includes(lang as Language) ? (lang as Language) : other;
}

/** Mail scanners open links: opening shows the page, its button rates. */
export const ratingRoutes: RawRoute[] = [
  serveRaw(
    { method: 'GET', path: '/rate/:secret', access: 'public', summary: 'The page on which a closed request is rated' },
    async ({ app, request, reply, language: asked }) => {
      const language = languageOf(request, asked);
      const found = await requestOf(app, request);
      if (!found) return send(reply, 404, messagePage(language, words[language].bad_link));
      if (await ratingOf(app.db, found.id)) return send(reply, 200, messagePage(language, words[language].already));
      return send(reply, 200, votePage(language, found));
    },
  ),
  serveRaw(
    { method: 'POST', path: '/rate/:secret', access: 'public', summary: 'What the button of that page does' },
    async ({ app, request, reply, language: asked }) => {
      const language = languageOf(request, asked);
      const t = words[language];
      const found = await requestOf(app, request);
      if (!found) return send(reply, 404, messagePage(language, t.bad_link));
      const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
      const score = Number(form.get('score'));
      if (![1, 2, 3, 4, 5].includes(score)) return send(reply, 422, votePage(language, found, t.choose));
      const comment = storable((form.get('comment') ?? '').trim().slice(0, longestComment));
      const first = await app.db.transaction().execute(async (trx) => {
        const added = await addRating(trx, { request_id: found.id, score, comment, at: app.clock.now() });
        if (added) await tellConsoles(trx, found);
        return added;
      });
      return send(reply, 200, messagePage(language, first ? t.thanks : t.already));
    },
  ),
];
