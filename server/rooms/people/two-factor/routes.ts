import * as c from '#contract/people';
import { type Route, serve } from '#kit/http/serve';
import { instant } from '../present.ts';
import { own } from '../sign-in/own.ts';
import type { PasskeyRow } from '../tables.ts';
import { beginEnrolment, confirmEnrolment, endEnrolment, renewCodes } from './enrol.ts';
import { addPasskey, dropPasskey, passkeyOptions } from './passkeys.ts';
import { passkeysOf } from './store.ts';

const present = (row: PasskeyRow) => ({
  id: row.id,
  name: row.name,
  createdAt: instant(row.created_at),
  lastUsedAt: row.last_used_at === null ? null : instant(row.last_used_at),
});

export const routes: Route[] = [
  serve(c.beginTotp, ({ app, actor }) => beginEnrolment(app, actor)),
  serve(c.confirmTotp, async ({ app, actor, body }) => ({
    backupCodes: await confirmEnrolment(app, actor, body.code),
  })),
  serve(c.removeTotp, ({ app, actor, body }) => endEnrolment(app, actor, body.password)),
  serve(c.renewBackupCodes, async ({ app, actor, body }) => ({
    backupCodes: await renewCodes(app, actor, body.password),
  })),
  serve(c.listPasskeys, async ({ app, actor }) => {
    const items = (await passkeysOf(app.db, own(actor).personId)).map(present);
    return { items, total: items.length };
  }),
  serve(c.passkeyOptions, ({ app, actor, request }) => passkeyOptions(app, actor, request)),
  serve(c.addPasskey, async ({ app, actor, request, body }) => present(await addPasskey(app, actor, request, body))),
  serve(c.removePasskey, ({ app, actor, params }) => dropPasskey(app, actor, params.id)),
];
