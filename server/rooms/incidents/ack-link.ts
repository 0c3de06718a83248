import type { Secrets } from '#kit/secrets';
import { sameText } from '#kit/secrets';

/** The links in notices: whoever holds one may acknowledge that one incident, as the person it was sent to. */

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Whether a link was sent to a person; a channel is known by its name. */
export const isId = (who: string): boolean => id.test(who);

/** @param who the person's id, else the channel's name */
export function ackSecret(secrets: Secrets, incidentId: string, who: string): string {
  const body = Buffer.from(`${incidentId} ${who}`).toString('base64url');
  return `${body}.${secrets.sign(`ack ${body}`).slice(0, 32)}`;
}

export function readAckSecret(secrets: Secrets, secret: string): { incidentId: string; who: string } | null {
  const [body = '', signature = ''] = secret.split('.');
  if (!sameText(signature, secrets.sign(`ack ${body}`).slice(0, 32))) return null;
  const [incidentId = '', ...who] = Buffer.from(body, 'base64url').toString('utf8').split(' ');
  return isId(incidentId) ? { incidentId, who: who.join(' ') } : null;
}

export const ackLink = (publicUrl: string, secrets: Secrets, incidentId: string, who: string): string =>
  `${publicUrl}/ack/${ackSecret(secrets, incidentId, who)}`;
