import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { userAgent } from './user-agent.ts';
import { NoWay, type Reachable, type WayOut, wayTo } from './way-out.ts';

/** What a service on the web answered, or why it did not: `status` 0 and a `failure`. */
export interface Posted {
  status: number;
  /** First 64 KiB. */
  text: string;
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

export interface Post {
  headers?: Record<string, string>;
  body: string;
  /** Where it may not lead. */
  out: WayOut;
}

const timeoutMs = 10_000;
const mostBytes = 65_536;

/** Sends one POST to a service that staff configured: 10 s, no redirects, a capped answer. A failure is a value. */
export async function post(url: string, options: Post): Promise<Posted> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { hostname, port, protocol } = new URL(url);
    const reachable = await wayTo(hostname, Number(port || (protocol === 'https:' ? 443 : 80)), options.out);
    return await exchange(url, options, reachable, signal);
  } catch (error) {
    const forbidden = error instanceof NoWay;
    return { status: 0, text: '', headers: {}, forbidden, failure: failureOf(error, signal, url) };
  }
}

function exchange(url: string, { headers, body }: Post, reachable: Reachable[], signal: AbortSignal): Promise<Posted> {
  const request = url.startsWith('https:') ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { 'user-agent': userAgent(), ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: pinned(reachable),
        agent: false,
        signal,
      },
      (response) => {
        firstBytes(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, text, headers: response.headers, forbidden: false }),
          reject,
        );
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** Answers with what was judged, whoever is asked for. */
const pinned =
  (reachable: Reachable[]): LookupFunction =>
  (_host, { all }, done) =>
    all ? done(null, reachable) : done(null, reachable[0]!.address, reachable[0]!.family);

async function firstBytes(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(parts).subarray(0, mostBytes).toString('utf8');
}

const codes: Record<string, Failure['code']> = {
  ECONNREFUSED: 'connection_refused',
  ENOTFOUND: 'no_name',
  EAI_AGAIN: 'name_unresolved',
  ECONNRESET: 'broken',
  CERT_HAS_EXPIRED: 'certificate',
};

function failureOf(error: unknown, signal: AbortSignal, url: string): Failure {
  const { code, name } = error as NodeJS.ErrnoException;
  const told = { host: URL.canParse(url) ? new URL(url).hostname : '', why: code ?? name };
  if (error instanceof NoWay) return { ...told, code: 'forbidden' };
  if (signal.aborted) return { ...told, code: 'silent' };
  return { ...told, code: codes[code ?? ''] ?? 'no_connection' };
}
