import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { type Caller, callerById } from '../sign-in/store.ts';
import { tryOf } from '../sign-in/tries.ts';
import { takeChallenge } from './challenge.ts';
import { badAnswer, webauthn } from './passkeys.ts';
import { relyingParty } from './relying-party.ts';
import { passkeyByCredential, passkeyUsed } from './store.ts';

const named = z.object({ id: z.string().max(1500) });

/**
 * Signs in by a passkey alone: the device has made sure of the person, so it is both factors.
 * @throws Refusal 401 where the answer does not hold, 429 while the address is locked
 */
export async function byPasskey(app: App, request: FastifyRequest, answer: Record<string, unknown>): Promise<Caller> {
  const attempt = await tryOf(app, null, request.ip);
  const party = await relyingParty(app, request);
  const known = named.safeParse(answer);
  const passkey = known.success ? await passkeyByCredential(app.db, known.data.id) : undefined;
  const caller = passkey && (await callerById(app.db, passkey.person_id));
  if (!passkey || !caller?.active) return badAnswer(401);
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    expectedChallenge: (challenge) => takeChallenge(app, 'sign-in', challenge),
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
    },
  }).catch((error: unknown) => {
    app.log.info({ reason: String(error) }, 'a passkey was refused');
    return null;
  });
  if (!verified?.verified) return badAnswer(401);
  await inTransaction(app.db, (trx) =>
    passkeyUsed(trx, passkey.id, verified.authenticationInfo.newCounter, app.clock.now()),
  );
  await attempt.right();
  return caller;
}
