import type { SoftwareName } from '#advisories';

/** A piece of software that a store shows it runs. */
export interface Software {
  /** `WordPress`, or the name of its folder. */
  label: string;
  part: 'platform' | 'extension' | 'theme' | 'library';
  /** Under which names advisories may know it. */
  names: SoftwareName[];
  /** Null where it was not found out: nothing is said of it then. */
  version: string | null;
  /** `stated` by the software itself; `guessed` from the addresses of its files, which sometimes tell another's version. */
  certainty: 'stated' | 'guessed';
  seen: { url: string; quote: string }[];
}

/** Two numbers at least, and no moment in time. */
export const versionForm = /^v?(\d{1,4}(?:\.\d{1,5}){1,4}(?:[-.]?(?:alpha|beta|rc|p|pl)[-.]?\d{0,3})?)$/i;

export const versionIn = (text: string | null | undefined): string | null =>
  versionForm.exec(text?.trim() ?? '')?.[1] ?? null;
