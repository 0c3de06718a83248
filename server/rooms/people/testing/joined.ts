import type { FastifyInstance } from 'fastify';
import { type Browser, openBrowser } from './browser.ts';

export const joinedPassword = 'the long one of those who joined';

/** A browser of a person who was invited and accepted. */
export async function joined(
  http: FastifyInstance,
  by: Browser,
  invitation: { email: string; role: string; clientIds?: string[]; speciality?: string },
): Promise<Browser> {
  const invited = await by.call('POST', '/api/invitations', invitation);
  if (invited.status !== 200) throw new Error(JSON.stringify(invited.body));
  const b = openBrowser(http);
  const answer = await b.call('POST', `/api${new URL(invited.body.link).pathname}`, {
    name: invitation.email.split('@')[0],
    password: joinedPassword,
    language: 'en',
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return b;
}
