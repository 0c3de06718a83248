import type { z } from 'zod';
import { type Called, call, type Method } from '#kit/net/call';
import type { WayOut } from '#kit/net/way-out';
import type { Fault, Told } from './tracker-kind.ts';
import type { Trouble } from './trouble.ts';

/** A tracker's API, and what is its own in how it refuses. */
export interface Service {
  name: string;
  /** Without a slash at the end. */
  base: string;
  headers: Record<string, string>;
  out: WayOut;
  /** Never repeated in what we tell; `field` is the setting that holds it. */
  secret: { value: string; field: string };
  /** Milliseconds to wait after too many requests, where it has a way of its own to say so. */
  waitMs?(answer: Called): number | null;
  /** Answers that mean a sign-in which failed although their status says something else. */
  isStranger?(answer: Called): boolean;
  /** Answers that say 401 of somebody whom it knows, but who may not do this. */
  lacksRights?(answer: Called): boolean;
}

export interface Question<T> {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  as: z.ZodType<T>;
}

/** `now`: the tracker's clock, epoch ms; null where it does not say it. */
export type Heard<T> = { ok: true; value: T; now: number | null } | Fault;

export type Ask = <T>(method: Method, path: string, question: Question<T>) => Promise<Heard<T>>;

const mostBytes = 8 * 1024 * 1024;

/** Parts of a path that come from elsewhere stay parts: path`/cards/${id}`. */
export const path = (parts: TemplateStringsArray, ...ids: string[]): string =>
  String.raw({ raw: parts }, ...ids.map((id) => encodeURIComponent(id)));

export const fault = (kind: Fault['fault'], trouble: Trouble, more: Partial<Fault> = {}): Fault => ({
  ok: false,
  fault: kind,
  unsure: false,
  trouble,
  ...more,
});

/** Asks a tracker's JSON API; whatever comes back is a value. */
export function asker(service: Service): Ask {
  return async (method, at, { query = {}, body, as }) => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(
      given.map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const answer = await call(method, `${service.base}${at}${search && `?${search}`}`, {
      out: service.out,
      headers: {
        accept: 'application/json',
        ...service.headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      mostBytes,
    });
    const refused = faultOf(service, answer, method);
    if (refused) return refused;
    const heard = parse(answer.text);
    const read = as.safeParse(heard);
    // A broken or foreign answer to a write says nothing of what became of it.
    if (answer.cut || heard === broken)
      return fault('down', { code: 'cut', values: { service: service.name } }, { unsure: method !== 'GET' });
    if (!read.success) return unreadable(service, 'down', method);
    return { ok: true, value: read.data, now: dateOf(answer) };
  };
}

const broken = Symbol('broken');

/** JSON may hold what no database takes: the character zero, and halves of characters. */
const storable = (each: unknown): unknown =>
  typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each;

function parse(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text, (_, each: unknown) => storable(each));
  } catch {
    return broken;
  }
}

const unreadable = ({ name }: Service, kind: 'down' | 'wrong', method: Method, more: Partial<Fault> = {}): Fault =>
  fault(kind, { code: 'unreadable', values: { service: name } }, { unsure: method !== 'GET', ...more });

/** Nothing went out when no connection was made. */
const unsent = new Set(['forbidden', 'connection_refused', 'no_name', 'name_unresolved', 'certificate']);

function faultOf(service: Service, answer: Called, method: Method): Fault | null {
  const { name, secret } = service;
  const { status, failure } = answer;
  const writes = method !== 'GET';
  if (failure) {
    const values = { service: name, host: failure.host, why: failure.why };
    const unsure = writes && !unsent.has(failure.code);
    return fault(answer.forbidden ? 'wrong' : 'down', { code: failure.code, values }, { unsure });
  }
  const said = saidIn(answer.text).replaceAll(secret.value, '…') || String(status);
  if (status === 429) {
    const retryAfterMs = service.waitMs?.(answer) ?? retryAfter(answer) ?? 60_000;
    const seconds = Math.ceil(retryAfterMs / 1000);
    return fault('limited', { code: 'limited', values: { service: name, seconds } }, { retryAfterMs });
  }
  if (service.isStranger?.(answer) || (status === 401 && !service.lacksRights?.(answer)))
    return fault('refused', { code: 'refused', values: { service: name, said } }, { field: secret.field });
  if (status >= 500 || status === 408 || status === 425) {
    const wait = retryAfter(answer);
    return fault(
      'down',
      { code: 'status', values: { service: name, status } },
      { unsure: writes, ...(wait === null ? {} : { retryAfterMs: wait }) },
    );
  }
  // A page for people where an API should be: a maintenance page, a firewall, another service.
  if (isMarkup(answer)) return unreadable(service, 'down', method);
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403)
    return fault('refused', { code: 'forbidden_there', values: { service: name, said } });
  if (status === 404 || status === 410) return fault('gone', { code: 'gone', values: { service: name } });
  if (status < 400) return unreadable(service, 'wrong', method, { unsure: false });
  return fault('wrong', { code: 'wrong', values: { service: name, said } });
}

const isMarkup = ({ headers, text }: Called): boolean =>
  /\bhtml\b/.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)\b/i.test(text);

function retryAfter({ headers }: Called): number | null {
  const said = headers['retry-after'];
  if (said === undefined) return null;
  const ms = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - (dateOf({ headers }) ?? NaN);
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 1000), 86_400_000) : null;
}

export function dateOf({ headers }: Pick<Called, 'headers'>): number | null {
  const date = Date.parse(headers.date ?? '');
  return Number.isFinite(date) ? date : null;
}

/** What a service says of its refusal, whichever of the usual shapes it says it in; plain text, one line. */
function saidIn(text: string): string {
  const said = parse(text);
  const parts = said === broken ? [/^\s*</.test(text) ? '' : text] : sentencesIn(said, 0);
  return parts
    .join(' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .trim();
}

const telling = ['message', 'errorMessages', 'errors', 'err', 'error', 'ECODE'];

function sentencesIn(said: unknown, depth: number): string[] {
  if (typeof said === 'string') return [said];
  if (typeof said !== 'object' || said === null || depth > 3) return [];
  if (Array.isArray(said)) return said.flatMap((each) => sentencesIn(each, depth + 1));
  const known = telling.filter((name) => name in said);
  const of = said as Record<string, unknown>;
  // `errors` of Jira is by field: its values are what it says.
  return (known.length > 0 ? known : depth > 0 ? Object.keys(of) : []).flatMap((name) =>
    sentencesIn(of[name], depth + 1),
  );
}

/** Where a place is asked for, its absence is a setting to be mended. */
export function placed<T>(told: Told<T>, service: string, place: string, field: string): Told<T> {
  if (told.ok || told.fault !== 'gone') return told;
  return fault('gone', { code: 'no_place', values: { service, place } }, { field });
}
