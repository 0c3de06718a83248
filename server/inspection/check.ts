import type { Check } from '#core/inspection';
import type { Artifacts } from './artifacts.ts';

/** One file `<name>.check.ts`: a rule over what was gathered. */
export type StoreCheck<
  Need extends keyof Artifacts = keyof Artifacts,
  Does extends string = string,
  Also extends keyof Artifacts = keyof Artifacts,
> = Check<Artifacts, Need, Does, Also>;

/** Declares a check; the type knows its artifacts and the words of its options. */
export const check = <
  const Need extends keyof Artifacts,
  const Does extends string,
  const Also extends keyof Artifacts = never,
>(
  one: StoreCheck<Need, Does, Also>,
): StoreCheck => one;
