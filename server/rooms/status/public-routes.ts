import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPublicStatus, subscribeStatus } from '#contract/status';
import { type Language, languages, say } from '#core/words';
import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { type RawRoute, serve, serveRaw } from '#kit/http/serve';
import { refuse, refuseUntil } from '#kit/refuse';
import { type Rendered, rendered } from './cache.ts';
import { feed } from './feed.ts';
import { escape, messageBody, shell, statusBody } from './html.ts';
import { publicStatus } from './public-status.ts';
import { confirmSubscriber, pageBySlug, removeSubscriber } from './store.ts';
import { publicUrl } from '#rooms/people';
import { askedWindowMs, emailAddress, readLinkSecret, subscribe } from './subscribe.ts';
import type { PageRow } from './tables.ts';
import { page as words } from './words.ts';

const missing = { en: words.en.not_found, ru: words.ru.not_found, uk: words.uk.not_found };

async function shownPage(app: App, request: FastifyRequest): Promise<PageRow> {
  const page = await pageBySlug(app.db, String((request.params as { slug: string }).slug));
  return page?.shown ? page : refuse('not_found', missing, { status: 404 });
}

/** `?lang=`, else the browser's where it is one of ours, else the page's own. */
function languageFor(request: FastifyRequest, page: Pick<PageRow, 'language'>): Language {
  const asked = (request.query as { lang?: string }).lang;
  if (languages.includes(asked as Language)) return asked as Language;
  const accepted = (request.headers['accept-language'] ?? '').split(',').map((p) => p.trim().slice(0, 2).toLowerCase());
  return (accepted.find((l) => languages.includes(l as Language)) as Language | undefined) ?? page.language;
}

function sendRendered(request: FastifyRequest, reply: FastifyReply, type: string, made: Rendered): FastifyReply {
  reply.headers({
    'content-type': type,
    'cache-control': 'public, max-age=10, stale-while-revalidate=60',
    etag: made.etag,
    vary: 'accept-language, accept-encoding',
  });
  if (request.headers['if-none-match'] === made.etag) return reply.code(304).send();
  if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(made.body);
  return reply.header('content-encoding', 'gzip').send(made.gzip);
}

const sendMessage = (
  reply: FastifyReply,
  page: PageRow,
  language: Language,
  text: string,
  form = '',
  code = 200,
): FastifyReply =>
  reply
    .code(code)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(shell(page, language, messageBody(page, language, text, form)));

const html = 'text/html; charset=utf-8';
/** Times of a public page are told in the installation's own zone. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * A link of a mail: its page, and what the button there does. Mail scanners open links, so that opening one changes
 * nothing: nobody is subscribed or unsubscribed by a machine that looks for viruses.
 */
function linkRoutes(
  what: 'confirm' | 'leave',
  act: (trx: Transaction, subscriberId: string, now: number) => Promise<void>,
): RawRoute[] {
  const path = `/status/:slug/${what}/:secret`;
  return [
    serveRaw(
      { method: 'GET', path, access: 'public', summary: `The page of a link to ${what}` },
      async ({ app, request, reply }) => {
        const page = await shownPage(app, request);
        const language = languageFor(request, page);
        const { secret } = request.params as { secret: string };
        const t = words[language];
        if (!readLinkSecret(app, secret, what)) return sendMessage(reply, page, language, t.bad_link, '', 404);
        const form = `<form method="post" action="/status/${page.slug}/${what}/${escape(secret)}?lang=${language}"><button>${escape(t[what])}</button></form>`;
        return sendMessage(reply, page, language, say(t[`${what}_text`], { title: page.title }), form);
      },
    ),
    serveRaw(
      { method: 'POST', path, access: 'public', summary: `What the button of a link to ${what} does` },
      async ({ app, request, reply }) => {
        const page = await shownPage(app, request);
        const language = languageFor(request, page);
        const t = words[language];
        const id = readLinkSecret(app, (request.params as { secret: string }).secret, what);
        if (!id) return sendMessage(reply, page, language, t.bad_link, '', 404);
        await app.db.transaction().execute((trx) => act(trx, id, app.clock.now()));
        return sendMessage(reply, page, language, what === 'confirm' ? t.confirmed : t.gone);
      },
    ),
  ];
}

export const publicRoutes = [
  serveRaw(
    { method: 'GET', path: '/status/:slug', access: 'public', summary: 'The public status page' },
    async ({ app, request, reply }) => {
      const page = await shownPage(app, request);
      const language = languageFor(request, page);
      const made = await rendered(app, `page ${page.slug}`, language, async () =>
        shell(page, language, statusBody(page, await publicStatus(app, page, language), zone), { refresh: true }),
      );
      return sendRendered(request, reply, html, made);
    },
  ),
  serveRaw(
    { method: 'GET', path: '/status/:slug/feed.atom', access: 'public', summary: 'The status page as an Atom feed' },
    async ({ app, request, reply }) => {
      const page = await shownPage(app, request);
      const language = languageFor(request, page);
      const made = await rendered(app, `feed ${page.slug}`, language, async () =>
        feed(page, await publicStatus(app, page, language), await publicUrl(app)),
      );
      return sendRendered(request, reply, 'application/atom+xml; charset=utf-8', made);
    },
  ),
  serveRaw(
    {
      method: 'POST',
      path: '/status/:slug/subscribe',
      access: 'public',
      summary: 'The subscription form of a status page',
    },
    async ({ app, request, reply }) => {
      const page = await shownPage(app, request);
      const language = languageFor(request, page);
      const t = words[language];
      const email = emailAddress.safeParse(
        new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('email') ?? '',
      );
      if (!email.success) return sendMessage(reply, page, language, t.bad_email, '', 422);
      const state = await subscribe(app, page, email.data, language);
      if (state === 'sent') return sendMessage(reply, page, language, t.sent);
      void reply.header('retry-after', Math.ceil(askedWindowMs / 1000));
      return sendMessage(reply, page, language, t.too_many, '', 429);
    },
  ),
  ...linkRoutes('confirm', confirmSubscriber),
  ...linkRoutes('leave', removeSubscriber),
  serve(readPublicStatus, async ({ app, request, query }) => {
    const page = await shownPage(app, request);
    return publicStatus(app, page, query.lang ?? languageFor(request, page));
  }),
  serve(subscribeStatus, async ({ app, request, body }) => {
    const page = await shownPage(app, request);
    const state = await subscribe(app, page, emailAddress.parse(body.email), body.language);
    if (state === 'too_many')
      refuseUntil('too_many', { en: words.en.too_many, ru: words.ru.too_many, uk: words.uk.too_many }, askedWindowMs);
    return { state: 'confirmation_sent' as const };
  }),
];
