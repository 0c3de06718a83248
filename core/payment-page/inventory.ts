/** What loads, runs, listens and leaves on one page where customers pay, as one or several visits saw it. Plain data. */
export interface Inventory {
  scripts: Script[];
  frames: Frame[];
  forms: Form[];
  /** Where anything was sent or asked for. */
  destinations: Destination[];
  listeners: Listener[];
  /** What lies over a field of a card and is no part of its form. */
  overlays: Overlay[];
  /** Where the digits that we typed into a field of a card went. */
  leaks: Leak[];
  headers: GuardHeaders;
}

export interface Script {
  /** The same from visit to visit and from version to version: see `scriptId`. */
  id: string;
  kind: 'file' | 'inline';
  /** Lower-case host with port; that of the page for what stands in it. */
  host: string;
  /** The address as it was; '' for what stands in the page. */
  url: string;
  /** SHA-256 of the text in hex; null where it was not read. */
  digest: string | null;
  /** The id of the script that brought it in; null: the page's own text. */
  by: string | null;
  /** The first characters, for people who approve it; '' where it was not read. */
  start: string;
  /** What in its code speaks of malice beyond doubt, by `core/script-signs`; absent where nothing does. */
  signs?: readonly string[];
}

export interface Frame {
  host: string;
  url: string;
}

export interface Form {
  /** Host and path of where it is sent to. */
  action: string;
  host: string;
  /** It has fields of a card. */
  card: boolean;
}

export interface Destination {
  host: string;
  /** `script`, `image`, `fetch`, `beacon`, `websocket`, … */
  kinds: string[];
}

export interface Listener {
  /** The id of the script; `''` where that was not found out. */
  script: string;
  /** `input`, `keydown`, `submit`, …; `read`: it took the value of the field. */
  event: string;
}

export interface Overlay {
  /** How a person finds it: tag, id, classes. */
  what: string;
  /** Of a frame; else null. */
  host: string | null;
}

export interface Leak {
  host: string;
  /** Shortened, without what was typed. */
  url: string;
  how: string;
}

export interface GuardHeaders {
  /** `Content-Security-Policy`; null where there is none that is binding. */
  policy: string | null;
  /** Others by lower-case name: `x-frame-options`, `referrer-policy`, … */
  others: Record<string, string>;
}

/**
 * A name for a script that outlives versions: for a file its host and path without versions, hashes and query, for what
 * stands in the page a digest of its shape.
 * @param shape digest of `shapeOf` its text; for inline scripts alone
 */
export function scriptId(kind: Script['kind'], url: string, shape: string): string {
  if (kind === 'inline') return `inline:${shape.slice(0, 16)}`;
  const at = new URL(url);
  return `${at.host}${familyOf(at.pathname)}`;
}

/** A path without what changes from release to release: numbers of versions, hashes. */
const familyOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}(?:-?[0-9a-f]{4,}){1,4}|[0-9a-f]{7,}/gi, (found) => (/\d/.test(found) ? '*' : found))
    .replace(/v?\d+(?:[._]\d+)+|\d{4,}/g, '*');

/**
 * The text of a script without what may differ from visit to visit while it does the same: numbers, tokens, hashes,
 * white space, long lumps of data. Names of hosts stay, as another host is another script.
 */
export function shapeOf(text: string): string {
  let shape = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const quote = text[at]!;
    if (quote !== '"' && quote !== "'" && quote !== '`') continue;
    const end = endOfLiteral(text, at, quote);
    if (end === -1) continue;
    shape += bare(text.slice(from, at)) + shownLiteral(text.slice(at + 1, end));
    at = end;
    from = end + 1;
  }
  return (shape + bare(text.slice(from))).trim();
}

/** Where a literal closes; -1 where its line ends before. */
function endOfLiteral(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && quote !== '`') return -1;
  }
  return -1;
}

const bare = (code: string): string => code.replace(/\b\d[\d.,_]*\b/g, '0').replace(/\s+/g, ' ');

/** Words, addresses and names of fields say what a script does; tokens and long lumps only which visit it was. */
function shownLiteral(inside: string): string {
  const isAddress =
    inside.length < 300 && /[a-z0-9-]+\.[a-z]{2,}(?:[/:?]|$)/i.test(inside) && !/[0-9a-f]{12,}/i.test(inside);
  if (isAddress || (inside.length <= 40 && !/\d/.test(inside))) return `"${inside}"`;
  const hosts = [...inside.matchAll(/(?:\/\/|%2F%2F|\/\\\/)([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(([, host]) =>
    host!.toLowerCase(),
  );
  return `"${[...new Set(hosts)].sort().join(' ')}"`;
}
