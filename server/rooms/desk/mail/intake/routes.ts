import * as c from '#contract/desk-mail';
import { type Language, say } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { serve, serveRaw } from '#kit/http/serve';
import { conflict, notFound } from '#kit/refuse';
import { requestById } from '../../requests/store.ts';
import { isOfTeam } from '../../requests/side.ts';
import { allBoxes } from '../boxes/store.ts';
import { readMail } from '../read-mail.ts';
import { reasons } from '../words.ts';
import { sendFile } from './send-file.ts';
import { sortInto } from './sort-mail.ts';
import { fileWithPlace, mailById, type MailRow, rawOf, searchMails } from './store.ts';

async function present(app: App, rows: readonly MailRow[], language: Language): Promise<c.Mail[]> {
  const boxes = await allBoxes(app.db);
  const ids = [...new Set(rows.flatMap((row) => row.request_id ?? []))];
  const requests = await Promise.all(ids.map((id) => requestById(app.db, id, null)));
  return rows.map((row) => {
    const box = boxes.find(({ id }) => id === row.mailbox_id);
    const request = requests.find((one) => one?.id === row.request_id);
    return {
      id: row.id,
      mailbox: box ? { id: box.id, name: box.name } : null,
      receivedAt: new Date(row.received_at).toISOString(),
      from: row.from_name ? `${row.from_name} <${row.from_address}>` : row.from_address,
      subject: row.subject,
      size: row.size,
      outcome: row.outcome,
      why: whySo(row, language),
      request: request ? { id: request.id, number: request.number } : null,
    };
  });
}

function whySo({ why, outcome }: MailRow, language: Language): string | null {
  if (why === null) return null;
  const t = reasons[language];
  if (why.startsWith('by ')) return say(t.by_hand, { by: why.slice(3) });
  if (outcome === 'auto' || outcome === 'bounce') return say(t.machine, { by: why });
  return (t as Record<string, string>)[why] ?? why;
}

export const intakeRoutes = [
  serve(c.listMails, async ({ app, query, language }) => {
    const { outcome, mailboxId, q, limit, offset } = query;
    const filter = { limit, offset, ...(outcome && { outcome }), ...(mailboxId && { mailboxId }), ...(q && { q }) };
    const { rows, total } = await searchMails(app.db, filter);
    return { items: await present(app, rows, language), total };
  }),
  serve(c.readMail, async ({ app, params, language }) => {
    const row = (await mailById(app.db, params.id)) ?? notFound();
    const read = await readMail((await rawOf(app.db, row.id)) ?? notFound());
    const files = read.attachments.map(({ name, type, content }) => ({ name, type, size: content.length }));
    return { ...(await present(app, [row], language))[0]!, text: read.fullText, files };
  }),
  serve(c.sortMail, async ({ app, actor, params, body, language }) => {
    const raw = (await rawOf(app.db, params.id)) ?? notFound();
    const read = await readMail(raw);
    await app.db.transaction().execute(async (trx) => {
      const done = await sortInto(trx, app, { id: params.id, raw, read, by: actor.name, ...body });
      if (!done)
        conflict('sorted', {
          en: 'This mail has its place already.',
          ru: 'Это письмо уже разобрано.',
          uk: 'Цей лист уже розібрано.',
        });
      await audit(trx, app, actor, 'mail.sorted', read.subject, body);
    });
    return (await present(app, [(await mailById(app.db, params.id)) ?? notFound()], language))[0]!;
  }),
  serveRaw(
    { method: 'GET', path: '/api/mails/:id/raw', access: 'requests.write', summary: 'A mail as it came' },
    async ({ app, request, reply }) => {
      const content = await rawOf(app.db, idOf(request.params));
      return sendFile(reply, content ? { name: 'mail.eml', type: 'message/rfc822', content } : notFound());
    },
  ),
  serveRaw(
    {
      method: 'GET',
      path: '/api/request-files/:id',
      access: 'requests.read',
      summary: 'A file of a request, for download; those of notes for the team alone',
    },
    async ({ app, actor, request, reply }) => {
      const file = (await fileWithPlace(app.db, idOf(request.params))) ?? notFound();
      const mayKnow = await requestById(app.db, file.request_id, actor.clientIds);
      if (!mayKnow || (file.kind !== 'message' && !isOfTeam(actor))) return notFound();
      return sendFile(reply, file);
    },
  ),
];

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
function idOf(params: unknown): string {
  const { id } = params as { id: string };
  return uuid.test(id) ? id : notFound();
}
