import type { Check } from '#core/inspection';
import type { Artifacts } from './artifacts.ts';

/** One file `<name>.check.ts`: a rule over what was gathered. */
export type StoreCheck<Need extends keyof Artifacts = keyof Artifacts, Does extends string = string> = Check<
  Artifacts,
  Need,
  Does
>;

/** Declares a check; the type knows its artifacts and the words of its options. */
export const check = <const Need extends keyof Artifacts, const Does extends string>(
  one: StoreCheck<Need, Does>,
): StoreCheck => one;
