import type { Incident, IncidentDetail } from '#contract/incidents';
import { type Cause, firstSteps, nextFirstSteps } from '#core/incident';
import { type Language, say, type Words } from '#core/words';
import type { App } from '#kit/app';
import { explain } from '#rooms/monitoring';
import { storesByIds } from '#rooms/stores';
import { evidenceOf, titleOf } from './headline.ts';
import { recurrencesOf, sameCauseBefore } from './recurrence/store.ts';
import { type IncidentRow, signalsOf } from './store.ts';
import { changesBetween, type TimelineRow, timelineOf } from './timeline/store.ts';
import type { Headline } from './tables.ts';
import { groupChanges } from './timeline/group-changes.ts';
import { changes, noticeKinds, severityNames, timeline } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** Whole pages of thousands of monitors would make an answer that no phone takes; the timeline has each. */
const withEvidence = 50;

/** Rows to what the API shows, in the reader's language. */
export async function presentIncidents(
  app: App,
  rows: readonly IncidentRow[],
  language: Language,
): Promise<Incident[]> {
  const stores = new Map(
    (await storesByIds(app.db, [...new Set(rows.map((r) => r.store_id))])).map((s) => [s.id, s.name]),
  );
  const ids = rows.map((r) => r.id);
  const [signals, seen] = await Promise.all([signalsOf(app.db, ids), recurrencesOf(app.db, ids)]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    storeId: row.store_id,
    storeName: stores.get(row.store_id) ?? '–',
    title: titleOf(row, language),
    severity: row.severity,
    state: row.state,
    openedAt: iso(row.opened_at),
    startedAt: iso(row.started_at),
    acknowledgedAt: isoOrNull(row.acknowledged_at),
    resolvedAt: isoOrNull(row.resolved_at),
    noticedBy: row.noticed_by,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '–' },
    failure: row.failure,
    signals: signals.filter((s) => s.incident_id === row.id).length,
    recurrence: seen.get(row.id) ?? 0,
  }));
}

/** @param internal whether the reader may see the team's own notes */
export async function presentIncident(
  app: App,
  row: IncidentRow,
  language: Language,
  internal: boolean,
): Promise<IncidentDetail> {
  const [shown] = await presentIncidents(app, [row], language);
  const [signals, entries, earlier, before] = await Promise.all([
    signalsOf(app.db, [row.id]),
    timelineOf(app.db, [row.id], { internal }),
    sameCauseBefore(app.db, row),
    changesBetween(app.db, row.store_id, row.started_at - 86_400_000, row.started_at + 60_000),
  ]);
  return {
    ...shown!,
    cause: row.cause_text,
    prevention: row.prevention,
    mergedInto: row.merged_into,
    evidence: row.evidence,
    firstSteps: row.cause ? stepsFor(row.cause, language) : [],
    monitors: signals.map(({ signal, monitor_id, down_at, recovered_at }, i) => ({
      id: monitor_id,
      name: signal.monitorName,
      failure: signal.failure,
      downAt: iso(down_at),
      recoveredAt: isoOrNull(recovered_at),
      explanation: explain(signal.type, signal.reason, language),
      evidence: i < withEvidence ? evidenceOf(signal) : null,
    })),
    timeline: entries.map((entry) => ({
      id: entry.id,
      at: iso(entry.at),
      kind: entry.kind,
      actor: entry.actor,
      text: sentence(entry, language),
      internal: entry.internal,
      evidence: entry.evidence,
    })),
    changesBefore: groupChanges(before).map((c) => ({
      at: iso(c.at),
      text: phrase(changes, c.kind, c.values, language),
    })),
    earlier: earlier.map((e) => ({
      id: e.id,
      number: e.number,
      title: titleOf(e, language),
      openedAt: iso(e.opened_at),
      cause: e.cause_text,
      prevention: e.prevention,
    })),
  };
}

/** What to do first, for the engineer who was woken. */
export const stepsFor = (cause: Cause, language: Language): string[] =>
  nextFirstSteps(cause).map((step) =>
    say(firstSteps[language][step], { host: cause.host, port: cause.port ?? 443 }, language),
  );

/** One line of the timeline. What a person or a store wrote is put in as it is, never read as a phrase. */
export function sentence(entry: Pick<TimelineRow, 'kind' | 'values'>, language: Language): string {
  const { values } = entry;
  if (entry.kind === 'signal')
    return phrase(
      timeline,
      'signal',
      {
        monitor: values['monitor'] ?? '',
        why: explain(String(values['type']), JSON.parse(String(values['reason'])), language),
      },
      language,
    );
  if (entry.kind === 'lead')
    return phrase(
      timeline,
      'lead',
      { title: titleOf({ title: null, headline: values as unknown as Headline }, language) },
      language,
    );
  if (entry.kind === 'severity')
    return phrase(
      timeline,
      'severity',
      { from: nameIn(severityNames, values['from'], language), to: nameIn(severityNames, values['to'], language) },
      language,
    );
  if (entry.kind === 'notice' || entry.kind === 'notice_failed')
    return phrase(
      timeline,
      entry.kind,
      {
        ...values,
        kind: nameIn(noticeKinds, values['kind'], language),
        // The error as it is said to this reader, where it was told in each language.
        ...(values[language] === undefined ? {} : { error: values[language] }),
      },
      language,
    );
  return phrase(timeline, entry.kind, values, language);
}

const nameIn = (of: Words, key: string | number | undefined, language: Language): string =>
  of[language][String(key)] ?? String(key);
const phrase = (of: Words, kind: string, values: Record<string, string | number>, language: Language): string =>
  say(of[language][kind] ?? kind, values, language);
