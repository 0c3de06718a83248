import type { Evidence } from '#core/inspection';

/** Each thing by the first page that has it: a theme repeats it on all. */
export const once = (all: readonly Evidence[]): Evidence[] =>
  all.filter(({ quote }, place) => all.findIndex((one) => one.quote === quote) === place);
