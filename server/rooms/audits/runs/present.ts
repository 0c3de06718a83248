import type { Audit } from '#contract/audits';
import type { Reason } from '#core/inspection';
import { type Language, say } from '#core/words';
import { sayStep } from '#discovery';
import { gatherers, sayReason } from '#inspection';
import type { Db } from '#kit/db/db';
import { storesByIds } from '#rooms/stores';
import { iso, isoOrNull } from '../instants.ts';
import { snapshotNames } from '../snapshots/store.ts';
import type { RunRow } from '../tables.ts';
import { auditsWords } from '../words.ts';

/** The names of stores and of their clients, as lists show them. */
export async function namesOf(db: Db, storeIds: readonly string[]) {
  const stores = new Map((await storesByIds(db, [...new Set(storeIds)])).map((store) => [store.id, store]));
  return (storeId: string) => {
    const store = stores.get(storeId);
    return {
      store: { id: storeId, name: store?.name ?? '–' },
      // A store that is being removed at this moment.
      client: { id: store?.client_id ?? storeId, name: store?.client_name ?? '–' },
    };
  };
}

export async function presentAudits(db: Db, rows: readonly RunRow[], language: Language): Promise<Audit[]> {
  const names = await namesOf(
    db,
    rows.map((row) => row.store_id),
  );
  const since = new Map(
    (
      await snapshotNames(
        db,
        rows.flatMap(({ since_id: id }) => id ?? []),
      )
    ).map((one) => [one.id, one]),
  );
  return rows.map((row) => ({
    ...names(row.store_id),
    ...presentRun(row, language),
    since: since.get(row.since_id ?? '') ?? null,
  }));
}

export const presentAudit = async (db: Db, row: RunRow, language: Language): Promise<Audit> =>
  (await presentAudits(db, [row], language))[0]!;

function presentRun(row: RunRow, language: Language): Omit<Audit, 'store' | 'client' | 'since'> {
  const { news, progress } = row;
  return {
    id: row.id,
    state: row.state,
    origin: row.origin,
    startedBy: row.started_by,
    askedAt: iso(row.asked_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at),
    progress: progressOf(progress, language),
    trouble: row.trouble && sayTrouble(row.trouble, language),
    scores: row.scores.map(({ area, score }) => ({ area, score })),
    findings: row.found,
    news: news && { new: news.new.length, back: news.back.length, fixed: news.fixed.length, still: news.still },
    platform: row.platform,
    requests: row.requests,
    extras: row.extras,
    seoPages: row.seo_pages,
    isPruned: row.pruned_at !== null,
  };
}

export const progressOf = (progress: RunRow['progress'], language: Language): Audit['progress'] =>
  progress && {
    done: progress.done,
    of: progress.of,
    doing: doing(progress.artifact, language),
    within: progress.within ?? null,
  };

const doing = (artifact: NonNullable<RunRow['progress']>['artifact'], language: Language): string | null =>
  (artifact && gatherers.get(artifact)?.words[language].doing) ?? null;

/** That it is ours is said already. */
const detailOf = (reason: Reason, language: Language): string | number =>
  typeof reason === 'string' || reason.code !== 'ours'
    ? sayReason(reason, language)
    : (reason.values?.['detail'] ?? '–');

export function sayTrouble(trouble: NonNullable<RunRow['trouble']>, language: Language): string {
  if (trouble.of === 'ours')
    return trouble.reason === undefined
      ? auditsWords[language].broken_off
      : say(auditsWords[language].our_fault, { reason: detailOf(trouble.reason, language) });
  return trouble.said ? sayStep(trouble.said, language) : auditsWords[language].unreached;
}
