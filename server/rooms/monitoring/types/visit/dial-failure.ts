import type { Condition, Evidence, Outcome, Phases } from '#core/probe';
import type { DialFailure } from '#kit/net/dial';
import type { NameError } from '#kit/net/net';
import { endings, quoted, seconds } from '../outcomes.ts';
import { visitWords } from './visit-words.ts';

const end = endings(visitWords);

/** The outcome where a name leads nowhere. */
export function nameFailure(error: NameError, totalMs: number): Outcome {
  const code =
    error.code === 'NXDOMAIN'
      ? 'name_unknown'
      : error.code === 'TIMEOUT'
        ? 'name_timeout'
        : error.code === 'NODATA'
          ? 'name_empty'
          : 'name_failed';
  const conditions: Condition[] = [{ text: `[DNS] (${error.code}) = NOERROR`, ok: false }];
  return end.down({ totalMs: round(totalMs), phases: {}, conditions }, 'dns', code, {
    host: quoted(error.host),
    code: error.code,
  });
}

/** The outcome where no connection came about. Throws when we were stopped. */
export function dialFailure(
  { fault, address, phases, detail }: DialFailure,
  host: string,
  port: number,
  connectMs: number,
  totalMs: number,
): Outcome {
  if (fault === 'stopped') throw new Error('The probe was stopped.');
  const conditions: Condition[] = [{ text: `[CONNECTION] (${fault.replaceAll('_', ' ')}) = ok`, ok: false }];
  const evidence: Evidence = { address, facts: { detail: quoted(detail, 200) } };
  const failure = fault.endsWith('timeout') ? 'timeout' : fault.startsWith('tls') ? 'tls' : 'connect';
  return end.down({ totalMs: round(totalMs), phases: rounded(phases), conditions, evidence }, failure, fault, {
    host: quoted(host),
    port,
    seconds: seconds(connectMs),
  });
}

/** Hundredths of a millisecond are more than is known. */
export const round = (ms: number): number => Math.round(ms * 100) / 100;

export function rounded(phases: Phases): Phases {
  const { dns, connect, tls, firstByte, transfer } = phases;
  return {
    ...(dns !== undefined && { dns: round(dns) }),
    ...(connect !== undefined && { connect: round(connect) }),
    ...(tls !== undefined && { tls: round(tls) }),
    ...(firstByte !== undefined && { firstByte: round(firstByte) }),
    ...(transfer !== undefined && { transfer: round(transfer) }),
  };
}
