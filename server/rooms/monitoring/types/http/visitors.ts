import { rememberCookies } from '#kit/net/cookies';
import type { Fault } from '#kit/net/exchange';
import { pause } from '#kit/net/stop';
import { userAgent } from '#kit/net/user-agent';
import { visit, type Visit, type VisitPlan } from '#kit/net/visit';
import type { ProbeContext } from '../../monitor-type.ts';
import { acceptPage, type Prepared } from './prepare.ts';
import type { HttpSettings, Visitor } from './settings.ts';

/** A kind of visitor for whom the shop fails while others are served. */
export interface Turned {
  visitor: Visitor;
  /** How a person would name it, in every language. */
  name: string;
  status: number;
  fault?: Fault;
  seen: Visit;
}

const visitorNames: Record<Visitor, string> = {
  browser: 'Chrome',
  phone: 'iPhone',
  crawler: 'Googlebot',
  returning: 'Cookie',
  uncached: 'no-cache',
};

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
/** As a browser on a desk sends them. */
export const browserHeaders = [
  'User-Agent',
  chrome,
  'Accept',
  `${acceptPage.replace('*/*', 'image/avif,image/webp,*/*')}`,
  'Accept-Language',
  'en-US,en;q=0.9,uk;q=0.8,ru;q=0.7',
  'Accept-Encoding',
  'gzip, deflate, br',
  'Upgrade-Insecure-Requests',
  '1',
  'Sec-Fetch-Dest',
  'document',
  'Sec-Fetch-Mode',
  'navigate',
];
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
export const crawlerHeaders = [
  'User-Agent',
  googlebot,
  'Accept',
  acceptPage,
  'Accept-Encoding',
  'gzip, deflate, br',
  'From',
  'googlebot(at)googlebot.com',
];

const headersOf: Record<Visitor, (url: string) => string[]> = {
  browser: () => browserHeaders,
  phone: () => ['User-Agent', iphone, ...browserHeaders.slice(2)],
  crawler: () => crawlerHeaders,
  returning: (url) => [...browserHeaders, 'Referer', url, 'Cookie', 'vakhta=1', 'Sec-Fetch-Site', 'same-origin'],
  uncached: () => ['User-Agent', userAgent(), 'Accept', acceptPage, 'Cache-Control', 'no-cache', 'Pragma', 'no-cache'],
};

const PAUSE_MS = 1000;

/**
 * Asks the same page as other visitors, one after another, for the status alone. Only a server error or a broken
 * connection counts: a refusal (403, 429) is how a guard answers to one who is not whom he says. Whoever fails is
 * asked again after a plain request that is served, as shops also answer 503 to too many requests at once.
 * @param deadline `performance.now()` at which all must be over
 */
export async function turnedVisitor(
  settings: HttpSettings,
  ready: Prepared,
  main: Visit,
  ctx: ProbeContext,
  deadline: number,
): Promise<Turned | null> {
  const plain = { ...ready.plan, headOnly: true, limits: patience(ready, main) };
  for (const visitor of settings.visitors) {
    const first = await askAs(visitor, plain, main, ctx, deadline);
    if (!first) return null;
    if (!failed(first)) continue;
    await pause(Math.min(PAUSE_MS, deadline - performance.now()), ctx.signal);
    const other = await ask(plain, ctx, deadline);
    const again = other && !failed(other) ? await askAs(visitor, plain, main, ctx, deadline) : null;
    if (!again) return null;
    if (failed(again))
      return {
        visitor,
        name: visitorNames[visitor],
        status: again.answer!.status,
        fault: again.answer!.fault,
        seen: again,
      };
  }
  return null;
}

/** The page is known to answer: who waits much longer than the first did is turned away, and time is left to ask again. */
function patience({ limits }: Prepared, main: Visit): Prepared['limits'] {
  const usual = (main.phases.firstByte ?? 0) * 4 + 2000;
  return {
    ...limits,
    connectMs: Math.min(limits.connectMs, 3000),
    firstByteMs: Math.min(limits.firstByteMs, Math.max(3000, usual)),
  };
}

function askAs(
  visitor: Visitor,
  plain: VisitPlan,
  main: Visit,
  ctx: ProbeContext,
  deadline: number,
): Promise<Visit | null> {
  const sign = plain.headers.findIndex((name, i) => i % 2 === 0 && name === 'Authorization');
  const headers = [...headersOf[visitor](plain.where.href), ...(sign >= 0 ? plain.headers.slice(sign, sign + 2) : [])];
  if (visitor !== 'returning') return ask({ ...plain, headers }, ctx, deadline);
  const jar = new Map([...(main.jar ?? [])].map(([host, cookies]) => [host, new Map(cookies)]));
  rememberCookies(jar, main.where, main.answer?.headers['set-cookie']);
  return ask({ ...plain, headers }, ctx, deadline, jar);
}

/** Null where there is no time left to ask. */
async function ask(plan: VisitPlan, ctx: ProbeContext, deadline: number, jar?: Visit['jar']): Promise<Visit | null> {
  const timeoutMs = deadline - performance.now();
  return timeoutMs < 50 ? null : visit(plan, { net: ctx.net, timeoutMs, signal: ctx.signal, jar });
}

function failed({ answer, redirectFault, nameError }: Visit): boolean {
  if (!answer || redirectFault || nameError) return false;
  if (answer.fault) return answer.fault !== 'stopped';
  return answer.status >= 500 && answer.headers['cf-mitigated'] === undefined;
}
