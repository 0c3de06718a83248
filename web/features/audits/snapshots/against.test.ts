import { expect, test } from 'vitest';
import type { Snapshot } from '#contract/audit-snapshots';
import type { Audit } from '#contract/audits';
import { againstOf, choicesFor, queryOf } from './against.ts';

const run = (id: string, day: string, seoPages: number | null = 5) =>
  ({ id, seoPages, finishedAt: `2026-06-${day}T12:00:00.000Z` }) as Audit;
const kept = (id: string, auditId: string, state: Snapshot['state'] = 'kept') =>
  ({ id, state, takenAt: '2026-06-10T12:00:00.000Z', audit: { id: auditId } }) as Snapshot;

const audits = [run('d', '20'), run('pruned', '15', null), run('b', '10'), run('a', '01')];
const own = kept('s', 'b');
const choices = choicesFor(own, audits, [own, kept('same', 'b'), kept('other', 'a'), kept('waits', 'd', 'waiting')]);

test('what holds nothing, or the same, is not offered', () => {
  expect(choices.audits.map(({ id }) => id)).toEqual(['d', 'a']);
  expect(choices.snapshots.map(({ id }) => id)).toEqual(['other']);
});

test('what was chosen; else the newest audit after it, and nothing where there is none', () => {
  expect(againstOf('snapshot:other', own, choices)).toBe('snapshot:other');
  expect(againstOf('audit:a', own, choices)).toBe('audit:a');
  expect(againstOf('audit:gone', own, choices)).toBe('audit:d');
  expect(againstOf(undefined, own, choices)).toBe('audit:d');
  expect(againstOf(undefined, own, choicesFor(own, audits.slice(2), []))).toBeNull();
});

test('as the API is asked', () => {
  expect(queryOf('audit:a')).toEqual({ auditId: 'a' });
  expect(queryOf('snapshot:b')).toEqual({ snapshotId: 'b' });
});
