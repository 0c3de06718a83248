import type { Evidence } from '#core/inspection';

/** Each thing by the first page that has it: a theme repeats it on all. */
export const once = <One extends Evidence>(all: readonly One[]): One[] =>
  all.filter(({ quote }, place) => all.findIndex((one) => one.quote === quote) === place);
