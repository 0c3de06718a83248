import type { PeerCertificate } from 'node:tls';
import type { Evidence } from '#core/probe';

export type CertificateFault = 'expired' | 'early' | 'self_signed' | 'wrong_name' | 'untrusted' | 'revoked';

/** The leaf certificate as evidence; empty strings where the server sent none. */
export function certificateOf(peer: Partial<PeerCertificate>): NonNullable<Evidence['certificate']> {
  return {
    subject: nameOf(peer.subject),
    issuer: nameOf(peer.issuer),
    validFrom: isoDate(peer.valid_from),
    validTo: isoDate(peer.valid_to),
    names: (peer.subjectaltname ?? '')
      .split(/,\s*/)
      .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
      .filter(Boolean)
      .slice(0, 100),
    fingerprint: peer.fingerprint256 ?? '',
  };
}

function nameOf(party: PeerCertificate['subject'] | undefined): string {
  const parts = [party?.O, party?.CN].flat().filter((part) => part !== undefined);
  return [...new Set(parts)].join(', ').slice(0, 200);
}

function isoDate(text: string | undefined): string {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

/**
 * What is wrong with the certificate, or null. The dates are judged by `now`, not by the clock of OpenSSL.
 * @param error as Node names it: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID` …
 */
export function certificateFault(
  certificate: NonNullable<Evidence['certificate']>,
  error: string | undefined,
  now: number,
): CertificateFault | null {
  if (Date.parse(certificate.validTo) <= now) return 'expired';
  if (Date.parse(certificate.validFrom) > now + 60_000) return 'early';
  if (error === undefined) return null;
  if (error === 'DEPTH_ZERO_SELF_SIGNED_CERT') return 'self_signed';
  if (error === 'ERR_TLS_CERT_ALTNAME_INVALID' || error === 'HOSTNAME_MISMATCH') return 'wrong_name';
  if (error === 'CERT_REVOKED') return 'revoked';
  return 'untrusted';
}

/** What a sentence about the fault needs. */
export function faultParams(
  certificate: NonNullable<Evidence['certificate']>,
  fault: CertificateFault,
  host: string,
): Record<string, string> {
  if (fault === 'expired') return { host, date: certificate.validTo.slice(0, 10) };
  if (fault === 'early') return { host, date: certificate.validFrom.slice(0, 10) };
  const names = certificate.names.length > 0 ? certificate.names.slice(0, 3).join(', ') : certificate.subject || '—';
  return fault === 'wrong_name' ? { host, names } : { host };
}
