import type { Ask } from '../ask.ts';
import { mostPlaces, type Place, type Places, placesOf, type Told } from '../places.ts';
import { many, named } from './asana-shapes.ts';

const project = named.extend({ team: named.nullish() });
const aPage = 100;
const mostWorkspaces = 20;
/** Asana may send pages shorter than asked for, and empty ones that lead on. */
const mostPages = 40;

/** Projects of all workspaces of the account that were not put away. */
export async function places(ask: Ask): Promise<Told<Places>> {
  const query = { limit: mostWorkspaces, opt_fields: 'name' };
  const workspaces = await ask('GET', '/workspaces', { query, as: many(named) });
  if (!workspaces.ok) return workspaces;
  const found: Place[] = [];
  let pages = 0;
  for (const { gid, name } of workspaces.value.data) {
    let offset: string | undefined;
    do {
      if (++pages > mostPages || found.length > mostPlaces) return placesOf(found, true);
      const told = await ask('GET', '/projects', {
        query: { workspace: gid, archived: false, limit: aPage, offset, opt_fields: 'name,team.name' },
        as: many(project),
      });
      if (!told.ok) return told;
      for (const each of told.value.data)
        found.push({
          setting: each.gid,
          name: each.name ?? each.gid,
          within: [name, each.team?.name].filter(Boolean).join(' / ') || null,
        });
      offset = told.value.next_page?.offset;
    } while (offset !== undefined);
  }
  return placesOf(found, Boolean(workspaces.value.next_page));
}
