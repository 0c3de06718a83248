import type { Told } from './tracker-kind.ts';

export type { Told } from './tracker-kind.ts';

/** A project, board or list that could be connected. Names are hostile. */
export interface Place {
  /** What the setting of its kind takes for it. */
  setting: string;
  name: string;
  /** The workspace, folder or key that tells it from others of its name. */
  within: string | null;
}

export interface Places {
  items: Place[];
  /** There are more than these. */
  more: boolean;
}

/** More than that nobody looks through. */
export const mostPlaces = 500;
const mostName = 300;

export const placesOf = (found: readonly Place[], more = false): Told<Places> => {
  const once = [...new Map(found.map((place) => [place.setting, place])).values()];
  const items = once
    .slice(0, mostPlaces)
    .map((place) => ({ ...place, name: place.name.trim().slice(0, mostName) || place.setting }));
  return { ok: true, value: { items, more: more || once.length > mostPlaces } };
};
