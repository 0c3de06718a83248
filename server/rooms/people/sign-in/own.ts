import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';

/** What is a person's own (factors, sessions, tokens) is theirs in a signed-in session only: a token cannot make itself stronger. */
export function own(actor: Actor): { personId: string; sessionId: string } {
  const { personId, sessionId } = actor;
  if (personId !== null && sessionId !== null) return { personId, sessionId };
  return refuse(
    'needs_session',
    {
      en: 'This needs a person who is signed in, not a token.',
      ru: 'Для этого нужен вошедший человек, а не токен.',
      uk: 'Для цього потрібна людина, що увійшла, а не токен.',
    },
    { status: 403 },
  );
}
