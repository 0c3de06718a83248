import { type Cause, causeOf, scopes } from './cause.ts';
import type { Signal } from './signal.ts';

export interface OpenIncident {
  id: string;
  storeId: string;
  /** null where a person opened it and no signal has joined. */
  cause: Cause | null;
  /** Whether something is down in it, not merely degraded. */
  down: boolean;
  /** Monitors that are failing in it now. */
  monitorIds: readonly string[];
  openedAt: number;
  /** When the last signal joined it. */
  lastSignalAt: number;
}

export interface JoinRules {
  /** The monitors that the signal's monitor depends on, its parent and the parents of that. */
  dependsOn: readonly string[];
  /** Pages of a store that fail in the same way within this time belong together. Five minutes by default. */
  togetherMs?: number;
  /** How long after its opening an incident may still get a more fundamental cause. Fifteen minutes by default. */
  leadMs?: number;
}

export interface Joined {
  id: string;
  /** The signal's cause is more fundamental than the incident's: it becomes the incident's cause. */
  lead: boolean;
  why: 'same_cause' | 'same_monitor' | 'depends_on' | 'covered' | 'deeper' | 'together';
  /** Other open incidents that the same, more fundamental cause explains. */
  absorbs: string[];
}

/**
 * The open incident that a flip belongs to, or null where it is a cause of its own. `began` is the earliest time at
 * which it may have begun: what is looked at every ten minutes is found ten minutes later than the rest.
 */
export function joins(open: readonly OpenIncident[], signal: Signal, began: number, rules: JoinRules): Joined | null {
  const { dependsOn, togetherMs = 5 * 60_000, leadMs = 15 * 60_000 } = rules;
  const cause = causeOf(signal);
  const mine = open.filter((incident) => incident.storeId === signal.storeId).sort((a, b) => a.openedAt - b.openedAt);
  const young = (incident: OpenIncident) => began - incident.openedAt <= leadMs;
  const deeper = (incident: OpenIncident) =>
    !incident.cause || (signal.status === 'down' && rank(cause) < rank(incident.cause));
  const answer = (incident: OpenIncident, why: Joined['why']): Joined => ({
    id: incident.id,
    why,
    lead: deeper(incident),
    absorbs: [],
  });

  const same = mine.find((incident) => incident.cause?.key === cause.key);
  if (same) return { ...answer(same, 'same_cause'), lead: false };

  const own = mine.find(
    (incident) =>
      incident.monitorIds.includes(signal.monitorId) &&
      // What has long been known about a page does not explain that its host is gone now.
      (!deeper(incident) || young(incident) || incident.cause?.scope === 'expiry'),
  );
  if (own) return answer(own, 'same_monitor');

  if (isConsequence(cause)) {
    const parent = mine.find(
      (incident) =>
        incident.down &&
        incident.monitorIds.some((id) => dependsOn.includes(id)) &&
        (!deeper(incident) || young(incident)),
    );
    if (parent) return answer(parent, 'depends_on');
  }

  const above = mine.find((incident) => incident.down && incident.cause && covers(incident.cause, cause));
  if (above) return answer(above, 'covered');

  const below =
    signal.status === 'down'
      ? mine.filter((incident) => incident.cause && young(incident) && covers(cause, incident.cause))
      : [];
  if (below[0]) return { id: below[0].id, lead: true, why: 'deeper', absorbs: below.slice(1).map(({ id }) => id) };

  const alike = mine.find(
    (incident) =>
      incident.cause &&
      began - incident.lastSignalAt <= togetherMs &&
      incident.down === (signal.status === 'down') &&
      (sameClass(incident.cause, cause) || samePage(incident.cause, cause)),
  );
  return alike ? answer(alike, 'together') : null;
}

function rank(cause: Cause): number {
  return scopes.indexOf(cause.scope);
}

/** A page that was read and shows the wrong thing, or a date that comes near, has a cause of its own. */
function isConsequence(cause: Cause): boolean {
  return cause.scope !== 'content' && cause.scope !== 'expiry';
}

/** Whether the first cause is enough to explain the second. */
function covers(upper: Cause, lower: Cause): boolean {
  if (!isConsequence(lower) || rank(upper) >= rank(lower) || upper.host === '' || lower.host === '') return false;
  if (lower.scope === 'heartbeat' && upper.scope !== 'host' && upper.scope !== 'network') return false;
  if (upper.scope === 'dns') return isWithin(lower.host, upper.host);
  if (upper.host !== lower.host) return false;
  if (upper.scope === 'network' || upper.scope === 'host') return true;
  if (upper.scope !== 'tls' || upper.failure !== 'tls') return false;
  // An answer with a status proves that the encryption worked.
  return lower.scope === 'application' && (lower.failure === 'timeout' || lower.failure === 'partial');
}

function isWithin(host: string, zone: string): boolean {
  const apex = zone.replace(/^www\./, '');
  return host === apex || host.endsWith(`.${apex}`);
}

/** An overloaded or broken server shows itself as errors, silence and cut bodies at the same time. */
const families: Partial<Record<string, string>> = { http: 'answer', timeout: 'answer', partial: 'answer' };

function sameClass(a: Cause, b: Cause): boolean {
  if (a.scope !== b.scope || a.scope === 'expiry') return false;
  if (a.scope === 'heartbeat') return true;
  if (a.scope === 'dns' && !isWithin(a.host, b.host) && !isWithin(b.host, a.host)) return false;
  return family(a) === family(b);
}

/** Two monitors that look at one page see one trouble. */
function samePage(a: Cause, b: Cause): boolean {
  return isOnPage(a) && isOnPage(b) && a.page === b.page && a.host === b.host;
}

function isOnPage({ scope, page }: Cause): boolean {
  return (scope === 'application' || scope === 'content') && page !== null && page !== 'other';
}

function family({ failure }: Cause): string {
  return families[failure ?? ''] ?? failure ?? '';
}
