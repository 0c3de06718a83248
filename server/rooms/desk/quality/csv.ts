import type { QualityCaseRow } from '#contract/quality';
import type { Language } from '#core/words';
import { csvTable } from '#kit/csv';
import { names } from '../words.ts';
import { cells, columns } from './words.ts';

/** One case a line. */
export function csvOf(rows: readonly QualityCaseRow[], language: Language): string {
  const t = cells[language];
  const answer = (kept: boolean | null) => (kept === null ? '' : kept ? t.yes : t.no);
  const lines = rows.map((row) => [
    t[row.kind],
    String(row.number),
    row.title,
    row.client?.name ?? '',
    row.store?.name ?? '',
    row.assignee?.name ?? '',
    names[language][row.severity],
    row.openedAt,
    row.answeredAt ?? '',
    row.solvedAt ?? '',
    minutesBetween(row.openedAt, row.answeredAt),
    minutesBetween(row.openedAt, row.solvedAt),
    answer(row.reactionKept),
    answer(row.resolutionKept),
    String(row.reopened),
    row.seenBefore === null ? '' : String(row.seenBefore),
    row.noticedBy ? t[row.noticedBy] : '',
  ]);
  return csvTable([Object.values(columns[language]), ...lines]);
}

const minutesBetween = (from: string, to: string | null): string =>
  to === null ? '' : String(Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
