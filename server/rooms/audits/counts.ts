import { severities } from '#core/inspection';
import type { Counts } from './tables.ts';

/** How many there are of each severity. */
export const countsOf = (all: readonly { severity: keyof Counts }[]): Counts =>
  Object.fromEntries(
    severities.map((severity) => [severity, all.filter((one) => one.severity === severity).length]),
  ) as Counts;
