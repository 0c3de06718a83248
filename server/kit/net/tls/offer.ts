import type { Socket } from 'node:net';
import { dial, isFailure } from '../dial.ts';
import { NameError, type ProbeNet } from '../net.ts';
import { onStop } from '../stop.ts';
import { clientHello } from './client-hello.ts';
import { type Alert, readFlight, type ServerFlight } from './server-flight.ts';

/** It hung up without a word, as some servers decline. */
export interface HungUp {
  closed: true;
}
export type Taken = ServerFlight | Alert | HungUp;

export const isTaken = (answer: Taken | null): answer is ServerFlight => answer !== null && 'suite' in answer;

export interface OfferMeans {
  net: ProbeNet;
  timeoutMs: number;
  signal: AbortSignal;
}

/**
 * Offers suites of TLS 1.2 at most in one connection, reads what the server answers in the open, and hangs up. Null where nobody was reached or
 * understood, which says nothing of the server.
 */
export async function offer(
  host: string,
  port: number,
  suites: Iterable<number>,
  { net, timeoutMs, signal }: OfferMeans,
): Promise<Taken | null> {
  const addresses = await net.lookup(host, port, { timeoutMs });
  if (addresses instanceof NameError) return null;
  const deadline = performance.now() + 2 * timeoutMs;
  const dialed = await dial({ addresses, port, connectMs: timeoutMs, deadline, signal });
  if (isFailure(dialed)) return null;
  dialed.socket.write(clientHello(host, suites));
  return listen(dialed.socket, timeoutMs, signal);
}

function listen(socket: Socket, timeoutMs: number, signal: AbortSignal): Promise<Taken | null> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const settle = (answer: Taken | null): void => {
      clearTimeout(timer);
      forget();
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(null), timeoutMs);
    const forget = onStop(signal, () => settle(null));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      try {
        const flight = readFlight(received);
        if (flight) settle(flight);
      } catch (error) {
        // What it says is no TLS that we understand: nothing is known then.
        if (!(error instanceof RangeError)) reject(error);
        settle(null);
      }
    });
    const hungUp = (): void => settle(received.length === 0 ? { closed: true } : null);
    socket.on('error', hungUp);
    socket.on('close', hungUp);
  });
}
