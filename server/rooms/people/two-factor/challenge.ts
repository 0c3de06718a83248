import { randomBytes } from 'node:crypto';
import type { App } from '#kit/app';
import { inTransaction } from '#kit/db/db';
import { digestOf, sameText } from '#kit/secrets';
import { spendChallenge } from './store.ts';

const lifeMs = 5 * 60_000;

/** What an authenticator has to sign. Nothing is stored: strangers may ask for as many as they like. `purpose` is bound to it. */
export function newChallenge(app: App, purpose: string): string {
  const body = `${randomBytes(16).toString('base64url')}.${app.clock.now() + lifeMs}`;
  return `${body}.${app.secrets.sign(`challenge/${purpose}/${body}`)}`;
}

/** Takes a challenge of ours, once, whether or not what was signed holds. @param encoded as it comes back, in base64url */
export async function takeChallenge(app: App, purpose: string, encoded: string): Promise<boolean> {
  const challenge = Buffer.from(encoded, 'base64url').toString('utf8');
  const [nonce, expires, signature] = challenge.split('.');
  if (
    !nonce ||
    !expires ||
    !signature ||
    !sameText(signature, app.secrets.sign(`challenge/${purpose}/${nonce}.${expires}`))
  )
    return false;
  return (
    Number(expires) > app.clock.now() &&
    inTransaction(app.db, (trx) => spendChallenge(trx, digestOf(challenge), Number(expires)))
  );
}
