import type { Language } from '#core/words';
import { type Secrets, sameText } from '#kit/secrets';

/** Whoever holds the link may rate that one request, once. */
const signed = (secrets: Secrets, body: string): string => secrets.sign(`rate ${body}`).slice(0, 32);

export function rateLink(publicUrl: string, secrets: Secrets, requestId: string, language: Language): string {
  return `${publicUrl}/rate/${requestId}.${signed(secrets, requestId)}?lang=${language}`;
}

/** @returns the request's id, or null where we gave no such link out */
export function readRateSecret(secrets: Secrets, secret: string): string | null {
  const [id = '', signature = ''] = secret.split('.');
  return sameText(signature, signed(secrets, id)) ? id : null;
}
