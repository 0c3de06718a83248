import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { userAgent } from './user-agent.ts';
import { NoWay, type Reachable, type WayOut, wayTo } from './way-out.ts';

/** What a service on the web answered, or why it did not: `status` 0 and a `failure`. */
export interface Called {
  status: number;
  /** Its first `mostBytes`. */
  text: string;
  /** The same, as it came. */
  bytes?: Buffer;
  /** There was more. */
  cut: boolean;
  headers: IncomingHttpHeaders;
  /** It is an address that nothing is ever sent to. */
  forbidden: boolean;
  failure?: Failure;
}

export interface Failure {
  code:
    | 'forbidden'
    | 'silent'
    | 'connection_refused'
    | 'no_name'
    | 'name_unresolved'
    | 'broken'
    | 'certificate'
    | 'no_connection';
  host: string;
  /** The system's own name of it. */
  why: string;
}

export interface Call {
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** How long it may take, in milliseconds; 10 s where nothing is said. */
  timeoutMs?: number;
  /** Ends it early. */
  signal?: AbortSignal | undefined;
  /** How much of the answer is read; 64 KiB where nothing is said. */
  mostBytes?: number;
  /** Where it may not lead. */
  out: WayOut;
}

const patienceMs = 10_000;
const fewBytes = 65_536;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks a service that staff configured for one thing: in 10 s, no redirects, a capped answer. A failure is a value. */
export async function call(method: Method, url: string, options: Call): Promise<Called> {
  const late = AbortSignal.timeout(options.timeoutMs ?? patienceMs);
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late;
  try {
    const { hostname, port, protocol } = new URL(url);
    const reachable = await wayTo(hostname, Number(port || (protocol === 'https:' ? 443 : 80)), options.out);
    return await exchange(method, url, options, reachable, signal);
  } catch (error) {
    const forbidden = error instanceof NoWay;
    return { status: 0, text: '', cut: false, headers: {}, forbidden, failure: failureOf(error, signal, url) };
  }
}

function exchange(
  method: Method,
  url: string,
  { headers, body, mostBytes = fewBytes }: Call,
  reachable: Reachable[],
  signal: AbortSignal,
): Promise<Called> {
  const request = url.startsWith('https:') ? secureRequest : plainRequest;
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        headers: { 'user-agent': userAgent(), ...headers, ...length },
        lookup: pinned(reachable),
        agent: false,
        signal,
      },
      (response) => {
        firstBytes(response, mostBytes).then(
          (read) => resolve({ status: response.statusCode ?? 0, ...read, headers: response.headers, forbidden: false }),
          reject,
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** Answers with what was judged, whoever is asked for. */
export const pinned =
  (reachable: Reachable[]): LookupFunction =>
  (_host, { all }, done) =>
    all ? done(null, reachable) : done(null, reachable[0]!.address, reachable[0]!.family);

async function firstBytes(response: IncomingMessage, most: number): Promise<Pick<Called, 'text' | 'bytes' | 'cut'>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > most) break;
  }
  const bytes = Buffer.concat(parts).subarray(0, most);
  return { text: bytes.toString('utf8'), bytes, cut: size > most };
}

const codes: Record<string, Failure['code']> = {
  ECONNREFUSED: 'connection_refused',
  ENOTFOUND: 'no_name',
  EAI_AGAIN: 'name_unresolved',
  ECONNRESET: 'broken',
  CERT_HAS_EXPIRED: 'certificate',
};

export function failureOf(error: unknown, signal: AbortSignal, url: string): Failure {
  const { code, name } = error as NodeJS.ErrnoException;
  const told = { host: URL.canParse(url) ? new URL(url).hostname : '', why: code ?? name };
  if (error instanceof NoWay) return { ...told, code: 'forbidden' };
  if (signal.aborted) return { ...told, code: 'silent' };
  return { ...told, code: codes[code ?? ''] ?? 'no_connection' };
}
