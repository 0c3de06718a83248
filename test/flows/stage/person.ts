import { acceptInvitation, invite } from '#contract/people';
import type { z } from 'zod';
import type { Language } from '#core/words';
import type { Caller } from './caller.ts';

/** Invites somebody, who accepts; what they sign in with. */
export async function joins(
  base: string,
  call: Caller,
  who: z.input<(typeof invite)['body']> & { name: string; language: Language },
): Promise<{ email: string; password: string }> {
  const { name, language, ...invited } = who;
  const { link } = await call(invite, { body: invited });
  const password = 'correct-horse-battery';
  const secret = new URL(link).pathname.split('/').at(-1)!;
  const answer = await fetch(base + acceptInvitation.path.replace(':secret', secret), {
    method: acceptInvitation.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password, language }),
  });
  if (!answer.ok) throw new Error(`acceptInvitation answered ${answer.status}: ${await answer.text()}`);
  return { email: who.email, password };
}
