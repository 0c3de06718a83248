import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { App } from '#kit/app';
import { refuse } from '#kit/refuse';
import { teamSettings } from '../team/settings.ts';

export interface RelyingParty {
  /** The host name that passkeys are bound to. */
  id: string;
  /** `https://watch.example` */
  origin: string;
}

/**
 * Who we are to a browser: our public address, or the one that the request came to. A browser signs for the page that
 * it shows and no other, so an address that somebody made up opens nothing.
 */
export async function relyingParty(app: App, request: FastifyRequest): Promise<RelyingParty> {
  const known = (await teamSettings(app.db)).publicUrl;
  const reached = `${request.protocol}://${request.headers.host}`;
  const origins = [known && new URL(known).origin, URL.parse(reached)?.origin].filter((o) => typeof o === 'string');
  const origin = origins.find((o) => o === request.headers.origin) ?? origins[0] ?? reached;
  const id = URL.parse(origin)?.hostname ?? '';
  if (id === '' || isIP(id.replace(/^\[|\]$/g, ''))) {
    refuse(
      'passkey_needs_name',
      {
        en: 'Passkeys need a host name: open this page by its name (on this machine: localhost), not by {id}.',
        ru: 'Ключам доступа нужно имя узла: откройте эту страницу по имени (на этой машине — localhost), а не по {id}.',
        uk: 'Ключам доступу потрібне ім’я вузла: відкрийте цю сторінку за іменем (на цій машині — localhost), а не за {id}.',
      },
      { values: { id: id || '?' } },
    );
  }
  return { id, origin };
}
