import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import { conflict, notFound, refuse } from '#kit/refuse';
import { record } from './record.ts';
import { logsOf } from './store.ts';
import type { ClockEventRow, ClockRow } from './tables.ts';

/** Of what a person said at the wrong time. What was agreed and how it began is not theirs to move. */
const movable = new Set([
  'paused',
  'resumed',
  'stopped',
  'reopened',
  'severity_changed',
  'reaction_given',
  'update_given',
]);
/** Without these the clock would say another thing than the request or incident itself. */
const staying = new Set(['stopped', 'reopened', 'severity_changed']);

export const isCorrectable = ({ kind }: Pick<ClockEventRow, 'kind'>): boolean =>
  movable.has(kind) || kind === 'corrected';

/**
 * Sets one entry of a clock's log right: another instant, or struck out. The log keeps what was said before; misses are
 * judged anew.
 * @throws Refusal 404, 409 where it cannot be moved or struck out, 422 where the instant is before the start or ahead
 */
export async function correctEntry(
  trx: Transaction,
  { app, actor }: { app: App; actor: Actor },
  clock: ClockRow,
  seq: number,
  { to, reason }: { to: number | null; reason: string },
): Promise<void> {
  const entry = (await logsOf(trx, [clock.id])).get(clock.id)!.find((one) => one.seq === seq) ?? notFound();
  if (!isCorrectable(entry)) agreedOn();
  if (to === null ? staying.has(entry.kind) : entry.kind === 'corrected') only(to);
  const now = app.clock.now();
  if (to !== null && (to < clock.started_at || to > now)) outside();
  const values = { of: seq, reason, ...(to === null ? {} : { to }) };
  await record(trx, app, clock.kind, clock.subject_id, [{ at: now, kind: 'corrected', values, actor: actor.name }]);
  await audit(trx, app, actor, 'clock.corrected', `#${clock.number}`, { line: seq, reason });
  const { store_id: storeId, client_id: clientId } = clock;
  await changed(trx, { topic: clock.kind, id: clock.subject_id, storeId, clientId });
}

const agreedOn = (): never =>
  conflict('not_correctable', {
    en: 'This line follows from the contract or is the beginning: it cannot be set right by hand.',
    ru: 'Эта строка следует из договора или это начало: вручную её не исправить.',
    uk: 'Цей рядок випливає з договору або це початок: вручну його не виправити.',
  });

const only = (to: number | null): never =>
  to === null
    ? conflict('stays', {
        en: 'This line can be moved to another time, but not struck out: the clock would say something else than the page.',
        ru: 'Эту строку можно перенести на другое время, но не вычеркнуть: отсчёт разошёлся бы со страницей.',
        uk: 'Цей рядок можна перенести на інший час, але не викреслити: відлік розійшовся б зі сторінкою.',
      })
    : conflict('strike_only', {
        en: 'A correction can only be struck out.',
        ru: 'Исправление можно только вычеркнуть.',
        uk: 'Виправлення можна лише викреслити.',
      });

const outside = (): never =>
  refuse(
    'outside',
    {
      en: 'to: choose a time between the beginning of the clock and now.',
      ru: 'to: выберите время между началом отсчёта и текущим моментом.',
      uk: 'to: виберіть час між початком відліку та поточним моментом.',
    },
    { field: 'to' },
  );
