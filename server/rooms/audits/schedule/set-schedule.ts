import type { z } from 'zod';
import type { AuditSchedule, setAuditSchedule } from '#contract/audits';
import { nextCron, phaseOf } from '#core/schedule';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { changed } from '#kit/live';
import type { StoreWithClient } from '#rooms/stores';
import { isoOrNull } from '../instants.ts';
import type { ScheduleRow } from '../tables.ts';
import { putSchedule } from './store.ts';

type Input = z.output<(typeof setAuditSchedule)['body']>;

export const unset: Omit<ScheduleRow, 'store_id'> = {
  rhythm: 'off',
  weekday: 1,
  day: 1,
  hour: 3,
  time_zone: 'UTC',
  extras: [],
  next_at: null,
};

/** Each store has a minute of its own in the hour, so that not all begin at once. */
export function nextAudit(row: Omit<ScheduleRow, 'next_at'>, after: number): number | null {
  if (row.rhythm === 'off') return null;
  const minute = Math.floor(phaseOf(row.store_id, 60));
  const days = row.rhythm === 'weekly' ? `* * ${row.weekday % 7}` : `${row.day} * *`;
  return nextCron(`${minute} ${row.hour} ${days}`, row.time_zone, after);
}

export async function setSchedule(
  trx: Transaction,
  app: App,
  actor: Actor,
  { store, input }: { store: StoreWithClient; input: Input },
): Promise<ScheduleRow> {
  const { timeZone, ...rest } = input;
  const row = { store_id: store.id, ...rest, time_zone: timeZone };
  const kept = { ...row, next_at: nextAudit(row, app.clock.now()) };
  await putSchedule(trx, kept);
  await audit(trx, app, actor, 'audit.scheduled', store.name, { storeId: store.id, rhythm: input.rhythm });
  await changed(trx, { topic: 'audit', id: store.id, storeId: store.id });
  return kept;
}

export const presentSchedule = (row: Omit<ScheduleRow, 'store_id'>): AuditSchedule => ({
  rhythm: row.rhythm,
  weekday: row.weekday,
  day: row.day,
  hour: row.hour,
  timeZone: row.time_zone,
  extras: row.extras,
  next: isoOrNull(row.next_at),
});
