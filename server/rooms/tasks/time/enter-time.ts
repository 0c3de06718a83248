import type { z } from 'zod';
import type { enterTime as endpoint } from '#contract/time';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { changed } from '#kit/live';
import { refuse } from '#kit/refuse';
import type { HeldTerms } from '#rooms/contracts';
import type { Means } from '../board/change.ts';
import type { TimeEntryRow, Why } from '../tables.ts';
import { type Work, workOf } from './about.ts';
import { openMonthFor } from './months/months.ts';
import { insertEntry } from './store.ts';
import { dateIn, type Piece, splitAtClosing, termsOn } from './terms.ts';

type Input = z.output<(typeof endpoint)['body']>;

export interface Worked {
  work: Work;
  person: { id: string; name: string };
  /** `2026-06-17` where no beginning is known. */
  date?: string | undefined;
  from?: number | undefined;
  minutes: number;
  note: string;
  billable?: boolean | undefined;
  why: string;
  urgent?: boolean | undefined;
  outOfHours: boolean;
  source: 'timer' | 'hand';
  /** Of a timer that ran too long. */
  toCheck?: boolean;
}

/** By hand. @returns the ids of what was entered: two where closing time lay within */
export async function enterTime(means: Means, input: Input): Promise<string[]> {
  const { actor, app } = means;
  const from = input.from === undefined ? undefined : Date.parse(input.from);
  const ended = from === undefined ? undefined : from + input.minutes * 60_000;
  if (from === undefined && input.date === undefined) needed();
  if ((ended ?? Date.parse(`${input.date}T00:00:00Z`)) > app.clock.now() + (from === undefined ? 50_400_000 : 60_000))
    ahead(from === undefined ? 'date' : 'from');
  return putDown(means, {
    ...input,
    work: await workOf(means, input),
    person: { id: personOf(means), name: actor.name },
    from,
    source: 'hand',
  });
}

export async function putDown(means: Means, worked: Worked): Promise<string[]> {
  const { trx, app, actor } = means;
  const { work, from } = worked;
  const now = app.clock.now();
  const ownDate = from === undefined ? worked.date! : dateIn(actor.timeZone ?? 'UTC', from);
  const held = await termsOn(trx, work.client_id, work.store_id, ownDate);
  const date = from !== undefined && held ? dateIn(held.timeZone, from) : ownDate;
  const { billable, why } = judge(worked, held, actor.name);
  const pieces: Piece[] =
    from !== undefined && held
      ? await splitAtClosing(trx, held, from, worked.minutes)
      : [{ minutes: worked.minutes, outOfHours: worked.outOfHours }];
  const id = newId(now);
  const month = await openMonthFor(trx, held?.contractId ?? null, date);
  const { internal: _, urgent, ...about } = work;
  const rows = pieces.map(
    (piece, i): TimeEntryRow => ({
      ...about,
      id: i === 0 ? id : newId(now),
      version: 1,
      work: id,
      person_id: worked.person.id,
      person_name: worked.person.name,
      date,
      started_at: from ?? null,
      ended_at: from === undefined ? null : from + worked.minutes * 60_000,
      minutes: piece.minutes,
      note: worked.note,
      billable,
      why,
      urgent: worked.urgent ?? urgent,
      out_of_hours: piece.outOfHours,
      contract_id: held?.contractId ?? null,
      contract_version: held?.version ?? null,
      month,
      to_check: worked.toCheck ?? false,
      source: worked.source,
      created_at: now,
      removed_at: null,
    }),
  );
  for (const row of rows) await insertEntry(trx, row);
  const { minutes, note, source } = worked;
  await audit(trx, app, actor, 'time.entered', date, { minutes, note, source, billable });
  await changed(trx, { topic: 'time', id: worked.person.id, storeId: null });
  return rows.map((row) => row.id);
}

/** Billable by its contract; whoever says otherwise says why. */
export function judge(
  {
    work,
    billable,
    why,
    toCheck,
  }: Pick<Worked, 'billable' | 'why' | 'toCheck'> & { work: Pick<Work, 'client_id' | 'internal'> },
  held: HeldTerms | undefined,
  by: string,
): { billable: boolean; why: Why } {
  if (toCheck) return { billable: false, why: { by: 'forgotten' } };
  const usual: Why = work.internal
    ? { by: 'internal' }
    : work.client_id === null
      ? { by: 'no_client' }
      : held
        ? { by: 'contract', name: held.contractName }
        : { by: 'no_contract' };
  const usually = usual.by === 'contract';
  if (billable === undefined || billable === usually) return { billable: usually, why: usual };
  if (billable && !held) noContract();
  if (why === '') sayWhy();
  return { billable, why: { by: 'person', name: by, why } };
}

/** @throws Refusal 422 where a machine asks: time is a person's */
export function personOf({ actor }: Pick<Means, 'actor'>): string {
  if (actor.personId !== null) return actor.personId;
  return refuse('no_person', {
    en: 'Time belongs to a person: sign in as one.',
    ru: 'Время принадлежит человеку: войдите как человек.',
    uk: 'Час належить людині: увійдіть як людина.',
  });
}

const needed = (): never =>
  refuse(
    'required',
    {
      en: 'date: say on which day it was, or when it began.',
      ru: 'date: укажите день или начало работы.',
      uk: 'date: вкажіть день або початок роботи.',
    },
    { field: 'date' },
  );
const ahead = (field: string): never =>
  refuse(
    'future',
    {
      en: '{field}: this lies ahead; only time that was worked can be entered.',
      ru: '{field}: это ещё впереди; вносить можно только отработанное время.',
      uk: '{field}: це ще попереду; вносити можна лише відпрацьований час.',
    },
    { field, values: { field } },
  );
const noContract = (): never =>
  refuse(
    'no_contract',
    {
      en: 'billable: no contract held on that day, so nothing can be charged.',
      ru: 'billable: в тот день договор не действовал, поэтому выставить нечего.',
      uk: 'billable: того дня договір не діяв, тож виставити нічого.',
    },
    { field: 'billable' },
  );
const sayWhy = (): never =>
  refuse(
    'required',
    {
      en: 'why: say why this is billed differently than usual.',
      ru: 'why: укажите, почему это оплачивается не как обычно.',
      uk: 'why: вкажіть, чому це оплачується не як зазвичай.',
    },
    { field: 'why' },
  );
