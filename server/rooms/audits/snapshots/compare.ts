import type { z } from 'zod';
import type { SnapshotChanges, snapshotAgainst } from '#contract/audit-snapshots';
import { compareSnapshots, inGroups, saySeoChange, seoGroupWords, type SeoSnapshot } from '#core/seo-snapshot';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import { notFound, refuse } from '#kit/refuse';
import { latestSeoRun, runById, seoOf } from '../runs/store.ts';
import { nothingKept } from './keep-snapshot.ts';
import { seoOfSnapshot, unpackedSeo } from './pack.ts';
import { type ShownSnapshot, snapshotById } from './store.ts';

interface Look {
  kind: 'audit' | 'snapshot';
  id: string;
  name: string | null;
  seo: SeoSnapshot;
}

/** Two looks at a store, the earlier one first, whichever of them was asked for. */
export interface Pair {
  before: Look;
  after: Look;
}

/** @throws Refusal where the other is of another store, or one of the two holds nothing */
export async function pairOf(db: Db, row: ShownSnapshot, against: z.output<typeof snapshotAgainst>): Promise<Pair> {
  const [one, other] = [await kept(db, row), await otherOf(db, row, against)];
  if (one.id === other.id) return refuseSame();
  return one.seo.takenAt <= other.seo.takenAt ? { before: one, after: other } : { before: other, after: one };
}

async function kept(db: Db, { id, name }: ShownSnapshot): Promise<Look> {
  return { kind: 'snapshot', id, name, seo: (await seoOfSnapshot(db, id)) ?? notTaken() };
}

async function otherOf(
  db: Db,
  { store_id: storeId }: ShownSnapshot,
  { auditId, snapshotId }: z.output<typeof snapshotAgainst>,
): Promise<Look> {
  if (snapshotId) return kept(db, (await snapshotById(db, snapshotId, [storeId])) ?? notFound());
  const run = auditId ? ((await runById(db, auditId, [storeId])) ?? notFound()) : await latestSeoRun(db, storeId);
  const seo = run ? await seoOf(db, run.id) : null;
  return run && seo ? { kind: 'audit', id: run.id, name: null, seo: await unpackedSeo(seo) } : nothingKept();
}

export function presentChanges({ before, after }: Pair, language: Language): SnapshotChanges {
  const shown = ({ kind, id, name, seo }: Look): SnapshotChanges['before'] => ({
    kind,
    id,
    name,
    takenAt: seo.takenAt,
    store: seo.store,
    pages: seo.pages.length,
  });
  return {
    before: shown(before),
    after: shown(after),
    groups: inGroups(compareSnapshots(before.seo, after.seo)).map(({ group, changes }) => ({
      group,
      title: seoGroupWords[language][group],
      changes: changes.map((change) => saySeoChange(change, language)),
    })),
  };
}

const notTaken = (): never =>
  refuse('not_taken', {
    en: 'This snapshot is not taken yet, or could not be taken.',
    ru: 'Этот снимок ещё не сделан или его не удалось сделать.',
    uk: 'Цей знімок ще не зроблено або його не вдалося зробити.',
  });
const refuseSame = (): never =>
  refuse(
    'same',
    {
      en: 'Choose another snapshot or an audit to compare with.',
      ru: 'Выберите другой снимок или аудит для сравнения.',
      uk: 'Виберіть інший знімок або аудит для порівняння.',
    },
    { field: 'snapshotId' },
  );
