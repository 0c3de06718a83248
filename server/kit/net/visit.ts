import { getDomain } from 'tldts';
import type { Phases } from '#core/probe';
import { cookieHeader, rememberCookies, type Jar } from './cookies.ts';
import { exchange, whereOf, type Answer, type Limits, type Where } from './exchange.ts';
import { NameError, type ProbeNet } from './net.ts';

/** What is asked for; made once for a monitor and used by each of its probes. */
export interface VisitPlan {
  where: Where;
  method: string;
  /** Name, value, name, value …; Host, Connection, Cookie and Content-Length are written for each hop. */
  headers: readonly string[];
  body?: string;
  follow: boolean;
  maxRedirects: number;
  limits: Limits;
  trustAnyone?: boolean;
  headOnly?: boolean;
}

export interface VisitContext {
  net: ProbeNet;
  timeoutMs: number;
  signal: AbortSignal;
  /** Cookies to come with; what is set on the way is added. */
  jar?: Jar;
}

export interface Visit {
  /** The last answer; absent where a name was not found. */
  answer?: Answer;
  nameError?: NameError;
  /** `loop`: the same address with the same cookies again. `target`: leads to what is not a page of the web. */
  redirectFault?: 'loop' | 'many' | 'target';
  hops: { status: number; to: string }[];
  where: Where;
  /** Summed over all hops. */
  phases: Phases;
  totalMs: number;
  jar?: Jar;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const SIGN_IN = new Set(['authorization', 'proxy-authorization', 'cookie']);
/** What every browser tells everybody. */
const ANYBODYS =
  /^(user-agent|accept|accept-(language|encoding)|content-type|cache-control|pragma|from|upgrade-insecure-requests|sec-fetch-[a-z]+)$/;

/** Visits an address as a browser would: every redirect is resolved, judged and pinned anew, cookies are given back. */
export async function visit(plan: VisitPlan, context: VisitContext): Promise<Visit> {
  const begun = performance.now();
  const deadline = begun + context.timeoutMs;
  const seen: Visit = { hops: [], where: plan.where, phases: {}, totalMs: 0, jar: context.jar };
  let { method, body, headers } = plan;
  const been = new Set<string>();
  for (;;) {
    const { where } = seen;
    const asked = performance.now();
    const addresses = await context.net.lookup(where.host, where.port, { timeoutMs: Math.max(1, deadline - asked) });
    if (addresses instanceof NameError) {
      seen.nameError = addresses;
      seen.answer = undefined;
      break;
    }
    if (addresses[0]!.from === 'resolver') add(seen.phases, 'dns', performance.now() - asked);
    const cookie = seen.jar && cookieHeader(seen.jar, where);
    const answer = await exchange({
      where,
      addresses,
      method,
      body,
      deadline,
      headers: written(where, headers, body, cookie),
      limits: plan.limits,
      headOnly: plan.headOnly,
      trust: context.net.trust(),
      trustAnyone: plan.trustAnyone,
      signal: context.signal,
    });
    seen.answer = answer;
    for (const phase of ['connect', 'tls', 'firstByte', 'transfer'] as const)
      add(seen.phases, phase, answer.phases[phase]);
    const location = plan.follow && !answer.fault && REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
    if (location === undefined) break;
    const next = URL.canParse(location, where.href) ? new URL(location, where.href) : null;
    seen.hops.push({ status: answer.status, to: next?.href ?? location.slice(0, 500) });
    if (!next || !/^https?:$/.test(next.protocol)) seen.redirectFault = 'target';
    else if (seen.hops.length > plan.maxRedirects) seen.redirectFault = 'many';
    if (!next || seen.redirectFault) break;
    rememberCookies((seen.jar ??= new Map()), where, answer.headers['set-cookie']);
    been.add(`${where.href} ${cookie ?? ''}`);
    next.hash = '';
    seen.where = whereOf(next);
    if (been.has(`${seen.where.href} ${cookieHeader(seen.jar, seen.where) ?? ''}`)) {
      seen.redirectFault = 'loop';
      break;
    }
    if (answer.status === 303 || (answer.status < 303 && method === 'POST')) [method, body] = ['GET', undefined];
    headers = meantFor(seen.where, where, headers);
  }
  seen.totalMs = performance.now() - begun;
  return seen;
}

function add(phases: Phases, phase: keyof Phases, ms: number | undefined): void {
  if (ms !== undefined) phases[phase] = (phases[phase] ?? 0) + ms;
}

function written(
  where: Where,
  headers: readonly string[],
  body: string | undefined,
  cookie: string | undefined,
): string[] {
  const all = ['Host', where.authority, ...headers, 'Connection', 'close'];
  const own = cookie ? all.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'cookie') : -1;
  if (own >= 0) all[own + 1] += `; ${cookie}`;
  else if (cookie) all.push('Cookie', cookie);
  if (body !== undefined) all.push('Content-Length', String(Buffer.byteLength(body)));
  return all;
}

/**
 * What was meant for one place is not told to the next: a sign-in stays with its origin, and what else a person put in,
 * as a key that opens a firewall, with the site. Neither is said without TLS after it was said with it.
 */
function meantFor(next: Where, before: Where, headers: readonly string[]): readonly string[] {
  if (next.origin === before.origin) return headers;
  const sameSite = siteOf(next.host) === siteOf(before.host) && (next.secure || !before.secure);
  return headers.filter((_, i) => {
    const name = headers[i - (i % 2)]!.toLowerCase();
    return sameSite ? !SIGN_IN.has(name) : ANYBODYS.test(name);
  });
}

const siteOf = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;
