import type { PeerCertificate as Shown, TLSSocket } from 'node:tls';
import { dial, isFailure } from './dial.ts';
import { NameError, type ProbeNet } from './net.ts';

export interface PeerCertificate {
  subject: string;
  issuer: string;
  /** Epoch milliseconds. */
  validFrom: number;
  validTo: number;
  names: string[];
  fingerprint: string;
  /** `TLSv1.3`. */
  protocol: string;
  /** Why it is not trusted, as `CERT_HAS_EXPIRED`; null where all is well. */
  problem: string | null;
}

/** Shakes hands for the certificate alone. Null where there is no name, no connection or no TLS. */
export async function peerCertificate(
  host: string,
  port: number,
  means: { net: ProbeNet; timeoutMs: number; signal: AbortSignal },
): Promise<PeerCertificate | null> {
  const addresses = await means.net.lookup(host, port, { timeoutMs: means.timeoutMs });
  if (addresses instanceof NameError) return null;
  const { timeoutMs, signal } = means;
  const dialed = await dial({
    addresses,
    port,
    connectMs: timeoutMs,
    deadline: performance.now() + timeoutMs,
    signal,
    tls: { serverName: host, context: means.net.trust(), tlsMs: timeoutMs },
  });
  if (isFailure(dialed)) return null;
  const socket = dialed.socket as TLSSocket;
  const peer: Partial<Shown> = socket.getPeerCertificate() ?? {};
  const certificate = {
    subject: written(peer.subject?.CN),
    issuer: written(peer.issuer?.O, peer.issuer?.CN),
    validFrom: Date.parse(peer.valid_from ?? ''),
    validTo: Date.parse(peer.valid_to ?? ''),
    names: (peer.subjectaltname ?? '')
      .split(/,\s*/)
      .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
      .filter(Boolean)
      .slice(0, 100),
    fingerprint: peer.fingerprint256 ?? '',
    protocol: socket.getProtocol() ?? '',
    problem: socket.authorized ? null : String(socket.authorizationError ?? 'UNKNOWN'),
  };
  socket.destroy();
  return Number.isNaN(certificate.validTo) ? null : certificate;
}

const written = (...parts: (string | string[] | undefined)[]): string =>
  [...new Set(parts.flat().filter((part) => part !== undefined))].join(', ').slice(0, 200);
