import { getDomain } from 'tldts';
import type { Result, RunnerResult } from 'lighthouse';
import type { RunDetails, ThirdParty, Waste, Weight } from './measured.ts';

const MOST = 20;
const FRAMES = 8;
const FRAME_CHARACTERS = 80_000;
const ALL_FRAMES_CHARACTERS = 300_000;
/** Below what is seen first, and far enough that a visitor gets there later. */
const FAR_BELOW = 2.5;

type Row = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** The rows of an audit's table; none where the audit does not apply. */
const table = ({ audits }: Result, id: string): Row[] =>
  rows((audits[id]?.details as { items?: unknown } | undefined)?.items);

/** What is worth keeping of a run: the whole of it weighs a hundred times more. */
export function detailsOf({ lhr, artifacts }: RunnerResult): RunDetails {
  const requests = table(lhr, 'network-requests').filter(({ url }) => /^https?:/.test(text(url)));
  const home = hostOf(lhr.finalDisplayedUrl);
  return {
    lcpParts: lcpParts(lhr),
    byKind: weights(requests, ({ resourceType }) => text(resourceType) || 'Other'),
    byHost: weights(requests, ({ url }) => hostOf(text(url))),
    unused: wasted([...table(lhr, 'unused-javascript'), ...table(lhr, 'unused-css-rules')]),
    unminified: wasted([...table(lhr, 'unminified-javascript'), ...table(lhr, 'unminified-css')]),
    uncompressed: heaviest(requests.filter(isUnpacked).map((row) => waste(row.url, row.transferSize, 0.7))),
    oversize: images(lhr, /larger than it needs/),
    oldFormat: images(lhr, /modern image format|compression/),
    eager: eager(artifacts, requests),
    thirdParties: thirdParties(lhr, home),
    frames: frames(lhr),
  };
}

function lcpParts(lhr: Result): RunDetails['lcpParts'] {
  const parts = table(lhr, 'lcp-breakdown-insight').flatMap(({ items }) => rows(items));
  const server = parts.find(({ subpart }) => subpart === 'timeToFirstByte');
  if (!server) return null;
  const all = parts.reduce((sum, { duration }) => sum + number(duration), 0);
  return { server: Math.round(number(server.duration)), rest: Math.round(all - number(server.duration)) };
}

function weights(requests: readonly Row[], nameOf: (row: Row) => string): Weight[] {
  const byName = new Map<string, Weight>();
  for (const row of requests) {
    const name = nameOf(row);
    const known = byName.get(name) ?? { name, bytes: 0, requests: 0 };
    byName.set(name, { name, bytes: known.bytes + number(row.transferSize), requests: known.requests + 1 });
  }
  return [...byName.values()].sort((a, b) => b.bytes - a.bytes).slice(0, MOST);
}

const waste = (url: unknown, bytes: unknown, share: number): Waste => ({
  url: text(url),
  bytes: number(bytes),
  wasted: Math.round(number(bytes) * share),
});

const wasted = (list: readonly Row[]): Waste[] =>
  heaviest(
    list
      .filter(({ url }) => /^https?:/.test(text(url)))
      .map((row) => ({ ...waste(row.url, row.totalBytes, 0), wasted: Math.round(number(row.wastedBytes)) })),
  );

const heaviest = (list: Waste[]): Waste[] => list.sort((a, b) => b.wasted - a.wasted).slice(0, MOST);

/** Texts that came as long as they are. */
function isUnpacked({ mimeType, resourceSize, transferSize, statusCode }: Row): boolean {
  const isText = /^text\/|javascript|json|xml|\+xml|ecmascript/.test(text(mimeType));
  return isText && statusCode === 200 && number(resourceSize) > 1500 && number(transferSize) >= number(resourceSize);
}

/** Lighthouse tells why a picture could be lighter only in a sentence, English as it is run here. */
function images(lhr: Result, because: RegExp): Waste[] {
  return heaviest(
    table(lhr, 'image-delivery-insight').flatMap(({ url, totalBytes, subItems }) => {
      const reasons = rows((subItems as { items?: unknown } | undefined)?.items);
      const found = reasons.find(({ reason }) => because.test(text(reason)));
      if (!found || !/^https?:/.test(text(url))) return [];
      return [{ ...waste(url, totalBytes, 0), wasted: Math.round(number(found.wastedBytes)) }];
    }),
  );
}

function eager({ ImageElements: all }: RunnerResult['artifacts'], requests: readonly Row[]): Waste[] {
  const bytes = new Map(requests.map(({ url, transferSize }) => [text(url), number(transferSize)]));
  const below = (all ?? []).filter(
    ({ clientRect, loading, isCss, displayedHeight, src }) =>
      !isCss &&
      loading !== 'lazy' &&
      displayedHeight > 0 &&
      clientRect.top > FAR_BELOW * 900 &&
      bytes.has(src.slice(0, 1000)),
  );
  const addresses = [...new Set(below.map(({ src }) => src.slice(0, 1000)))];
  return heaviest(addresses.map((url) => waste(url, bytes.get(url), 1)));
}

/** Of other companies; a task blocks by what it takes beyond 50 ms. */
function thirdParties(lhr: Result, home: string): ThirdParty[] {
  const isOwn = (host: string): boolean => host === home || (getDomain(host) ?? host) === (getDomain(home) ?? home);
  const blocking = new Map<string, number>();
  for (const { url, duration } of table(lhr, 'long-tasks')) {
    const host = hostOf(text(url));
    if (host !== '') blocking.set(host, (blocking.get(host) ?? 0) + Math.max(0, number(duration) - 50));
  }
  const parties = table(lhr, 'third-parties-insight').map(({ entity, transferSize, subItems }) => {
    const hosts = rows((subItems as { items?: unknown } | undefined)?.items).map(({ url }) => hostOf(text(url)));
    const others = [...new Set(hosts)].filter((host) => host !== '' && !isOwn(host));
    const blockingMs = Math.round(others.reduce((sum, host) => sum + (blocking.get(host) ?? 0), 0));
    return { name: text(entity), bytes: number(transferSize), blockingMs, others };
  });
  return parties
    .filter(({ others }) => others.length > 0)
    .map(({ name, bytes, blockingMs }) => ({ name, bytes, blockingMs }))
    .sort((a, b) => b.blockingMs - a.blockingMs || b.bytes - a.bytes)
    .slice(0, MOST);
}

/** Those that show something new, as far as they fit. */
function frames(lhr: Result): RunDetails['frames'] {
  const kept: RunDetails['frames'] = [];
  let left = ALL_FRAMES_CHARACTERS;
  for (const { timing, data } of table(lhr, 'screenshot-thumbnails')) {
    const jpeg = String(data).replace(/^data:image\/jpeg;base64,/, '');
    const fits = jpeg.length <= Math.min(left, FRAME_CHARACTERS) && kept.length < FRAMES;
    if (!fits || !/^[A-Za-z0-9+/=]+$/.test(jpeg) || jpeg === kept.at(-1)?.jpeg) continue;
    kept.push({ ms: number(timing), jpeg });
    left -= jpeg.length;
  }
  return kept;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');
