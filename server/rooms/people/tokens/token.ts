import { type Permission, permissionsOf } from '#contract/permissions';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { type Actor, makeActor, system } from '#kit/http/actor';
import { newId } from '#kit/id';
import { notFound, refuse } from '#kit/refuse';
import { digestOf, newSecret } from '#kit/secrets';
import { own } from '../sign-in/own.ts';
import { actorOfCaller, enrolFirst, mustEnrol } from '../sign-in/session.ts';
import { callerById } from '../sign-in/store.ts';
import type { TokenRow } from '../tables.ts';
import { insertToken, removeToken, tokenByDigest, tokenUsed } from './store.ts';

/**
 * The actor of a token: what the token may and what its person may today, whichever is less.
 * @throws Refusal 401 where there is no such token, or it expired, or its person is deactivated
 */
export async function actorOfToken(app: App, secret: string, address: string): Promise<Actor> {
  const now = app.clock.now();
  const token = await tokenByDigest(app.db, digestOf(secret));
  if (!token || (token.expires_at !== null && token.expires_at <= now)) return badToken();
  if (token.last_used_at === null || now - token.last_used_at > 60_000) await tokenUsed(app.db, token.id, now);
  if (token.person_id === null)
    return makeActor({
      kind: 'token',
      name: token.name,
      role: 'owner',
      permissions: new Set(token.scopes),
      clientIds: null,
      address,
    });
  const caller = await callerById(app.db, token.person_id);
  if (!caller?.active) return badToken();
  if (await mustEnrol(app, caller)) return enrolFirst();
  const person = actorOfCaller(app, caller, address);
  return {
    ...person,
    kind: 'token',
    name: `${caller.name} (${token.name})`,
    permissions: new Set(token.scopes.filter((s) => person.permissions.has(s))),
  };
}

function badToken(): never {
  return refuse(
    'bad_token',
    {
      en: 'The token is not known, has expired or was revoked.',
      ru: 'Токен неизвестен, истёк или отозван.',
      uk: 'Токен невідомий, прострочений або відкликаний.',
    },
    { status: 401 },
  );
}

export interface NewToken {
  name: string;
  scopes: Permission[];
  expiresInDays: number | null;
}

/** Creates a token of the person. The secret is shown once. @throws Refusal 422 where a scope is not the person's own */
export async function createToken(app: App, actor: Actor, input: NewToken): Promise<{ row: TokenRow; secret: string }> {
  const { personId } = own(actor);
  const above = input.scopes.find((scope) => !actor.permissions.has(scope));
  if (above) {
    refuse(
      'scope_above_role',
      {
        en: 'Your role does not allow {above}, so your token cannot either.',
        ru: 'Ваша роль не даёт права {above}, поэтому его не получит и токен.',
        uk: 'Ваша роль не дає права {above}, тож його не матиме й токен.',
      },
      { field: 'scopes', values: { above } },
    );
  }
  return keep(app, actor, personId, input);
}

/** A token for the command line on the server's own machine, where whoever may read the key and the database is the owner. */
export async function createLocalToken(
  app: App,
  input: { name: string; scopes?: readonly Permission[]; expiresInDays?: number | null },
): Promise<{ id: string; secret: string }> {
  const scopes = [...(input.scopes ?? permissionsOf.owner)];
  const { row, secret } = await keep(app, system, null, {
    name: input.name,
    scopes,
    expiresInDays: input.expiresInDays ?? null,
  });
  return { id: row.id, secret };
}

async function keep(
  app: App,
  actor: Actor,
  personId: string | null,
  input: NewToken,
): Promise<{ row: TokenRow; secret: string }> {
  const now = app.clock.now();
  const { secret, digest } = newSecret('vk');
  const row: TokenRow = {
    id: newId(now),
    person_id: personId,
    name: input.name,
    digest,
    scopes: [...new Set(input.scopes)],
    created_at: now,
    last_used_at: null,
    expires_at: input.expiresInDays === null ? null : now + input.expiresInDays * 24 * 3600_000,
  };
  await inTransaction(app.db, async (trx) => {
    await insertToken(trx, row);
    await audit(trx, app, actor, 'token.created', input.name, {
      tokenId: row.id,
      scopes: row.scopes,
      machine: personId === null,
    });
  });
  return { row, secret };
}

export async function revokeToken(app: App, actor: Actor, id: string): Promise<void> {
  const { personId } = own(actor);
  await inTransaction(app.db, async (trx) => {
    const row = (await removeToken(trx, id, personId, actor.role === 'owner')) ?? notFound();
    await audit(trx, app, actor, 'token.revoked', row.name, { tokenId: id });
  });
}
