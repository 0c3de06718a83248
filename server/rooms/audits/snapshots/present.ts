import type { Snapshot } from '#contract/audit-snapshots';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import { iso, isoOrNull } from '../instants.ts';
import { namesOf, progressOf, sayTrouble } from '../runs/present.ts';
import { runsByIds } from '../runs/store.ts';
import type { RunRow } from '../tables.ts';
import { auditsWords } from '../words.ts';
import type { ShownSnapshot } from './store.ts';

export async function presentSnapshots(
  db: Db,
  rows: readonly ShownSnapshot[],
  language: Language,
): Promise<Snapshot[]> {
  const [names, runs] = await Promise.all([
    namesOf(
      db,
      rows.map((row) => row.store_id),
    ),
    runsByIds(
      db,
      rows.flatMap(({ run_id: id }) => id ?? []),
    ),
  ]);
  return rows.map((row) => {
    const run = runs.find(({ id }) => id === row.run_id);
    const state = row.taken_at !== null ? 'kept' : run && goes(run) ? 'waiting' : 'failed';
    return {
      id: row.id,
      store: names(row.store_id).store,
      name: row.name,
      state,
      keptBy: row.kept_by,
      askedAt: iso(row.asked_at),
      takenAt: isoOrNull(row.taken_at),
      pages: row.pages,
      audit: run
        ? { id: run.id, state: run.state, askedAt: iso(run.asked_at), progress: progressOf(run.progress, language) }
        : null,
      trouble: state === 'failed' ? whyNot(run, language) : null,
    };
  });
}

export const presentSnapshot = async (db: Db, row: ShownSnapshot, language: Language): Promise<Snapshot> =>
  (await presentSnapshots(db, [row], language))[0]!;

const goes = ({ state }: RunRow): boolean => state === 'waiting' || state === 'running';

function whyNot(run: RunRow | undefined, language: Language): string {
  const word = auditsWords[language];
  if (run?.trouble) return sayTrouble(run.trouble, language);
  return run?.state === 'cancelled' ? word.snapshot_stopped : word.snapshot_none;
}
