import * as c from '#contract/desk-mail';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { serve } from '#kit/http/serve';
import { newId } from '#kit/id';
import { notFound, refuse } from '#kit/refuse';
import { newSecret } from '#kit/secrets';
import { publicUrl } from '#rooms/people';
import { clientsByIds } from '#rooms/stores';
import { BoxFailure, tryImap } from './imap.ts';
import { covered, showBoxes, tellBoxTrouble, tellFine, tellWebhook } from './present.ts';
import { boxSettings, sealSettings } from './settings.ts';
import { allBoxes, boxById, changeBox, insertBox, removeBox } from './store.ts';

export const boxRoutes = [
  serve(c.listMailboxes, async ({ app, query, language }) => {
    const q = query.q?.toLowerCase() ?? '';
    const all = (await allBoxes(app.db)).filter((box) => `${box.name} ${box.address}`.toLowerCase().includes(q));
    const page = all.slice(query.offset, query.offset + query.limit);
    return { items: await showBoxes(app, page, language), total: all.length };
  }),
  serve(c.createMailbox, async ({ app, actor, body, language }) => {
    const { kind, imap } = body;
    if (kind === 'imap' && !imap)
      refuse(
        'required',
        {
          en: 'imap: say where the mailbox is and how to sign in.',
          ru: 'imap: укажите, где находится ящик и как в него войти.',
          uk: 'imap: вкажіть, де скринька і як у неї увійти.',
        },
        { field: 'imap' },
      );
    await checkClient(app, body.clientId);
    const now = app.clock.now();
    const id = newId(now);
    const hook = kind === 'webhook' ? newSecret('mail') : null;
    const row = await app.db.transaction().execute(async (trx) => {
      await audit(trx, app, actor, 'mailbox.created', body.name, { kind, address: body.address });
      return insertBox(trx, {
        id,
        kind,
        name: body.name,
        address: body.address,
        client_id: body.clientId,
        unknown: body.unknown,
        language: body.language,
        enabled: true,
        settings: kind === 'imap' ? sealSettings(app, id, imap!) : null,
        hook_digest: hook?.digest ?? null,
        begins: body.begin,
        created_at: now,
        uid_validity: null,
        last_uid: 0,
        looked_at: null,
        try_at: 0,
        failures: 0,
        fails_since: null,
        trouble: null,
      });
    });
    const [shown] = await showBoxes(app, [row], language);
    return { ...shown!, url: hook ? `${await publicUrl(app)}/api/inbound-mail/${hook.secret}` : null };
  }),
  serve(c.updateMailbox, async ({ app, actor, params, body, language }) => {
    const row = (await boxById(app.db, params.id)) ?? notFound();
    await checkClient(app, body.clientId);
    const { imap, clientId, ...plain } = body;
    const settings = imap && row.kind === 'imap' ? changedSettings(boxSettings(app, row), imap) : null;
    await app.db.transaction().execute(async (trx) => {
      await changeBox(trx, row.id, {
        ...plain,
        ...(clientId === undefined ? {} : { client_id: clientId }),
        ...(settings ? { settings: sealSettings(app, row.id, settings), ...afresh(app, row, settings) } : {}),
        revision: row.revision + 1,
        try_at: 0,
      });
      await audit(trx, app, actor, 'mailbox.changed', body.name ?? row.name, { fields: Object.keys(body).join(', ') });
    });
    return (await showBoxes(app, [(await boxById(app.db, row.id)) ?? notFound()], language))[0]!;
  }),
  serve(c.removeMailbox, async ({ app, actor, params }) => {
    const row = (await boxById(app.db, params.id)) ?? notFound();
    await app.db.transaction().execute(async (trx) => {
      await removeBox(trx, row.id);
      await audit(trx, app, actor, 'mailbox.removed', row.name);
    });
  }),
  serve(c.tryMailbox, async ({ app, params, language }) => {
    const row = (await boxById(app.db, params.id)) ?? notFound();
    if (row.kind === 'webhook') return { ok: true, messages: null, unread: null, text: tellWebhook(language) };
    const found = await tryImap(boxSettings(app, row), app.settings.netPolicy).catch((error: unknown) => error);
    if (found instanceof BoxFailure)
      return { ok: false, messages: null, unread: null, text: tellBoxTrouble(found.trouble, language) };
    if (found instanceof Error) throw found;
    const counted = found as Awaited<ReturnType<typeof tryImap>>;
    return { ok: true, ...counted, text: tellFine(counted, language) };
  }),
];

/** Another folder or account is begun anew: its numbers mean other mails. */
function afresh(app: App, row: Parameters<typeof boxSettings>[1], next: c.ImapSettings) {
  const before = boxSettings(app, row);
  const same = (['host', 'port', 'user', 'folder'] as const).every((name) => before[name] === next[name]);
  return same ? {} : { uid_validity: null, last_uid: 0, looked_at: null };
}

/** A password that somebody else entered goes only where it was meant to go. */
function changedSettings(before: c.ImapSettings, given: Partial<c.ImapSettings>): c.ImapSettings {
  const left = given.password === undefined || given.password === covered;
  const next = c.imapSettings.parse({ ...before, ...given, ...(left ? { password: before.password } : {}) });
  const elsewhere = next.host !== before.host || next.port !== before.port || next.security !== before.security;
  if (left && elsewhere)
    refuse(
      'meant_for_another',
      {
        en: 'imap.password: it was entered for another server: write it anew.',
        ru: 'imap.password: пароль вводили для другого сервера: введите его заново.',
        uk: 'imap.password: пароль вводили для іншого сервера: введіть його знову.',
      },
      { field: 'imap.password' },
    );
  return next;
}

async function checkClient(app: App, clientId: string | null | undefined): Promise<void> {
  if (!clientId || (await clientsByIds(app.db, [clientId])).length > 0) return;
  refuse(
    'not_found',
    {
      en: 'clientId: there is no such client.',
      ru: 'clientId: такого клиента нет.',
      uk: 'clientId: такого клієнта немає.',
    },
    { field: 'clientId' },
  );
}
