import type { IncidentRow } from '../store.ts';
import type { TimelineRow } from './store.ts';

/** A line of the timeline: a kind, whose sentence is in words.ts, and its values. */
export function entry(
  incident: Pick<IncidentRow, 'id'>,
  at: number,
  kind: string,
  values: Record<string, string | number>,
  of: { actor?: string; internal?: boolean } = {},
): Omit<TimelineRow, 'id'> {
  return {
    incident_id: incident.id,
    at,
    kind,
    actor: of.actor ?? null,
    values,
    internal: of.internal ?? false,
    evidence: null,
  };
}
