import { discover } from '#kit/discover';
import type { ReadPage } from './page.ts';
import type { Platform, Recognition } from './platform.ts';

export { type PageForm, type PageLink, type ReadPage, fold, readPage } from './page.ts';
export { type Thing, textOf, thingsOf } from './json-ld.ts';
export type { Conventions, Evidence, Platform, PlatformProbe, Recognition } from './platform.ts';

/** By the name of the file. */
export const platforms: ReadonlyMap<string, Platform> = await discover<Platform>(import.meta.dirname, '.platform.ts');

/** Below this nothing is claimed. */
export const CLAIM = 0.3;

export type Recognised = Recognition & { name: string; label: string };

/** The likeliest platform of these pages, `unknown` where none is likely, and what else was in question. */
export function recognise(pages: readonly ReadPage[]): { best: Recognised; others: Recognised[] } {
  const all = [...platforms].map(([name, platform]) => ({ name, label: platform.label, ...platform.recognise(pages) }));
  const seen = all.filter((one) => one.confidence > 0).sort((a, b) => b.confidence - a.confidence);
  const claimed = seen[0] && seen[0].confidence >= CLAIM ? seen[0] : undefined;
  const unknown: Recognised = {
    name: 'unknown',
    label: platforms.get('unknown')?.label ?? '',
    confidence: 0,
    evidence: seen[0]?.evidence ?? [],
  };
  return { best: claimed ?? unknown, others: seen.filter((one) => one !== claimed) };
}
