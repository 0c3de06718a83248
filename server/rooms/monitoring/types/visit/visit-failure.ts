import type { Condition, Evidence, FailureClass, Outcome } from '#core/probe';
import type { Limits } from '#kit/net/exchange';
import type { Visit } from '#kit/net/visit';
import { certificateFault, certificateOf, faultParams } from '../tls/certificate.ts';
import { endings, quoted, seconds, type Findings } from '../outcomes.ts';
import { nameFailure, round, rounded } from './dial-failure.ts';
import { visitWords } from './visit-words.ts';

const end = endings(visitWords);

export function findingsOf(seen: Visit, conditions: Condition[], evidence: Evidence): Findings {
  return { totalMs: round(seen.totalMs), phases: rounded(seen.phases), conditions, evidence };
}

/** Headers and the like, for a failure; where all is well the address and the status are enough. */
export function evidenceOf(seen: Visit, text = ''): Evidence {
  const { answer, hops } = seen;
  const evidence: Evidence = {};
  if (answer?.address) evidence.address = answer.address;
  if (answer?.status) {
    evidence.status = answer.status;
    const headers = Object.entries(answer.headers)
      .filter(([name]) => name !== 'set-cookie')
      .slice(0, 40);
    evidence.headers = Object.fromEntries(headers.map(([name, value]) => [name, quoted(String(value), 500)]));
  }
  if (hops.length > 0) evidence.redirects = hops.slice(0, 20);
  if (text) evidence.bodyExcerpt = text.slice(0, 4096);
  return evidence;
}

/** The outcome where there is no whole page to judge, or null where there is one. Throws when we were stopped. */
export function visitFailure(
  seen: Visit,
  limits: Limits,
  timeoutMs: number,
  maxRedirects: number,
  now: number,
): Outcome | null {
  const { answer, nameError, redirectFault, where } = seen;
  const host = quoted(where.host);
  if (nameError)
    return { ...nameFailure(nameError, seen.totalMs), phases: rounded(seen.phases), evidence: evidenceOf(seen) };
  if (redirectFault) {
    const last = seen.hops.at(-1)!;
    const limit = redirectFault === 'many' ? `≤ ${maxRedirects}` : 'end';
    const findings = findingsOf(
      seen,
      [{ text: `[REDIRECTS] (${seen.hops.length}) ${limit}`, ok: false }],
      evidenceOf(seen),
    );
    return end.down(findings, 'redirect', `redirect_${redirectFault}`, {
      to: quoted(last.to, 160),
      limit: maxRedirects,
    });
  }
  if (!answer?.fault) return null;
  if (answer.fault === 'stopped') throw new Error('The probe was stopped.');
  if (answer.fault === 'untrusted') return untrusted(seen, host, now);
  const { failure, after } = faults[answer.fault];
  const promised = answer.headers['content-length'];
  const cut =
    promised === undefined ? `${answer.received} B, broken off) = whole` : `${answer.received} B) = ${promised} B`;
  const text = failure === 'partial' ? `[BODY] (${cut}` : `[CONNECTION] (${answer.fault.replaceAll('_', ' ')}) = ok`;
  const evidence = evidenceOf(seen, answer.body.toString('utf8'));
  if (answer.detail) evidence.facts = { detail: quoted(answer.detail, 200) };
  const params = {
    host,
    port: where.port,
    received: answer.received,
    promised: promised ?? '',
    seconds: seconds(after === 'total' ? timeoutMs : after ? limits[after] : 0),
  };
  return end.down(
    findingsOf(seen, [{ text, ok: false }], evidence),
    failure,
    answer.fault === 'cut' && promised === undefined ? 'cut_off' : answer.fault,
    params,
  );
}

interface FaultMeaning {
  failure: FailureClass;
  after?: 'connectMs' | 'firstByteMs' | 'idleMs' | 'total';
}

const faults: Record<
  Exclude<NonNullable<NonNullable<Visit['answer']>['fault']>, 'stopped' | 'untrusted'>,
  FaultMeaning
> = {
  refused: { failure: 'connect' },
  unreachable: { failure: 'connect' },
  reset: { failure: 'connect' },
  closed: { failure: 'connect' },
  connect_timeout: { failure: 'timeout', after: 'connectMs' },
  tls_timeout: { failure: 'timeout', after: 'connectMs' },
  first_byte_timeout: { failure: 'timeout', after: 'firstByteMs' },
  idle_timeout: { failure: 'timeout', after: 'idleMs' },
  total_timeout: { failure: 'timeout', after: 'total' },
  tls_failed: { failure: 'tls' },
  tls_closed: { failure: 'tls' },
  malformed: { failure: 'http' },
  cut: { failure: 'partial' },
};

function untrusted(seen: Visit, host: string, now: number): Outcome {
  const answer = seen.answer!;
  const certificate = certificateOf(answer.peer ?? {});
  const fault = certificateFault(certificate, answer.certificateError, now) ?? 'untrusted';
  const findings = findingsOf(seen, [{ text: `[CERTIFICATE] (${fault.replaceAll('_', ' ')}) = valid`, ok: false }], {
    ...evidenceOf(seen),
    certificate,
  });
  return end.down(findings, 'tls', `certificate_${fault}`, faultParams(certificate, fault, host));
}
