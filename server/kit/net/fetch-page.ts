import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Net } from './net.ts';
import { pageText } from './page-text.ts';

/** What came back. Text is the other side's own: hostile until shown as text only. */
export interface FetchedPage {
  /** The address asked for, and the one that answered after redirects. */
  requested: string;
  url: string;
  status: number;
  /** Lower-case names, repeated ones joined by `, `; without `set-cookie`. */
  headers: Record<string, string>;
  /** Set by the pages on the way, in the order of their coming. */
  cookies: { name: string; value: string }[];
  redirects: { status: number; from: string; to: string }[];
  /** Decoded and unpacked. Empty where the body is not text. */
  text: string;
  charset: string;
  /** Bytes of the body after unpacking, as far as it was read. */
  bytes: number;
  /** Why the body is not whole: our cap, our deadline, the server hung up, its compression is broken. */
  cut: 'cap' | 'time' | 'server' | 'broken' | null;
  /** Milliseconds of everything, redirects included; `firstByteMs` of the last answer alone. */
  ms: number;
  firstByteMs: number;
  /** The address that answered. */
  address: string;
  /** Of the last connection, null over plain HTTP. */
  certificate: PeerCertificate | null;
}

export interface PeerCertificate {
  subject: string;
  issuer: string;
  /** Epoch milliseconds. */
  validFrom: number;
  validTo: number;
  names: string[];
  fingerprint: string;
  protocol: string;
  /** Why it is not trusted, as `CERT_HAS_EXPIRED`; null where all is well. */
  problem: string | null;
}

/** The other side failed before there was an answer. A name that does not resolve is a `NameError`. */
export class FetchFailure extends Error {
  readonly code: 'connect' | 'tls' | 'timeout' | 'redirect_loop' | 'redirect_target' | 'protocol' | 'cancelled';
  readonly url: string;
  constructor(code: FetchFailure['code'], url: string, detail: string) {
    super(`${url}: ${detail}`);
    this.code = code;
    this.url = url;
  }
}

export interface FetchOptions {
  net: Net;
  /** See `userAgent`. */
  userAgent: string;
  signal?: AbortSignal;
  /** Of everything, redirects and body included; a body that is late is cut. */
  timeoutMs?: number;
  maxBytes?: number;
  maxRedirects?: number;
  /** False reads the page of a store whose certificate is bad, and says so in `certificate.problem`. */
  verifyTls?: boolean;
  accept?: string;
  /** Called before every request, redirects included: to count, and to refuse by throwing. */
  onRequest?: (url: string) => void;
}

export const userAgent = (version: string): string => `Vakhta/${version} (+monitoring)`;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_BYTES = 3 * 1024 * 1024;

/**
 * Fetches one page politely: GET, own user agent, bounded in time, bytes and redirects, every hop judged by `net`
 * and pinned to the judged address. Cookies live for this fetch alone, as shops set one and send back.
 * @throws {NameError} {ForbiddenAddress} {FetchFailure}
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
  const begun = performance.now();
  const deadline = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const jar = new Map<string, { host: string; name: string; value: string }>();
  const redirects: FetchedPage['redirects'] = [];
  const seen = new Set<string>();
  let url = new URL(address);
  for (;;) {
    url.hash = '';
    options.onRequest?.(url.href);
    const cookie = [...jar.values()].filter((c) => c.host === url.host).map((c) => `${c.name}=${c.value}`).join('; ');
    if (seen.has(`${url.href}\n${cookie}`)) throw new FetchFailure('redirect_loop', address, `redirects in a circle through ${url.href}`);
    seen.add(`${url.href}\n${cookie}`);
    const answer = await ask(url, cookie, options, signal, deadline);
    for (const c of answer.cookies) jar.set(`${url.host} ${c.name}`, { host: url.host, ...c });
    const to = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
    if (to === undefined) {
      const cookies = [...jar.values()].map(({ name, value }) => ({ name, value }));
      const { body, ...rest } = answer;
      const { text, charset } = body ? await pageText(body, answer.headers['content-type'], options.maxBytes ?? MAX_BYTES) : { text: '', charset: '' };
      return { requested: address, url: url.href, ...rest, cookies, redirects, text, charset, bytes: body?.length ?? 0, ms: performance.now() - begun };
    }
    const next = URL.canParse(to, url.href) ? new URL(to, url) : null;
    if (!next || !/^https?:$/.test(next.protocol)) throw new FetchFailure('redirect_target', address, `redirects to ${to.slice(0, 200)}`);
    redirects.push({ status: answer.status, from: url.href, to: next.href });
    if (redirects.length > (options.maxRedirects ?? 8)) throw new FetchFailure('redirect_loop', address, `redirects ${redirects.length} times`);
    url = next;
  }
}

interface Answer extends Pick<FetchedPage, 'status' | 'headers' | 'cookies' | 'cut' | 'firstByteMs' | 'address' | 'certificate'> {
  body: Buffer | null;
}

async function ask(url: URL, cookie: string, options: FetchOptions, signal: AbortSignal, deadline: AbortSignal): Promise<Answer> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  let request: ClientRequest | undefined;
  try {
    const addresses = await options.net.resolve(host, Number(url.port) || (secure ? 443 : 80), { signal });
    const begun = performance.now();
    request = (secure ? requestHttps : requestHttp)({
      method: 'GET', host, port: url.port || undefined, path: url.pathname + url.search, agent: false, signal, lookup: pinned(addresses),
      maxHeaderSize: 64 * 1024,
      headers: {
        host: url.host, 'user-agent': options.userAgent, 'accept-encoding': 'gzip, br', connection: 'close',
        accept: options.accept ?? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5', ...(cookie ? { cookie } : {}),
      },
      ...(secure && options.verifyTls === false ? { rejectUnauthorized: false, minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    });
    const response = await answered(request);
    const firstByteMs = performance.now() - begun;
    const certificate = secure ? peerCertificate(response.socket as TLSSocket) : null;
    const answeredBy = response.socket.remoteAddress ?? '';
    const { headers, cookies } = readHeaders(response.headers);
    const { bytes, cut } = await readBody(response, headers['content-encoding'], options.maxBytes ?? MAX_BYTES, deadline);
    if (options.signal?.aborted) throw new FetchFailure('cancelled', url.href, 'cancelled');
    const body = isText(headers['content-type'], bytes) ? bytes : null;
    return { status: response.statusCode ?? 0, headers, cookies, cut, firstByteMs, address: answeredBy, certificate, body };
  } catch (error) {
    throw failure(error, url.href, options.signal, deadline);
  } finally {
    request?.destroy();
  }
}

/** The addresses that were judged, and no others, whatever a second look-up would say. */
function pinned(addresses: { address: string; family: 4 | 6 }[]): LookupFunction {
  return (_host, options, done) => {
    const first = addresses[0];
    if (options.all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}

function answered(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    // Stays after the first error: a request that is destroyed while its body is read may emit one more.
    request.on('error', reject);
    request.end();
  });
}

async function readBody(response: IncomingMessage, encoding: string | undefined, maxBytes: number, deadline: AbortSignal) {
  const unpack = /\bgzip\b/i.test(encoding ?? '') ? createGunzip() : /\bbr\b/i.test(encoding ?? '') ? createBrotliDecompress() : null;
  response.on('error', (error) => unpack?.destroy(error));
  const stream = unpack ? response.pipe(unpack) : response;
  const parts: Buffer[] = [];
  let size = 0;
  let cut: FetchedPage['cut'] = null;
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(size + part.length > maxBytes ? part.subarray(0, maxBytes - size) : part);
      size += part.length;
      if (size > maxBytes) {
        cut = 'cap';
        break;
      }
    }
  } catch (error) {
    cut = deadline.aborted ? 'time' : /^(Z_DATA|ERR_*BROTLI)/.test((error as NodeJS.ErrnoException).code ?? '') ? 'broken' : 'server';
  }
  response.destroy();
  return { bytes: Buffer.concat(parts), cut };
}

function readHeaders(raw: IncomingHttpHeaders): Pick<Answer, 'headers' | 'cookies'> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) if (name !== 'set-cookie' && value !== undefined) headers[name] = String(value);
  const cookies = (raw['set-cookie'] ?? []).flatMap((line) => {
    const [, name, value] = /^\s*([^=;]+)=([^;]*)/.exec(line) ?? [];
    return name === undefined ? [] : [{ name: name.trim(), value: (value ?? '').trim() }];
  });
  return { headers, cookies };
}

const isText = (type: string | undefined, bytes: Buffer): boolean =>
  type === undefined || type === '' || /text|html|xml|json|javascript|gzip/i.test(type) || (bytes[0] === 0x1f && bytes[1] === 0x8b);

function peerCertificate(socket: TLSSocket): PeerCertificate | null {
  const peer = socket.getPeerCertificate();
  if (!peer?.valid_to) return null;
  const written = (name: unknown): string => [(name as Record<string, unknown>)?.['O'], (name as Record<string, unknown>)?.['CN']].flat().filter(Boolean).join(' · ');
  return {
    subject: [(peer.subject as unknown as Record<string, unknown>)?.['CN']].flat().filter(Boolean).join(', '),
    issuer: written(peer.issuer), validFrom: Date.parse(peer.valid_from), validTo: Date.parse(peer.valid_to),
    names: (peer.subjectaltname ?? '').split(/,\s*/).map((name) => name.replace(/^(DNS|IP Address):/, '')).filter(Boolean),
    fingerprint: peer.fingerprint256 ?? '', protocol: socket.getProtocol() ?? '',
    problem: socket.authorized ? null : String(socket.authorizationError ?? 'UNKNOWN'),
  };
}

function failure(error: unknown, url: string, cancel: AbortSignal | undefined, deadline: AbortSignal): unknown {
  if (error instanceof FetchFailure) return error;
  const code = (error as NodeJS.ErrnoException)?.code ?? '';
  const said = error instanceof Error ? error.message || code : String(error);
  if (cancel?.aborted) return new FetchFailure('cancelled', url, 'cancelled');
  if (deadline.aborted || code === 'ETIMEDOUT') return new FetchFailure('timeout', url, 'no answer in time');
  if (code.startsWith('HPE_')) return new FetchFailure('protocol', url, said);
  if (/^(ERR_SSL|ERR_TLS|CERT_|EPROTO|DEPTH_|UNABLE_|SELF_SIGNED|HOSTNAME_MISMATCH|ERR_OSSL)/.test(code) || /\bTLS\b/.test(said)) return new FetchFailure('tls', url, said);
  if (/^(ECONN|EHOST|ENET|EPIPE|EADDR)/.test(code) || error instanceof AggregateError) return new FetchFailure('connect', url, code || said);
  return error;
}
