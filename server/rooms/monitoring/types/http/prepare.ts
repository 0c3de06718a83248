import { whereOf, type Limits } from '#kit/net/exchange';
import { userAgent } from '#kit/net/user-agent';
import type { VisitPlan } from '#kit/net/visit';
import type { HttpSettings } from './settings.ts';

/** What a probe needs of its settings, worked out once: probes of the same settings object share it. */
export interface Prepared {
  plan: VisitPlan;
  limits: Limits;
  status: (code: number) => boolean;
  /** Whether anything looks into the page. */
  reads: boolean;
  /** Whether it is looked at as text, decoded by its charset. */
  readsText: boolean;
}

const prepared = new WeakMap<HttpSettings, Prepared>();

/** Bytes that are read and counted though nobody looks at them: so far a page is known to be whole. */
const COUNT_BYTES = 16 * 1024 * 1024;
export const acceptPage = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

export function prepare(settings: HttpSettings): Prepared {
  let known = prepared.get(settings);
  if (!known) prepared.set(settings, (known = work(settings)));
  return known;
}

function work(settings: HttpSettings): Prepared {
  const limits: Limits = {
    connectMs: settings.connectMs,
    firstByteMs: settings.firstByteMs,
    idleMs: settings.idleMs,
    keepBytes: settings.maxBytes,
    readBytes: Math.max(COUNT_BYTES, settings.maxBytes),
  };
  const plan: VisitPlan = {
    where: whereOf(new URL(settings.url)),
    method: settings.method,
    headers: headersOf(settings),
    body: settings.body,
    follow: settings.follow,
    maxRedirects: settings.maxRedirects,
    limits,
    trustAnyone: settings.ignoreCertificate,
  };
  const readsText = settings.contains.length + settings.lacks.length + settings.json.length > 0;
  return { plan, limits, status: statusTest(settings.status), readsText, reads: readsText || settings.errorPages };
}

function headersOf(settings: HttpSettings): string[] {
  const headers = new Map<string, [string, string]>();
  const set = (name: string, value: string): void => void headers.set(name.toLowerCase(), [name, value]);
  set('User-Agent', userAgent());
  set('Accept', acceptPage);
  set('Accept-Encoding', 'gzip, deflate, br');
  if (settings.body !== undefined)
    set('Content-Type', /^\s*[[{]/.test(settings.body) ? 'application/json' : 'application/x-www-form-urlencoded');
  const { auth } = settings;
  if (auth?.kind === 'basic')
    set('Authorization', `Basic ${Buffer.from(`${auth.user}:${auth.password}`).toString('base64')}`);
  if (auth?.kind === 'bearer') set('Authorization', `Bearer ${auth.token}`);
  for (const { name, value } of settings.headers) {
    if (!/^(?:host|connection|content-length|transfer-encoding)$/i.test(name)) set(name, value);
  }
  return [...headers.values()].flat();
}

/** `200-299, 404` as a question. */
export function statusTest(text: string): (code: number) => boolean {
  const ranges = text.split(',').map((part) => {
    const [from, to = from] = part.trim().split('-').map(Number);
    return { from: from!, to: to! };
  });
  if (ranges.length === 1) {
    const { from, to } = ranges[0]!;
    return (code) => code >= from && code <= to;
  }
  return (code) => ranges.some(({ from, to }) => code >= from && code <= to);
}
