import type { Answer, Limits } from './exchange.ts';
import { whereOf } from './exchange.ts';
import type { ProbeNet } from './net.ts';
import { pageText } from './page-text.ts';
import { unpackBody } from './unpack-body.ts';
import { visit, type Visit } from './visit.ts';
import { userAgent } from './user-agent.ts';

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
  /** `set-cookie` of the last answer, line by line as it was sent. */
  cookieLines: string[];
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
}

/** The other side failed before there was an answer. A name that does not resolve is a `NameError`. */
export class FetchFailure extends Error {
  readonly code:
    | 'connect'
    | 'tls'
    | 'timeout'
    | 'closed'
    | 'redirect_loop'
    | 'redirect_target'
    | 'protocol'
    | 'cancelled';
  readonly url: string;
  constructor(code: FetchFailure['code'], url: string, detail: string) {
    super(`${url}: ${detail}`);
    this.code = code;
    this.url = url;
  }
}

export interface FetchOptions {
  net: ProbeNet;
  signal: AbortSignal;
  /** Of everything, redirects and body included; a body that is late is cut. */
  timeoutMs?: number;
  maxBytes?: number;
  maxRedirects?: number;
  /** Reads the page though its certificate is bad. */
  trustAnyone?: boolean;
  /** Reads the body as text whatever it calls itself: servers send settings and dumps as `application/octet-stream`. */
  anyType?: boolean;
  /** Called before every request, redirects included: to count, and to refuse by throwing. */
  onRequest?: () => void;
}

const MAX_BYTES = 3 * 1024 * 1024;

/**
 * Fetches one page politely: GET, own user agent, bounded in time, bytes and redirects, every hop judged by `net`
 * and pinned to the judged address. Cookies live for this fetch alone, as shops set one and send back.
 * @throws {NameError} {ForbiddenAddress} {FetchFailure}
 */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const timeoutMs = options.timeoutMs ?? 15_000;
  const url = new URL(address);
  url.hash = '';
  const limits: Limits = {
    connectMs: 8000,
    firstByteMs: timeoutMs,
    idleMs: timeoutMs,
    keepBytes: maxBytes,
    readBytes: maxBytes,
  };
  const headers = [
    'User-Agent',
    userAgent(),
    'Accept',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Encoding',
    'gzip, deflate, br',
  ];
  const seen = await visit(
    {
      where: whereOf(url),
      method: 'GET',
      headers,
      follow: true,
      maxRedirects: options.maxRedirects ?? 8,
      limits,
      trustAnyone: options.trustAnyone,
    },
    { net: counting(options.net, options.onRequest), timeoutMs, signal: options.signal, jar: new Map() },
  );
  const answer = answerOf(seen, address);
  const { cut, text, charset, bytes } = await bodyOf(answer, maxBytes, options.anyType ?? false);
  const cookies = [...(seen.jar ?? new Map<string, Map<string, string>>()).values()].flatMap((jar) =>
    [...jar].map(([name, value]) => ({ name, value })),
  );
  return {
    requested: address,
    url: seen.where.href,
    status: answer.status,
    headers: headersOf(answer),
    cookies: [...cookies, ...lastCookies(answer, cookies)],
    cookieLines: answer.headers['set-cookie'] ?? [],
    redirects: seen.hops.map((hop, i) => ({ ...hop, from: seen.hops[i - 1]?.to ?? url.href })),
    text,
    charset,
    bytes,
    cut,
    ms: seen.totalMs,
    firstByteMs: answer.phases.firstByte ?? 0,
    address: answer.address,
  };
}

/** Every hop looks its name up once, so that is where requests are counted. */
function counting(net: ProbeNet, onRequest: FetchOptions['onRequest']): ProbeNet {
  if (!onRequest) return net;
  const counted: Pick<ProbeNet, 'lookup'> = {
    lookup(host, port, how) {
      onRequest();
      return net.lookup(host, port, how);
    },
  };
  return Object.assign(Object.create(net) as ProbeNet, counted);
}

/** The answer where there is one to read; `cut` bodies are. */
function answerOf(seen: Visit, address: string): Answer {
  if (seen.nameError) throw seen.nameError;
  const last = seen.hops.at(-1)?.to ?? '';
  if (seen.redirectFault === 'target')
    throw new FetchFailure('redirect_target', address, `redirects to ${last.slice(0, 200)}`);
  if (seen.redirectFault)
    throw new FetchFailure(
      'redirect_loop',
      address,
      `redirects ${seen.hops.length} times, at last to ${last.slice(0, 200)}`,
    );
  const answer = seen.answer!;
  if (!answer.fault) return answer;
  if (answer.status > 0 && answer.fault !== 'stopped') return answer;
  throw new FetchFailure(codes[answer.fault], address, answer.detail ?? answer.fault);
}

const codes: Record<NonNullable<Answer['fault']>, FetchFailure['code']> = {
  refused: 'connect',
  unreachable: 'connect',
  reset: 'connect',
  connect_timeout: 'timeout',
  tls_timeout: 'timeout',
  tls_failed: 'tls',
  tls_closed: 'tls',
  untrusted: 'tls',
  first_byte_timeout: 'timeout',
  idle_timeout: 'timeout',
  total_timeout: 'timeout',
  closed: 'closed',
  cut: 'closed',
  malformed: 'protocol',
  stopped: 'cancelled',
};

async function bodyOf(
  answer: Answer,
  maxBytes: number,
  anyType: boolean,
): Promise<Pick<FetchedPage, 'cut' | 'text' | 'charset' | 'bytes'>> {
  const late =
    answer.fault === 'total_timeout' || answer.fault === 'idle_timeout' || answer.fault === 'first_byte_timeout';
  const whole = !answer.fault && !answer.capped;
  const unpacked = await unpackBody(answer.body, answer.headers['content-encoding'], maxBytes, whole);
  const cut = late
    ? 'time'
    : answer.fault
      ? 'server'
      : unpacked.broken
        ? 'broken'
        : answer.capped || unpacked.capped
          ? 'cap'
          : null;
  const type = answer.headers['content-type'];
  const packed = unpacked.bytes[0] === 0x1f && unpacked.bytes[1] === 0x8b;
  if (type && !packed && !anyType && !/text|html|xml|json|javascript/i.test(type))
    return { cut, text: '', charset: '', bytes: unpacked.bytes.length };
  return { cut, ...(await pageText(unpacked.bytes, type, maxBytes)), bytes: unpacked.bytes.length };
}

function headersOf(answer: Answer): Record<string, string> {
  const headers = Object.entries(answer.headers).filter(
    ([name, value]) => name !== 'set-cookie' && value !== undefined,
  );
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}

/** The last page's own cookies: nobody goes on from it, so that the jar does not have them. */
function lastCookies(answer: Answer, known: FetchedPage['cookies']): FetchedPage['cookies'] {
  return (answer.headers['set-cookie'] ?? []).flatMap((line) => {
    const [, name, value] = /^\s*([^=;]+)=([^;]*)/.exec(line) ?? [];
    return name === undefined || known.some((one) => one.name === name.trim())
      ? []
      : [{ name: name.trim(), value: (value ?? '').trim() }];
  });
}
