import type { PageKind } from '#contract/stores';
import type { Draft, FileMonitor } from './reading.ts';

const pages: [RegExp, PageKind][] = [
  [/^\/?$/, 'home'],
  [/\/(cart|basket|bag)\b/i, 'cart'],
  [/\/(checkout|kassa|order)\b/i, 'checkout'],
  [/\/(login|signin|sign-in|account)\b/i, 'login'],
  [/\/(search|catalogsearch)\b/i, 'search'],
];

export type Watched = Pick<Draft, 'group' | 'tags'> & { certificate: boolean; warnDays?: number; domain: boolean };

/** A monitor of a web address with what the other product watched along with it. */
export function webDraft(monitor: Omit<FileMonitor, 'type' | 'page'>, url: URL, watched: Watched): Draft {
  const page = pages.find(([path]) => path.test(url.pathname))?.[1];
  const scheme = url.protocol === 'http:' ? 'http:' : 'https:';
  const port = Number(url.port) || 443;
  const days = watched.warnDays ? { warnDays: watched.warnDays } : {};
  return {
    monitor: { type: 'http', ...(page ? { page } : {}), ...monitor },
    host: url.hostname,
    scheme,
    group: watched.group,
    tags: watched.tags,
    ...(watched.certificate && scheme === 'https:' ? { certificate: { port, ...days } } : {}),
    ...(watched.domain ? { domain: true } : {}),
  };
}

/** The address, where a monitor can open it. */
export function webAddress(text: string): URL | null {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(full)) return null;
  const url = new URL(full);
  return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** The host of `shop.example`, `shop.example:25` or `smtp://shop.example/`. */
export function hostOf(text: string): string {
  const bare = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/^[^@]*@/, '');
  return /^\[.*\]/.test(bare)
    ? bare.slice(1, bare.indexOf(']'))
    : bare.split(':').length === 2
      ? bare.split(':')[0]!
      : bare;
}
