import { z } from 'zod';
import { type Ask, path } from '../ask.ts';
import { mostPlaces, type Place, type Places, placesOf, type Told } from '../places.ts';
import { anId } from './clickup-shapes.ts';

const named = z.object({ id: anId, name: z.string() });
const teams = z.object({ teams: z.array(named) });
const spaces = z.object({ spaces: z.array(named) });
const folders = z.object({ folders: z.array(named.extend({ lists: z.array(named).default([]) })) });
const lists = z.object({ lists: z.array(named) });
/** Each costs two requests, and it takes a hundred a minute. */
const mostSpaces = 30;
const query = { archived: false };

/** Lists of all workspaces, those in folders too. */
export async function places(ask: Ask): Promise<Told<Places>> {
  const workspaces = await ask('GET', '/team', { as: teams });
  if (!workspaces.ok) return workspaces;
  const found: Place[] = [];
  let seen = 0;
  for (const workspace of workspaces.value.teams) {
    const there = await ask('GET', path`/team/${workspace.id}/space`, { query, as: spaces });
    if (!there.ok) return there;
    for (const space of there.value.spaces) {
      if (++seen > mostSpaces || found.length > mostPlaces) return placesOf(found, true);
      const told = await listsOf(ask, space);
      if (!told.ok) return told;
      found.push(...told.value);
    }
  }
  return placesOf(found);
}

async function listsOf(ask: Ask, space: z.output<typeof named>): Promise<Told<Place[]>> {
  const [loose, inFolders] = await Promise.all([
    ask('GET', path`/space/${space.id}/list`, { query, as: lists }),
    ask('GET', path`/space/${space.id}/folder`, { query, as: folders }),
  ]);
  if (!loose.ok) return loose;
  if (!inFolders.ok) return inFolders;
  const placed = (within: string) => (list: z.output<typeof named>) => ({ setting: list.id, name: list.name, within });
  return {
    ok: true,
    value: [
      ...loose.value.lists.map(placed(space.name)),
      ...inFolders.value.folders.flatMap((folder) => folder.lists.map(placed(`${space.name} / ${folder.name}`))),
    ],
  };
}
