import { createWriteStream } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Failure, failureOf, pinned } from './call.ts';
import { userAgent } from './user-agent.ts';
import { type WayOut, wayTo } from './way-out.ts';

export interface Download {
  headers?: Record<string, string>;
  /** Unpacked. */
  mostBytes: number;
  /** Of silence, and of everything. */
  idleMs?: number;
  totalMs?: number;
  signal?: AbortSignal | undefined;
  out: WayOut;
}

export interface Downloaded {
  /** 200: it is in the file as a whole; 0: see `failure`. With any other there is no file. */
  status: number;
  headers: IncomingMessage['headers'];
  failure?: Failure;
  /** It came, and not as a whole: it ended too soon, or is bigger than it may be. */
  partial?: 'cut_off' | 'too_big';
}

const MOST_REDIRECTS = 5;

/**
 * Brings what lies at an address into a file, however big, following redirects; what identifies us is not sent to another host.
 * A failure is a value.
 */
export async function download(address: string, path: string, options: Download): Promise<Downloaded> {
  const late = AbortSignal.timeout(options.totalMs ?? 30 * 60_000);
  const signal = options.signal ? AbortSignal.any([late, options.signal]) : late;
  let url = new URL(address);
  let headers: Record<string, string> = { 'accept-encoding': 'gzip', 'user-agent': userAgent(), ...options.headers };
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const response = await ask(url, headers, options, signal);
      const to = response.headers.location;
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400 && status !== 304 && to && URL.canParse(to, url.href)) {
        response.destroy();
        const next = new URL(to, url);
        if (!/^https?:$/.test(next.protocol)) return { status, headers: response.headers };
        if (next.host !== url.host || next.protocol !== url.protocol) headers = withoutCredentials(headers);
        url = next;
        continue;
      }
      if (status !== 200) {
        response.destroy();
        return { status, headers: response.headers };
      }
      return await keep(response, path, options.mostBytes, signal);
    }
    return { status: 310, headers: {} };
  } catch (error) {
    return { status: 0, headers: {}, failure: failureOf(error, signal, url.href) };
  }
}

async function ask(
  url: URL,
  headers: Record<string, string>,
  { out, idleMs = 60_000 }: Download,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const reachable = await wayTo(url.hostname, Number(url.port) || (secure ? 443 : 80), out);
  return new Promise((resolve, reject) => {
    const sent = (secure ? secureRequest : plainRequest)(
      url,
      { headers, lookup: pinned(reachable), agent: false, signal, timeout: idleMs },
      resolve,
    );
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject).end();
  });
}

async function keep(response: IncomingMessage, path: string, most: number, signal: AbortSignal): Promise<Downloaded> {
  const { headers } = response;
  let size = 0;
  let tooBig = false;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      tooBig = size > most;
      done(tooBig ? new Error('too big') : null, chunk);
    },
  });
  const packed = headers['content-encoding'] === 'gzip' || headers['content-encoding'] === 'x-gzip';
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await (packed
      ? pipeline(response, createGunzip(), counted, file, { signal })
      : pipeline(response, counted, file, { signal }));
    return { status: 200, headers };
  } catch (error) {
    if (tooBig) return { status: 200, headers, partial: 'too_big' };
    const { code } = error as NodeJS.ErrnoException;
    if (signal.aborted || code === 'ETIMEDOUT' || code === 'ENOSPC') throw error;
    return { status: 200, headers, partial: 'cut_off' };
  }
}

const withoutCredentials = ({ authorization: _, ...rest }: Record<string, string>): Record<string, string> => rest;
