import type { FastifyRequest } from 'fastify';
import type { Access } from '#contract/permissions';
import { refuse } from '../refuse.ts';
import { sameText } from '../secrets.ts';
import type { Actor } from './actor.ts';

/** Lets the actor through or refuses: 401 nobody, 403 not allowed or a change without proof that it came from our page. */
export function admit(access: Access, actor: Actor, request: FastifyRequest): void {
  if (access === 'public') return;
  if (actor.kind === 'anonymous')
    return refuse('sign_in', { en: 'Sign in first.', ru: 'Сначала войдите.', uk: 'Спершу увійдіть.' }, { status: 401 });
  if (actor.sessionId && !['GET', 'HEAD'].includes(request.method)) checkOrigin(actor, request);
  const allowed =
    access === 'prober'
      ? actor.kind === 'prober'
      : access === 'self'
        ? actor.personId !== null
        : actor.permissions.has(access);
  if (!allowed)
    refuse(
      'forbidden',
      { en: 'Your role does not allow this.', ru: 'Ваша роль этого не позволяет.', uk: 'Ваша роль цього не дозволяє.' },
      { status: 403 },
    );
}

function checkOrigin(actor: Actor, request: FastifyRequest): void {
  const sent = request.headers['x-vakhta-csrf'];
  if (typeof sent === 'string' && actor.csrf && sameText(sent, actor.csrf)) return;
  refuse(
    'csrf',
    {
      en: 'The page is out of date: reload it and try again.',
      ru: 'Страница устарела: обновите её и повторите.',
      uk: 'Сторінка застаріла: оновіть її та повторіть.',
    },
    { status: 403 },
  );
}
