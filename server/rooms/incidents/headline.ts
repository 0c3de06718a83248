import type { Flip } from '#contract/events/monitoring';
import type { PageKind } from '#contract/stores';
import { type Language, say } from '#core/words';
import type { IncidentRow } from './store.ts';
import type { Headline } from './tables.ts';
import { failures, parts } from './words.ts';

/** What the incident is called until a person calls it otherwise. */
export function headlineOf(flip: Pick<Flip, 'page' | 'type' | 'monitorName' | 'failure' | 'status'>): Headline {
  const expires =
    flip.status === 'degraded' && (flip.type === 'domain' || (flip.type === 'tls' && flip.failure === 'tls'));
  const failure = flip.type === 'heartbeat' ? 'heartbeat' : expires ? 'expiry' : (flip.failure ?? 'content');
  return { part: flip.page ?? 'other', failure, name: flip.monitorName };
}

/** What the failing probe kept, with each condition as a line. */
export const evidenceOf = (flip: Pick<Flip, 'evidence' | 'conditions'>): Record<string, unknown> => ({
  ...flip.evidence,
  conditions: flip.conditions.map((c) => `${c.ok ? '✓' : '✗'} ${c.text}`),
});

/** `Checkout`, in the reader's language. */
export const pageName = (page: PageKind, language: Language): string => parts[language][page];

/** `Checkout: answers with an error`, in the reader's language. */
export function titleOf(incident: Pick<IncidentRow, 'title' | 'headline'>, language: Language): string {
  if (incident.title) return incident.title;
  const { part, failure, name } = incident.headline;
  if (failure === 'manual') return name;
  const phrase = parts[language][part as keyof (typeof parts)['en']] ?? '{name}';
  return `${say(phrase, { name }, language)}: ${failures[language][failure]}`;
}
