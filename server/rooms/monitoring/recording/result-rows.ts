import type { Phases } from '#core/probe';
import { flagsOf, type Heard, verdictCodes } from './heard.ts';

/** PostgreSQL array literals, a column each: far cheaper for both sides than parameters of each row. */
export interface ResultColumns {
  keys: string;
  regions: string;
  revisions: string;
  ats: string;
  totals: string;
  phases: [dns: string, connect: string, tls: string, firstByte: string, transfer: string];
  verdicts: string;
  flags: string;
}

const names = ['dns', 'connect', 'tls', 'firstByte', 'transfer'] as const satisfies readonly (keyof Phases)[];

export function columnsOf(items: readonly Heard[]): ResultColumns {
  const column = (value: (item: Heard) => number | null | undefined) => {
    let text = '{';
    for (let i = 0; i < items.length; i++) {
      const v = value(items[i]!);
      text += (i === 0 ? '' : ',') + (v === null || v === undefined ? 'NULL' : v);
    }
    return `${text}}`;
  };
  const ms = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value * 10) / 10;
  return {
    keys: column((i) => i.key),
    regions: column((i) => i.region),
    revisions: column((i) => i.revision),
    ats: column((i) => i.at),
    totals: column((i) => ms(i.outcome.totalMs)),
    phases: names.map((name) => column((i) => ms(i.outcome.phases[name]))) as ResultColumns['phases'],
    verdicts: column((i) => verdictCodes.indexOf(i.outcome.verdict)),
    flags: column(flagsOf),
  };
}
