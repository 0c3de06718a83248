import * as c from '#contract/people';
import { type Route, serve } from '#kit/http/serve';
import { instant } from '../present.ts';
import { own } from '../sign-in/own.ts';
import type { TokenRow } from '../tables.ts';
import { tokensOf } from './store.ts';
import { createToken, revokeToken } from './token.ts';

const orNull = (ms: number | null) => (ms === null ? null : instant(ms));
const present = (row: TokenRow) => ({
  id: row.id,
  name: row.name,
  machine: row.person_id === null,
  scopes: row.scopes,
  createdAt: instant(row.created_at),
  lastUsedAt: orNull(row.last_used_at),
  expiresAt: orNull(row.expires_at),
});

export const routes: Route[] = [
  serve(c.listTokens, async ({ app, actor }) => {
    const items = (await tokensOf(app.db, own(actor).personId, actor.role === 'owner')).map(present);
    return { items, total: items.length };
  }),
  serve(c.createToken, async ({ app, actor, body }) => {
    const { row, secret } = await createToken(app, actor, body);
    return { ...present(row), secret };
  }),
  serve(c.revokeToken, ({ app, actor, params }) => revokeToken(app, actor, params.id)),
];
