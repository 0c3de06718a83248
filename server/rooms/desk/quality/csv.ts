import type { QualityCaseRow } from '#contract/quality';
import type { Language } from '#core/words';
import { names } from '../words.ts';
import { cells, columns } from './words.ts';

/**
 * A table that spreadsheet programs open as it is: UTF-8 with a mark, commas, quoted. What a program would take for a
 * formula stands behind an apostrophe.
 */
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
    row.noticedBy ? t[row.noticedBy] : '',
  ]);
  return `\uFEFF${[Object.values(columns[language]), ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

const minutesBetween = (from: string, to: string | null): string =>
  to === null ? '' : String(Math.round((Date.parse(to) - Date.parse(from)) / 60_000));

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
