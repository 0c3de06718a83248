import type { Weekday } from '#core/time-zone';

/**
 * Hours on the wall that begin on these days, `[from, to)`: `09:00` to `18:00`, the end may be `24:00`. An end before
 * the beginning is on the next day. At a clock change both ends are the first instant that the wall shows them.
 */
export interface Hours {
  days: readonly Weekday[];
  from: string;
  to: string;
}

/** People who take turns. */
export interface Layer {
  id: string;
  name: string;
  timeZone: string;
  /** In the order of their turns. */
  people: readonly string[];
  /** The first hand-over, on the wall of `timeZone`: `2026-11-23T09:00`. Before it the layer has nobody. */
  starts: string;
  /** A turn lasts so long on the wall, so that hand-over stays at its hour when clocks change. */
  turn: { unit: 'hours' | 'days' | 'weeks'; length: number };
  /** On duty at these hours alone; always where empty. */
  hours: readonly Hours[];
  /** Where the one whose turn it is is absent, the next in the order who is not stands in. */
  standIn: boolean;
}

/** The layers from the top: where one has nobody, the next below is asked. */
export interface Schedule {
  timeZone: string;
  /** When somebody must be on duty; around the clock where empty. */
  needed: readonly Hours[];
  layers: readonly Layer[];
}

/** From `from` up to `to` (epoch ms). */
export interface Window {
  id: string;
  from: number;
  to: number;
}

/** This person, whatever the layers say. */
export interface Override extends Window {
  personId: string;
  /** Of what overlaps, the higher number counts: it was made later. */
  order: number;
}

/** What would be `givenBy`'s duty is `takenBy`'s. It counts for what was made before it: lower numbers, and the layers. */
export interface Swap extends Window {
  givenBy: string;
  takenBy: string;
  order: number;
}

export interface Absence extends Window {
  personId: string;
}

export interface Changes {
  overrides: readonly Override[];
  swaps: readonly Swap[];
  absences: readonly Absence[];
}

/** Who is on duty, and why. */
export interface Duty {
  personId: string;
  source: 'layer' | 'override';
  /** The layer's or the override's id. */
  sourceId: string;
  /** The last swap that moved it. */
  swapId: string | null;
  /** The absent person for whom this one stands in. */
  standsInFor: string | null;
}

export interface Standing {
  duty: Duty | null;
  /** Whose duty it would have been, had they not been absent. */
  absent: readonly string[];
  /** Somebody must be on duty. */
  needed: boolean;
}

/** `[from, to)` in epoch ms. */
export interface CoverSpan extends Standing {
  from: number;
  to: number;
}
