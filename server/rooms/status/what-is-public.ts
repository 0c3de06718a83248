import type { Language } from '#core/words';
import { type IncidentRow, titleOf } from '#rooms/incidents';
import { page as words } from './words.ts';

type Shown = Pick<IncidentRow, 'severity' | 'noticed_by' | 'acknowledged_at'>;

/** Critical and major ones; what a client reported only once the team has taken it. */
export const isPublic = ({ severity, noticed_by: noticed, acknowledged_at: taken }: Shown): boolean =>
  (severity === 'critical' || severity === 'major') && (noticed !== 'client' || taken !== null);

/** What a client wrote was meant for the team: until the team calls it otherwise, it has a name of ours. */
export function publicTitle(
  incident: Pick<IncidentRow, 'title' | 'headline' | 'noticed_by' | 'severity'>,
  language: Language,
): string {
  const clients = incident.noticed_by === 'client' && incident.title === incident.headline.name;
  if (!clients) return titleOf(incident, language);
  return words[language][incident.severity === 'critical' ? 'reported_critical' : 'reported_major'];
}
