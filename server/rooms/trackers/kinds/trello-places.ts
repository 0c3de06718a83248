import { z } from 'zod';
import type { Ask } from '../ask.ts';
import { type Places, placesOf, type Told } from '../places.ts';

const boards = z.array(
  z.object({
    shortLink: z.string(),
    name: z.string(),
    organization: z.object({ displayName: z.string().nullish() }).nullish(),
  }),
);

/** Boards of the account; they come all at once. */
export async function places(ask: Ask): Promise<Told<Places>> {
  const told = await ask('GET', '/members/me/boards', {
    query: { filter: 'open', fields: 'name,shortLink', organization: true, organization_fields: 'displayName' },
    as: boards,
  });
  if (!told.ok) return told;
  return placesOf(
    told.value.map(({ shortLink, name, organization }) => ({
      setting: shortLink,
      name,
      within: organization?.displayName ?? null,
    })),
  );
}
