import type { z } from 'zod';
import type * as c from '#contract/cover';
import type { Db } from '#kit/db/db';
import { notFound } from '#kit/refuse';
import { noSchedule } from './edit-schedule.ts';
import { presentCover } from './present.ts';
import { type Facts, readFacts } from './reckon.ts';
import { scheduleById } from './store.ts';
import type { ChangeRow } from './tables.ts';

const nobodys = { timeZone: 'UTC', needed: [], layers: [] };
const unsaved = '00000000-0000-7000-8000-000000000000';

/** The cover as it would be with a change that is not saved; it counts as made last. */
export async function previewCover(
  db: Db,
  input: z.output<(typeof c.previewCover)['body']>,
  from: number,
  to: number,
): Promise<z.input<typeof c.cover>> {
  const row = input.scheduleId ? ((await scheduleById(db, input.scheduleId)) ?? notFound(noSchedule)) : null;
  const schedule = { id: row?.id ?? unsaved, data: input.data ?? row?.data ?? nobodys };
  const facts = await readFacts(db, [schedule], from, to);
  return presentCover(db, schedule, withUnsaved(facts, schedule.id, input), from, to);
}

function withUnsaved(facts: Facts, scheduleId: string, input: z.output<(typeof c.previewCover)['body']>): Facts {
  const { override, absence } = input;
  const window = (w: { from: string; to: string }) => ({ from_at: Date.parse(w.from), to_at: Date.parse(w.to) });
  const added: ChangeRow[] = override
    ? [
        {
          ...window(override),
          id: unsaved,
          seq: Number.MAX_SAFE_INTEGER,
          schedule_id: scheduleId,
          kind: 'override',
          state: 'accepted',
          person_id: override.personId,
          given_by: null,
          note: '',
          made_by: '',
          made_at: 0,
        },
      ]
    : [];
  const absent = absence ? [{ ...window(absence), id: unsaved, person_id: absence.personId }] : [];
  return { ...facts, changes: [...facts.changes, ...added], absences: [...facts.absences, ...absent] };
}
