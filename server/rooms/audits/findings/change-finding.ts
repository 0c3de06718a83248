import type { Fact, FindingStep } from '#core/inspection';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { storeById } from '#rooms/stores';
import { endOfDay } from '../instants.ts';
import { seenBy } from '../seen.ts';
import type { FindingRow } from '../tables.ts';
import { liveOn, type Telling } from './live-on.ts';
import { findingsByIds, lockFindings } from './store.ts';

export interface Means {
  trx: Transaction;
  app: App;
  actor: Actor;
}

/** A risk that is taken for good is one that nobody looks at again. */
const mostDays = 730;
const dayMs = 86_400_000;

export function acceptFinding(means: Means, id: string, { until, why }: { until: string; why: string }) {
  const now = means.app.clock.now();
  const end = endOfDay(until);
  if (end <= now) wrongDay('past');
  if (end > now + mostDays * dayMs) wrongDay('far');
  const telling = { values: { until }, note: why, more: { accepted_by: means.actor.name, accepted_why: why } };
  return byHand(means, id, { what: 'accepted', until: end }, telling);
}

export const sayFixed = (means: Means, id: string, note: string) =>
  byHand(means, id, { what: 'said_fixed' }, { note: note || null });

export const reopen = (means: Means, id: string, note: string) =>
  byHand(means, id, { what: 'reopened' }, { note: note || null });

async function byHand(
  { trx, app, actor }: Means,
  id: string,
  fact: Fact & { what: 'accepted' | 'said_fixed' | 'reopened' },
  telling: Omit<Telling, 'by'>,
): Promise<FindingRow> {
  const [seen] = await findingsByIds(trx, [id], await seenBy(trx, actor));
  const [row] = seen ? await lockFindings(trx, [seen.id]) : [];
  if (!row) return notFound();
  const lived = (await liveOn(trx, app, row, fact, { by: actor.name, ...telling })) ?? cannot[fact.what]();
  await noteChange({ trx, app, actor }, lived.row, fact.what);
  return lived.row;
}

const actions = {
  accepted: 'finding.accepted',
  said_fixed: 'finding.fixed',
  reopened: 'finding.reopened',
  planned: 'finding.planned',
} satisfies Partial<Record<FindingStep, string>>;

/** Into the trail, and to the consoles. */
export async function noteChange(
  { trx, app, actor }: Means,
  row: FindingRow,
  what: keyof typeof actions,
  more: Record<string, unknown> = {},
): Promise<void> {
  const store = await storeById(trx, row.store_id, null);
  const about = { findingId: row.id, check: row.check_name, about: row.about.slice(0, 200), ...more };
  await audit(trx, app, actor, actions[what], store?.name ?? '–', about);
  await changed(trx, { topic: 'finding', id: row.id, storeId: row.store_id });
}

const wrongDay = (how: 'past' | 'far'): never =>
  refuse(
    `until_${how}`,
    how === 'past'
      ? {
          en: 'This day is over. Choose one that is still to come.',
          ru: 'Этот день уже прошёл. Выберите будущий.',
          uk: 'Цей день уже минув. Виберіть майбутній.',
        }
      : {
          en: 'A risk is accepted for two years at most: then somebody looks at it again.',
          ru: 'Риск принимают не больше чем на два года: потом на него смотрят снова.',
          uk: 'Ризик приймають щонайбільше на два роки: потім на нього дивляться знову.',
        },
    { field: 'until' },
  );

const cannot = {
  accepted: () =>
    conflict('finding_state', {
      en: 'This finding counts as fixed already: there is no risk left to accept. Open it again first.',
      ru: 'Замечание уже считается исправленным: принимать нечего. Сначала откройте его снова.',
      uk: 'Зауваження вже вважається виправленим: приймати нічого. Спершу відкрийте його знову.',
    }),
  said_fixed: () =>
    conflict('finding_state', {
      en: 'This finding counts as fixed already.',
      ru: 'Замечание уже считается исправленным.',
      uk: 'Зауваження вже вважається виправленим.',
    }),
  reopened: () =>
    conflict('finding_state', {
      en: 'This finding is open.',
      ru: 'Замечание открыто.',
      uk: 'Зауваження відкрите.',
    }),
};
