import { touchedBy, type SpamFamily } from './bad-words.ts';
import { signatureOf } from './signature.ts';
import { siteOf, type Sight } from './sight.ts';

/** What a page normally is; stored as JSON. Lists are sets, and bounded. */
export interface Fingerprint {
  v: 1;
  /** Epoch milliseconds. */
  at: number;
  /** The site on which the visit ended. */
  site: string;
  title: string;
  /** How the shop calls itself on this page; empty where it does not. */
  brand: string;
  /** Distinct words of the visible text: letters only, so that prices and dates are not among them. */
  words: string[];
  /** Characters of visible text. */
  length: number;
  prices: number;
  scriptSites: string[];
  /** Signatures of scripts in the page. */
  inline: string[];
  formSites: string[];
  hiddenSites: string[];
  frameSites: string[];
  /** Share of the writing systems among the letters, those above a twentieth. */
  writing: Record<string, number>;
  /** Kinds of spam that the shop's own goods touch. */
  touches: SpamFamily[];
  /** Keys of findings that a person accepted as normal. */
  accepted: string[];
}

const LIMITS = { words: 800, list: 200 };

export function fingerprintOf(sight: Sight, at: number, accepted: string[] = []): Fingerprint {
  return {
    v: 1,
    at,
    site: siteOf(sight.url.hostname),
    title: sight.title,
    brand: brandOf(sight),
    words: wordsOf(sight.text),
    length: sight.text.length,
    prices: sight.prices,
    scriptSites: unique(sight.scripts.map((url) => siteOf(new URL(url).hostname))),
    inline: unique(sight.inline.map(signatureOf)),
    formSites: unique(sight.forms.map(({ action }) => siteOf(new URL(action).hostname))),
    hiddenSites: unique(sight.outgoing.filter(({ hidden }) => hidden).map(({ host }) => siteOf(host))),
    frameSites: unique(sight.frames.map(({ host }) => siteOf(host))),
    writing: writingOf(sight.text),
    touches: touchedBy(`${sight.title} ${sight.text}`),
    accepted,
  };
}

/** A baseline as it was stored, or null where it is none that this version understands. */
export function readFingerprint(stored: unknown): Fingerprint | null {
  return typeof stored === 'object' && stored !== null && (stored as Fingerprint).v === 1
    ? (stored as Fingerprint)
    : null;
}

export function wordsOf(text: string): string[] {
  return unique(text.toLowerCase().match(/\p{L}{3,40}/gu) ?? [], LIMITS.words);
}

function unique<T>(items: Iterable<T>, limit = LIMITS.list): T[] {
  return [...new Set(items)].slice(0, limit);
}

const includes = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/**
 * The name in `og:site_name`, or a part of the title that the page and its address carry as well. Without the address
 * a part may be a product or this week's sale, whose going is no news.
 */
function brandOf({ siteName, title, text, url }: Sight): string {
  if (siteName.length >= 3 && (includes(title, siteName) || includes(text, siteName))) return siteName;
  const host = bare(url.hostname.replace(/^www\./, '').replace(/\.[^.]+$/, ''));
  const named = (part: string): boolean =>
    bare(part).length >= 3 && (host.includes(bare(part)) || (host.length >= 3 && bare(part).includes(host)));
  return (
    title.split(/\s+[|–—•·»«:-]+\s+/).find((part) => part.length <= 40 && named(part) && includes(text, part)) ?? ''
  );
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export const saysName = (sight: Sight, brand: string): boolean =>
  [sight.title, sight.siteName, sight.text].some((text) => includes(text, brand));

const systems: [string, RegExp][] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['chinese or japanese', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['korean', /\p{Script=Hangul}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['thai', /\p{Script=Thai}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['devanagari', /\p{Script=Devanagari}/gu],
  ['georgian', /\p{Script=Georgian}/gu],
  ['armenian', /\p{Script=Armenian}/gu],
];

export function writingOf(text: string): Record<string, number> {
  const sample = text.slice(0, 50_000);
  const counts = systems.map(([name, letters]): [string, number] => [name, sample.match(letters)?.length ?? 0]);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries(
    counts
      .filter(([, count]) => count > all / 20)
      .map(([name, count]) => [name, Math.round((count / all) * 100) / 100]),
  );
}

/** What has stayed of the learned words, 0 to 1. */
export function keptShare(learned: readonly string[], now: readonly string[]): number {
  if (learned.length === 0) return 1;
  const there = new Set(now);
  return learned.filter((word) => there.has(word)).length / learned.length;
}

/** The fingerprint moved along with a healthy page: what it was known to have stays known. */
export function movedOn(before: Fingerprint, now: Fingerprint): Fingerprint {
  const both = <T>(a: T[], b: T[]): T[] => unique([...b, ...a]);
  return {
    ...now,
    brand: now.brand || before.brand,
    scriptSites: both(before.scriptSites, now.scriptSites),
    inline: both(before.inline, now.inline),
    formSites: both(before.formSites, now.formSites),
    hiddenSites: both(before.hiddenSites, now.hiddenSites),
    frameSites: both(before.frameSites, now.frameSites),
    touches: both(before.touches, now.touches),
    accepted: before.accepted,
  };
}

const DAY = 86_400_000;

/** Whether a healthy page has drifted so far, or so long, that its fingerprint should be learned anew: once a day at most. */
export function hasDrifted(before: Fingerprint, now: Fingerprint): boolean {
  const age = now.at - before.at;
  if (age < DAY) return false;
  return age > 30 * DAY || keptShare(before.words, now.words) < 0.7 || now.length > before.length * 2;
}
