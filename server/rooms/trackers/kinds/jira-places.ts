import { z } from 'zod';
import type { Ask } from '../ask.ts';
import { mostPlaces, type Place, type Places, placesOf, type Told } from '../places.ts';

const projects = z.object({
  values: z.array(z.object({ key: z.string(), name: z.string() })),
  isLast: z.boolean().nullish(),
});
const aPage = 50;

/** Projects in which the account may make issues. */
export async function places(ask: Ask): Promise<Told<Places>> {
  const found: Place[] = [];
  for (let startAt = 0; startAt <= mostPlaces; startAt += aPage) {
    const query = { startAt, maxResults: aPage, orderBy: 'name', action: 'create' };
    const told = await ask('GET', '/project/search', { query, as: projects });
    if (!told.ok) return told.fault === 'gone' ? { ...told, field: 'site' } : told;
    found.push(...told.value.values.map(({ key, name }) => ({ setting: key, name, within: key })));
    if (told.value.isLast ?? told.value.values.length < aPage) return placesOf(found);
  }
  return placesOf(found, true);
}
