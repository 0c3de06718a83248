import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { newId } from '#kit/id';
import { conflict, notFound, refuse } from '#kit/refuse';
import { own } from '../sign-in/own.ts';
import type { PasskeyRow } from '../tables.ts';
import { newChallenge, takeChallenge } from './challenge.ts';
import { callerOf } from './enrol.ts';
import { relyingParty } from './relying-party.ts';
import { insertPasskey, passkeysOf, removePasskey } from './store.ts';

/** Loaded when first needed: it takes memory that most processes never need. */
export const webauthn = () => import('@simplewebauthn/server');

type Json = Record<string, unknown>;

/** EdDSA, ES256 and RS256: what devices speak today. */
const algorithms = [-8, -7, -257];

/** What the browser needs to sign somebody in whom nobody has named yet. */
export async function passkeyChallenge(app: App, request: FastifyRequest): Promise<Json> {
  const { id } = await relyingParty(app, request);
  const { generateAuthenticationOptions } = await webauthn();
  return (await generateAuthenticationOptions({
    rpID: id,
    userVerification: 'required',
    challenge: newChallenge(app, 'sign-in'),
  })) as unknown as Json;
}

/** What the browser needs to make a new passkey for the person. */
export async function passkeyOptions(app: App, actor: Actor, request: FastifyRequest): Promise<Json> {
  const caller = await callerOf(app, actor);
  const { id } = await relyingParty(app, request);
  const known = await passkeysOf(app.db, caller.id);
  const { generateRegistrationOptions } = await webauthn();
  return (await generateRegistrationOptions({
    rpName: 'Vakhta',
    rpID: id,
    userName: caller.email,
    userDisplayName: caller.name,
    userID: Buffer.from(caller.id.replaceAll('-', ''), 'hex'),
    challenge: newChallenge(app, `register/${caller.id}`),
    excludeCredentials: known.map((k) => ({ id: k.credential_id, transports: k.transports })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })) as unknown as Json;
}

/** Keeps a passkey that the browser made. @throws Refusal 422 where the answer does not hold */
export async function addPasskey(
  app: App,
  actor: Actor,
  request: FastifyRequest,
  input: { name: string; answer: Json },
): Promise<PasskeyRow> {
  const caller = await callerOf(app, actor);
  const party = await relyingParty(app, request);
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response: input.answer as unknown as RegistrationResponseJSON,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
    expectedChallenge: (challenge) => takeChallenge(app, `register/${caller.id}`, challenge),
  }).catch((error: unknown) => {
    app.log.info({ reason: String(error) }, 'a passkey was refused');
    return null;
  });
  if (!verified?.verified) return badAnswer(422);
  const { credential } = verified.registrationInfo;
  const row: PasskeyRow = {
    id: newId(app.clock.now()),
    person_id: caller.id,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: input.name,
    created_at: app.clock.now(),
    last_used_at: null,
  };
  await inTransaction(app.db, async (trx) => {
    if (!(await insertPasskey(trx, row)))
      conflict('passkey_known', {
        en: 'This passkey is added already.',
        ru: 'Этот ключ уже добавлен.',
        uk: 'Цей ключ уже додано.',
      });
    await audit(trx, app, actor, 'passkey.added', caller.email, { name: input.name });
  });
  return row;
}

export async function dropPasskey(app: App, actor: Actor, id: string): Promise<void> {
  const { personId } = own(actor);
  await inTransaction(app.db, async (trx) => {
    const row = (await removePasskey(trx, id, personId)) ?? notFound();
    await audit(trx, app, actor, 'passkey.removed', actor.name, { name: row.name });
  });
}

export function badAnswer(status: 401 | 422): never {
  return refuse(
    'bad_passkey',
    {
      en: 'The passkey was not accepted. Try again.',
      ru: 'Ключ доступа не принят. Попробуйте ещё раз.',
      uk: 'Ключ доступу не прийнято. Спробуйте ще раз.',
    },
    { status },
  );
}
