import type { z } from 'zod';
import type * as c from '#contract/contracts';
import type { Db } from '#kit/db/db';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { calendarsByIds } from '../calendars/store.ts';
import type { AcceptanceRow, ContractRow, ContractVersionRow } from '../tables.ts';
import { spansOf } from './spans.ts';
import { acceptancesOf, versionsOfContracts } from './store.ts';

const iso = (at: number) => new Date(at).toISOString();

export async function presentContracts(
  db: Db,
  rows: readonly ContractRow[],
  now: number,
): Promise<z.input<typeof c.contract>[]> {
  const ids = rows.map((row) => row.id);
  const [versions, acceptances, clients] = await Promise.all([
    versionsOfContracts(db, ids),
    acceptancesOf(db, ids),
    clientsByIds(
      db,
      rows.map((row) => row.client_id),
    ),
  ]);
  const [calendars, stores] = await Promise.all([
    calendarsByIds(
      db,
      versions.map((v) => v.calendar_id),
    ),
    storesByIds(
      db,
      versions.flatMap((v) => v.terms.storeIds),
    ),
  ]);
  return rows.map((row) => {
    const own = versions.filter((v) => v.contract_id === row.id);
    const spans = spansOf(row, own);
    return {
      id: row.id,
      clientId: row.client_id,
      clientName: clients.find((client) => client.id === row.client_id)?.name ?? '',
      name: row.name,
      timeZone: row.time_zone,
      state: stateOf(row, spans[0]?.from ?? Infinity, now),
      ends: row.ends,
      createdAt: iso(row.created_at),
      versions: own.toReversed().map((v) => ({
        version: v.version,
        begins: v.begins,
        validFrom: iso(v.valid_from),
        ...held(row, v, spans, now),
        terms: v.terms,
        calendarName: calendars.find((calendar) => calendar.id === v.calendar_id)?.name ?? '',
        storeNames: v.terms.storeIds.flatMap((id) => stores.find((store) => store.id === id)?.name ?? []),
        note: v.note,
        madeBy: v.made_by,
        madeAt: iso(v.made_at),
        acceptance: presentAcceptance(acceptances.find((a) => a.contract_id === row.id && a.version === v.version)),
      })),
    };
  });
}

function stateOf(row: ContractRow, begins: number, now: number): (typeof c.contractStates)[number] {
  if (row.activated_at === null) return 'draft';
  if (row.ends_at !== null && row.ends_at <= now) return 'ended';
  return begins > now ? 'coming' : 'active';
}

function held(
  row: ContractRow,
  version: ContractVersionRow,
  spans: ReturnType<typeof spansOf>,
  now: number,
): Pick<z.input<typeof c.contractVersion>, 'state' | 'validTo'> {
  if (version.withdrawn_at !== null) return { state: 'withdrawn', validTo: null };
  const span = spans.find((s) => s.version === version);
  const validTo = span && span.to < Infinity ? iso(span.to) : null;
  if (row.activated_at === null) return { state: 'draft', validTo };
  if (!span) return { state: 'past', validTo };
  return { state: span.from > now ? 'coming' : span.to > now ? 'holds' : 'past', validTo };
}

export const presentAcceptance = (row: AcceptanceRow | undefined) =>
  row
    ? {
        at: iso(row.accepted_at),
        by: row.accepted_by,
        recordedBy: row.recorded_by,
        how: row.how,
        digest: row.digest,
      }
    : null;
