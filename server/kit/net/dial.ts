import { connect, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Phases } from '#core/probe';
import { onStop } from './stop.ts';

/** How a connection fails to come about. `tls_closed`: the other side hung up amid the handshake. */
export type DialFault =
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'connect_timeout'
  | 'tls_timeout'
  | 'tls_failed'
  | 'tls_closed'
  | 'stopped';

export interface Dial {
  /** Judged addresses; the next is tried where one cannot be reached. */
  addresses: readonly { address: string; family: 4 | 6 }[];
  port: number;
  connectMs: number;
  /** `performance.now()` at which all must be over. */
  deadline: number;
  signal: AbortSignal;
  tls?: { serverName: string; context: SecureContext; tlsMs: number };
}

export interface Dialed {
  socket: Socket;
  address: string;
  phases: Phases;
}

export interface DialFailure {
  fault: DialFault;
  address: string;
  phases: Phases;
  /** The library's own words, for an engineer. */
  detail: string;
}

const AT_MOST = 3;
/** Our own shortage, not the target's fault: thrown, so that it ends as `unknown`. */
const ours = new Set(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS', 'ENOMEM', 'EACCES', 'EPERM']);

export const isFailure = (dialed: Dialed | DialFailure): dialed is DialFailure => 'fault' in dialed;

/** Connects to the first address that answers, and shakes hands where TLS is asked for. Never verifies: it reports. */
export async function dial(ask: Dial): Promise<Dialed | DialFailure> {
  let last: DialFailure | undefined;
  for (const { address, family } of ask.addresses.slice(0, AT_MOST)) {
    const dialed = await dialOne(ask, address, family);
    if (!isFailure(dialed)) return dialed;
    last = dialed;
    const elsewhere = last.fault === 'refused' || last.fault === 'unreachable' || last.fault === 'connect_timeout';
    if (!elsewhere || performance.now() >= ask.deadline) break;
  }
  return last!;
}

function dialOne(ask: Dial, address: string, family: 4 | 6): Promise<Dialed | DialFailure> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const phases: Phases = {};
    const { tls } = ask;
    const socket = tls
      ? secureSocket(address, ask.port, tls.serverName, tls.context)
      : connect({ host: address, port: ask.port, family });
    let connectedAt = 0;
    const within = (ms: number): number => Math.max(1, Math.min(ms, ask.deadline - performance.now()));
    const late = (): void => fail(connectedAt ? 'tls_timeout' : 'connect_timeout', 'no answer in time');
    let timer = setTimeout(late, within(ask.connectMs));
    const forget = onStop(ask.signal, () => fail('stopped', 'stopped'));

    function settle(): void {
      clearTimeout(timer);
      forget();
      socket.removeListener('connect', connected);
      socket.removeListener('secureConnect', secured);
    }
    function fail(fault: DialFault, detail: string): void {
      settle();
      socket.destroy();
      resolve({ fault, address, phases, detail });
    }
    function connected(): void {
      connectedAt = performance.now();
      phases.connect = connectedAt - begun;
      if (tls) {
        clearTimeout(timer);
        timer = setTimeout(late, within(tls.tlsMs));
        return;
      }
      settle();
      resolve({ socket, address, phases });
    }
    function secured(): void {
      phases.tls = performance.now() - connectedAt;
      settle();
      resolve({ socket, address, phases });
    }
    socket.on('connect', connected);
    if (tls) socket.on('secureConnect', secured);
    // Stays for the life of the socket: an error between two owners would otherwise be nobody's.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      if (!ours.has(code)) return fail(faultOf(code, connectedAt > 0), code || error.message);
      settle();
      reject(error);
    });
  });
}

function secureSocket(address: string, port: number, serverName: string, secureContext: SecureContext): TLSSocket {
  return connectTls({
    host: address,
    port,
    secureContext,
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
    // An address in digits has no place in SNI, but is what the certificate is compared with.
    servername: /^[\d.]+$|:/.test(serverName) ? '' : serverName,
  });
}

function faultOf(code: string, connected: boolean): DialFault {
  if (connected) return code === 'ECONNRESET' || code === 'EPIPE' ? 'tls_closed' : 'tls_failed';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ETIMEDOUT') return 'connect_timeout';
  return code === 'ECONNRESET' ? 'reset' : 'unreachable';
}
