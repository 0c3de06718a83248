import type { AuditDetail } from '#contract/audits';
import { foundIn, severities, type Outcome } from '#core/inspection';
import type { Language } from '#core/words';
import { checkTitle, sayReason } from '#inspection';
import type { Db } from '#kit/db/db';
import { sayIt } from '../findings/present.ts';
import { findingByName } from '../findings/settle.ts';
import type { News, RunRow } from '../tables.ts';
import { presentAudit } from './present.ts';
import { outcomesOf } from './store.ts';

/** A run with all that it found, in the reader's language: an old one is said anew with the words of today. */
export async function presentDetail(db: Db, run: RunRow, language: Language): Promise<AuditDetail> {
  const [shown, kept] = await Promise.all([presentAudit(db, run, language), outcomesOf(db, run.id)]);
  const outcomes = kept?.outcomes ?? [];
  const judged = (state: Outcome['state']) =>
    outcomes.filter((outcome) => outcome.state === state).map((outcome) => titled(outcome, language));
  return {
    ...shown,
    url: kept?.site?.reached?.url ?? run.address,
    scores: run.scores.map(({ lines, ...score }) => ({
      ...score,
      lines: lines.map((line) => ({ ...line, title: checkTitle(line.check, language) })),
    })),
    results: await resultsOf(db, run, outcomes, language),
    passed: judged('passed'),
    unknown: outcomes.flatMap((outcome) =>
      outcome.state === 'unknown'
        ? [{ ...titled(outcome, language), reason: sayReason(outcome.because.reason, language) }]
        : [],
    ),
    notApplicable: judged('not_applicable'),
    isKept: kept?.is_kept ?? false,
  };
}

const titled = ({ check, area }: Outcome, language: Language) => ({ check, area, title: checkTitle(check, language) });

async function resultsOf(
  db: Db,
  run: RunRow,
  outcomes: readonly Outcome[],
  language: Language,
): Promise<AuditDetail['results']> {
  const named = await findingByName(db, run.store_id);
  return [...foundIn(outcomes).values()]
    .map(({ check, problem, outcome }) => {
      const row = named(check, problem.about);
      return {
        ...sayIt(outcome, problem, language),
        findingId: row?.id ?? null,
        state: row?.state ?? null,
        news: row ? newsOf(run.news, row.id) : null,
      };
    })
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.title.localeCompare(b.title));
}

const newsOf = (news: News | null, id: string): 'new' | 'back' | 'still' | null =>
  news && (news.new.includes(id) ? 'new' : news.back.includes(id) ? 'back' : 'still');
