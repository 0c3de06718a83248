import { readFileSync, statSync } from 'node:fs';
import { readSnapshot, type SeoSnapshot } from '#core/seo-snapshot';
import { type Language } from '#core/words';
import { type Inspection, type Report, sayReason, sinceSnapshot, takeSnapshot } from '#inspection';
import { Problem } from './command.ts';

/** A snapshot of the largest walk is a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** @throws Problem that says what is wrong with the file */
export function snapshotFile(path: string): SeoSnapshot {
  const snapshot = readSnapshot(jsonIn(path));
  if ('sentence' in snapshot) throw new Problem('file', `${path}: ${snapshot.sentence}`, 'compare');
  return snapshot;
}

function jsonIn(path: string): unknown {
  const text = textIn(path);
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('file', `${path}: This is no snapshot of SEO: it is not JSON.`, 'compare');
  }
}

function textIn(path: string): string {
  try {
    const { size } = statSync(path);
    if (size <= MOST_BYTES) return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Problem('file', `${path} cannot be read: ${(error as Error).message}.`, 'compare');
  }
  throw new Problem('file', `${path}: This is no snapshot of SEO: it is bigger than 64 MB.`, 'compare');
}

/** The SEO state of this look, to keep or to compare. @throws Problem where there was no walk through the shop */
export function snapshotOf(inspection: Inspection): SeoSnapshot {
  const snapshot = takeSnapshot(inspection);
  if (snapshot) return snapshot;
  const gap = inspection.gaps.get('crawl') ?? inspection.gaps.get('site');
  const why = gap === undefined ? 'no page was opened' : sayReason(gap, 'en');
  throw new Problem('no_walk', `There is no snapshot of SEO, as we could not walk through the shop: ${why}.`);
}

export const withChanges = (report: Report, before: SeoSnapshot, after: SeoSnapshot, language: Language): Report => ({
  ...report,
  sinceSnapshot: sinceSnapshot(before, after, language),
});
