import type { QualityQuery } from '#contract/quality';
import { caseOf, type QualityCase } from '#core/quality';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';
import { incidentsWithRecurrence, titleOf } from '#rooms/incidents';
import { readingOf, readLogs } from '../clocks/readings.ts';
import type { ClockRow } from '../clocks/tables.ts';
import { isOfTeam } from '../requests/side.ts';
import { clocksBegun, requestsByIds } from './store.ts';

/** A case with what a list says of it. */
export interface Told extends QualityCase {
  clock: ClockRow;
  title: string;
  assignee: { id: string; name: string } | null;
}

const mostDays = 400;
const dayMs = 86_400_000;

/** Everything that was opened in a period and is not merged away, read from the logs of the clocks. */
export async function readCases(app: App, actor: Actor, language: Language, query: QualityQuery): Promise<Told[]> {
  const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
  if (to <= from || to - from > mostDays * dayMs) badPeriod();
  if (query.personId && !isOfTeam(actor)) teamOnly();
  const { kind, clientId, storeId } = query;
  const clocks = await clocksBegun(app.db, { from, to, kind, clientId, storeId, clientIds: actor.clientIds });
  const ids = (of: ClockRow['kind']) => clocks.filter((clock) => clock.kind === of).map((clock) => clock.subject_id);
  const [logs, requests, incidents] = await Promise.all([
    readLogs(
      app.db,
      clocks.map((clock) => clock.id),
    ),
    requestsByIds(app.db, ids('request')),
    incidentsWithRecurrence(app.db, ids('incident')),
  ]);
  const requestBy = new Map(requests.map((row) => [row.id, row]));
  const incidentBy = new Map(incidents.map((row) => [row.id, row]));
  const now = app.clock.now();
  return clocks.flatMap((clock): Told[] => {
    const incident = incidentBy.get(clock.subject_id);
    const row = requestBy.get(clock.subject_id) ?? incident;
    if (!row || row.state === 'merged') return [];
    if (query.personId && row.assignee_id !== query.personId) return [];
    const known = { noticedBy: incident?.noticed_by ?? null, seenBefore: incident?.seenBefore ?? null };
    const log = logs.of(clock.id).toSorted((a, b) => a.at - b.at || a.seq - b.seq);
    return [
      {
        id: row.id,
        ...caseOf(log, readingOf(logs, clock, now), known),
        clock,
        severity: row.severity,
        title: incident ? titleOf(incident, language) : (requestBy.get(clock.subject_id)?.topic ?? '–'),
        assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '–' },
      },
    ];
  });
}

const badPeriod = (): never =>
  refuse(
    'period',
    {
      en: 'to: the end must be after the beginning, by {days} days at most.',
      ru: 'to: конец должен быть позже начала, но не больше чем на {days} дней.',
      uk: 'to: кінець має бути пізніше за початок, але не більш як на {days} днів.',
    },
    { field: 'to', values: { days: mostDays } },
  );

const teamOnly = (): never =>
  refuse(
    'team_only',
    {
      en: 'personId: figures of a person are for the team alone.',
      ru: 'personId: показатели по людям доступны только команде.',
      uk: 'personId: показники за людьми доступні лише команді.',
    },
    { field: 'personId' },
  );
