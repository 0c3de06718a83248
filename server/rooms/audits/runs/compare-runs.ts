import type { z } from 'zod';
import type { compareAudits as endpoint } from '#contract/audits';
import { compare, findingId, type Found, severities } from '#core/inspection';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import { notFound, refuse } from '#kit/refuse';
import { sayIt } from '../findings/present.ts';
import { findingByName } from '../findings/settle.ts';
import { findingsOf } from '../findings/store.ts';
import type { Seen } from '../seen.ts';
import type { RunRow } from '../tables.ts';
import { presentAudit } from './present.ts';
import { outcomesOf, runBefore, runById } from './store.ts';

/** @throws Refusal where one of the two was not judged, or they are of two stores */
export async function compareRuns(
  db: Db,
  { run, against, seen }: { run: RunRow; against: string | undefined; seen: Seen },
  language: Language,
): Promise<z.input<(typeof endpoint)['response']>> {
  const before = against ? ((await runById(db, against, seen)) ?? notFound()) : await unprunedBefore(db, run);
  if (run.state !== 'done' || (before && before.state !== 'done')) refuseUnjudged();
  if (before && (before.store_id !== run.store_id || before.id === run.id)) refuseOther();
  if (run.pruned_at !== null || (before && before.pruned_at !== null)) refusePruned();
  const named = await findingByName(db, run.store_id);
  const show = (list: readonly Found[]) =>
    list
      .map(({ check, problem, outcome }) => {
        const { area, severity, about, title } = sayIt(outcome, problem, language);
        return { check, area, severity, about, title, findingId: named(check, about)?.id ?? null };
      })
      .sort(
        (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.title.localeCompare(b.title),
      );
  const changes = await changesOf(db, run, before);
  return {
    audit: await presentAudit(db, run, language),
    against: before ? await presentAudit(db, before, language) : null,
    new: show(changes.new),
    back: show(changes.back),
    fixed: show(changes.fixed),
    still: show(changes.still),
    unknown: show(changes.unknown),
  };
}

/** One whose details were let go has nothing to compare. */
async function unprunedBefore(db: Db, run: RunRow): Promise<RunRow | undefined> {
  const before = await runBefore(db, run);
  return before?.pruned_at === null ? before : undefined;
}

async function changesOf(db: Db, run: RunRow, before: RunRow | undefined) {
  const [now, then] = await Promise.all([outcomesOf(db, run.id), before ? outcomesOf(db, before.id) : undefined]);
  const begun = before?.started_at ?? 0;
  const earlier = (await findingsOf(db, run.store_id)).filter((row) => row.first_seen_at < begun);
  const seenBefore = new Set(earlier.map((row) => findingId(row.check_name, row.about)));
  return compare(then?.outcomes ?? [], now?.outcomes ?? [], seenBefore);
}

const refuseUnjudged = (): never =>
  refuse(
    'not_done',
    {
      en: 'Only audits that came to their end can be compared.',
      ru: 'Сравнить можно только аудиты, дошедшие до конца.',
      uk: 'Порівняти можна лише аудити, що дійшли до кінця.',
    },
    { field: 'against' },
  );
const refusePruned = (): never =>
  refuse(
    'not_kept',
    {
      en: 'Of an audit so old only the scores and counts are kept: there is nothing to compare.',
      ru: 'От такого старого аудита хранятся только оценки и число замечаний: сравнивать нечего.',
      uk: 'Від такого давнього аудиту зберігаються лише оцінки та кількість зауважень: порівнювати нічого.',
    },
    { field: 'against' },
  );
const refuseOther = (): never =>
  refuse(
    'another_store',
    {
      en: 'Choose another audit of the same store.',
      ru: 'Выберите другой аудит того же магазина.',
      uk: 'Виберіть інший аудит того ж магазину.',
    },
    { field: 'against' },
  );
