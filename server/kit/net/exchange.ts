import type { IncomingHttpHeaders } from 'node:http';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { Phases } from '#core/probe';
import { Conversation } from './conversation.ts';
import { dial, isFailure, type Dial, type DialFault } from './dial.ts';

/**
 * How one HTTP exchange fails. `closed`: hung up without a word. `cut`: the body ended before its promised end.
 * `malformed`: not HTTP. `untrusted`: the certificate is bad, see `certificateError`.
 */
export type Fault =
  | DialFault
  | 'untrusted'
  | 'first_byte_timeout'
  | 'idle_timeout'
  | 'total_timeout'
  | 'closed'
  | 'cut'
  | 'malformed';

/** Where a URL leads, taken apart once. */
export interface Where {
  href: string;
  origin: string;
  secure: boolean;
  /** Without brackets. */
  host: string;
  port: number;
  path: string;
  /** What stands in the Host header. */
  authority: string;
}

export interface Ask {
  where: Where;
  addresses: Dial['addresses'];
  method: string;
  /** Name, value, name, value … as they are written; Host and Connection among them. */
  headers: readonly string[];
  body?: string;
  limits: Limits;
  /** `performance.now()` at which all must be over. */
  deadline: number;
  /** The status line and the headers are enough: the body is not waited for. */
  headOnly?: boolean;
  trust: NonNullable<Dial['tls']>['context'];
  /** Goes on where the certificate is bad. */
  trustAnyone?: boolean;
  signal: AbortSignal;
}

/** Milliseconds of each phase, and bytes of the body: so many are kept, and so many read and counted at most. */
export interface Limits {
  connectMs: number;
  firstByteMs: number;
  idleMs: number;
  keepBytes: number;
  readBytes: number;
}

export interface Answer {
  fault?: Fault;
  /** The library's own words on the fault. */
  detail?: string;
  address: string;
  phases: Phases;
  /** 0 where there was no answer. */
  status: number;
  headers: IncomingHttpHeaders;
  /** As it came over the wire, up to `keepBytes`. */
  body: Buffer;
  received: number;
  /** More than `readBytes` came: the rest was not waited for. */
  capped: boolean;
  /** As OpenSSL and Node call it: `CERT_HAS_EXPIRED`. */
  certificateError?: string;
  /** The certificate, where it is bad. */
  peer?: PeerCertificate;
}

export function whereOf(url: URL): Where {
  const secure = url.protocol === 'https:';
  return {
    href: url.href,
    origin: url.origin,
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 443 : 80),
    path: url.pathname + url.search,
    authority: url.host,
  };
}

/** One request over a fresh connection, and its answer. Never throws but for a shortage of our own. */
export async function exchange(ask: Ask): Promise<Answer> {
  const { where, limits, addresses, deadline, signal } = ask;
  const tls = where.secure ? { serverName: where.host, context: ask.trust, tlsMs: limits.connectMs } : undefined;
  const dialed = await dial({ addresses, port: where.port, connectMs: limits.connectMs, deadline, signal, tls });
  const answer: Answer = {
    address: dialed.address,
    phases: dialed.phases,
    status: 0,
    headers: {},
    body: nothing,
    received: 0,
    capped: false,
  };
  if (isFailure(dialed)) {
    answer.fault = performance.now() >= deadline ? 'total_timeout' : dialed.fault;
    answer.detail = dialed.detail;
    return answer;
  }
  if (where.secure) {
    const socket = dialed.socket as TLSSocket;
    if (!socket.authorized) {
      answer.certificateError = String(socket.authorizationError);
      answer.peer = socket.getPeerCertificate();
    }
    if (answer.certificateError && !ask.trustAnyone) {
      answer.fault = 'untrusted';
      socket.destroy();
      return answer;
    }
  }
  await new Conversation(ask, dialed.socket, answer).done;
  return answer;
}

const nothing = Buffer.alloc(0);
