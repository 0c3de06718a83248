import type { Transaction } from '#kit/db/db';
import { tellChanged } from '../announce-incident.ts';
import { incidentById } from '../store.ts';
import { entry } from './entry.ts';
import { addToTimeline } from './store.ts';

/** What the desk says of an incident's clock; clocks of requests are not our matter. */
export async function tellOfClock(
  trx: Transaction,
  fact: { kind: 'request' | 'incident'; subjectId: string },
  line: { at: number; kind: string; values: Record<string, string> },
): Promise<void> {
  const incident = fact.kind === 'incident' ? await incidentById(trx, fact.subjectId) : undefined;
  if (!incident) return;
  await addToTimeline(trx, entry(incident, line.at, line.kind, line.values));
  await tellChanged(trx, incident);
}
