import type { Outcome } from '#core/probe';

const shown = '********';
/** Nobody guards a secret so short, and hiding it would tear holes into every page. */
const LEAST = 4;
/** A text so short is hidden where it stands alone: `demo` is a part of many words. */
const ALONE = 8;

/** Makes of an outcome one without the secrets: a target may send back whatever it was sent. */
export type Hide = (outcome: Outcome) => Outcome;

/** @param secrets as they are sent */
export function hideSecrets(secrets: readonly string[]): Hide {
  const worth = secrets.map((text) => text.trim()).filter((text) => text.length >= LEAST);
  const guises = [...new Set(worth.flatMap(guisesOf))].sort((a, b) => b.length - a.length);
  if (guises.length === 0) return (outcome) => outcome;
  const anywhere = new RegExp(guises.map(patternOf).join('|'), 'giu');
  const clean = (text: string): string => hideCut(text.replace(anywhere, shown), guises);
  return (outcome) => ({
    ...outcome,
    reason: { code: outcome.reason.code, params: through(outcome.reason.params, clean) },
    conditions: through(outcome.conditions, clean),
    ...(outcome.evidence ? { evidence: through(outcome.evidence, clean) } : {}),
  });
}

/** How a text looks when a program has sent it back: as it was, in an address, in JSON, in a page, as Base64, on one line. */
function guisesOf(plain: string): string[] {
  const base64 = Buffer.from(plain).toString('base64');
  const percent = encodeURIComponent(plain);
  const json = JSON.stringify(plain).slice(1, -1);
  return [
    plain,
    plain.replace(/\s+/g, ' '),
    percent,
    percent.replaceAll('%20', '+').replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    json,
    json.replaceAll('/', '\\/'),
    ...['"', '&quot;', '&#34;'].flatMap((double) =>
      ["'", '&#39;', '&#039;', '&#x27;'].map((single) => inPage(plain, double, single)),
    ),
    base64.replace(/=+$/, ''),
    base64.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'),
    encodeURIComponent(base64),
    Buffer.from(plain).toString('hex'),
  ];
}

const inPage = (text: string, double: string, single: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', double)
    .replaceAll("'", single);

function patternOf(text: string): string {
  const literal = text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return text.length < ALONE ? String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])` : literal;
}

/** Excerpts end somewhere: what they show of a secret's beginning is hidden too. */
function hideCut(text: string, guises: readonly string[]): string {
  return text.replace(/\S{4,}?(?=…|$)/gu, (end) => {
    for (const guise of guises)
      for (let n = Math.min(end.length, guise.length - 1); n >= LEAST; n -= 1)
        if (end.endsWith(guise.slice(0, n))) return `${end.slice(0, -n)}${shown}`;
    return end;
  });
}

/** The same value with every text in it changed, names of fields included. */
function through<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each) => through(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [change(name), through(of, change)])) as T;
}
