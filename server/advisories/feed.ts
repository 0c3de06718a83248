import { discover } from '#kit/discover';
import type { Words } from '#core/words';
import type { Advisory, Ecosystem } from './advisory.ts';

/** One file `<name>.feed.ts`: where known holes are published, and how to read that. */
export interface Feed {
  /** What it is called, and what it knows of. */
  words: Words<'label' | 'about'>;
  covers: readonly Ecosystem[];
  /** Where it lies unless somebody sets a mirror. */
  address: string;
  /** It is given out to those who have a key only, sent as `Authorization: Bearer`. */
  needsKey: boolean;
  /** Read unless somebody turns it off. */
  onAtFirst: boolean;
  /** How often it is worth asking. */
  everyMs: number;
  /** More than that is not it. */
  mostBytes: number;
  /** It comes in pages, the next one named in the header `link`. */
  paged?: boolean;
  /**
   * Reads a file of it, however big, piece by piece. Null for each document that is about something else, or that is not
   * to be understood with certainty: nothing is guessed. Fields that are new to us are passed over.
   * @throws Damaged where the file as a whole is not what it should be
   */
  read(path: string): AsyncIterable<Advisory | null>;
}

/** By name. */
export const feeds: ReadonlyMap<string, Feed> = await discover<Feed>(import.meta.dirname, '.feed.ts');
