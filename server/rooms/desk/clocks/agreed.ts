import type { Calendar } from '#core/calendar';
import type { SlaTerms } from '#core/sla';
import type { AgreedSpan, HeldCalendar } from '#rooms/contracts';

/** What a clock is measured by: names of a version of terms and of a version of a calendar. */
export interface Measure {
  terms: string;
  calendar: string;
}

const everyHour = [['00:00', '24:00']] as const;
/** Where nothing is agreed, nothing is promised: the log goes on, and no target is counted. */
export const nothing: Measure = { terms: 'none', calendar: 'none' };
export const noTerms: SlaTerms = {};
export const noCalendar: Calendar = {
  timeZone: 'UTC',
  hours: {
    mon: everyHour,
    tue: everyHour,
    wed: everyHour,
    thu: everyHour,
    fri: everyHour,
    sat: everyHour,
    sun: everyHour,
  },
};

export interface NamedTerms {
  name: string;
  contract_id: string;
  contract_name: string;
  version: number;
  terms: SlaTerms;
}
export interface NamedCalendar {
  name: string;
  calendar_id: string;
  calendar_name: string;
  version: number;
  data: Calendar;
}

/** What was and will be agreed with some clients, looked up for many clocks. */
export class Agreed {
  readonly #spans = new Map<string, AgreedSpan[]>();
  readonly #calendars: ReadonlyMap<string, HeldCalendar>;
  readonly #turns = new Map<string, number[]>();
  readonly #held = new Map<string, Measure>();
  readonly #terms = new Map<string, NamedTerms>();
  readonly #named = new Map<string, NamedCalendar>();

  constructor(spans: readonly AgreedSpan[], calendars: readonly HeldCalendar[]) {
    for (const span of spans) this.#spans.set(span.clientId, [...(this.#spans.get(span.clientId) ?? []), span]);
    this.#calendars = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  }

  /** What holds at an instant for a store, or for the client where no store is named. */
  heldBy(clientId: string | null, storeId: string | null, at: number): Measure {
    if (clientId === null) return nothing;
    const key = `${clientId} ${storeId} ${at}`;
    const known = this.#held.get(key) ?? this.#find(clientId, storeId, at);
    this.#held.set(key, known);
    return known;
  }

  /** Instants at which something else may begin to hold for this client's clocks, in order. */
  turnsOf(clientId: string | null): readonly number[] {
    if (clientId === null) return [];
    const known = this.#turns.get(clientId);
    if (known) return known;
    const spans = this.#spans.get(clientId) ?? [];
    const calendars = [...new Set(spans.map((span) => span.calendarId))];
    const turns = [
      ...spans.flatMap((span) => [Math.max(span.from, span.knownAt), span.to]),
      ...calendars.flatMap((id) => this.#calendars.get(id)?.versions.map((v) => v.validFrom) ?? []),
    ];
    const sorted = [...new Set(turns)].filter((at) => at < Infinity).sort((a, b) => a - b);
    this.#turns.set(clientId, sorted);
    return sorted;
  }

  /** To be kept beside the logs that name it; undefined for `nothing`. */
  namedTerms(name: string): NamedTerms | undefined {
    return this.#terms.get(name);
  }

  namedCalendar(name: string): NamedCalendar | undefined {
    return this.#named.get(name);
  }

  /** Of the contract that names the store, else of the one for all; a request without a store has its client's only one. */
  #find(clientId: string, storeId: string | null, at: number): Measure {
    const holding = (this.#spans.get(clientId) ?? []).filter(
      (span) => span.from <= at && at < span.to && span.knownAt <= at,
    );
    const forAll = holding.find((span) => span.storeIds.length === 0);
    const only = holding.length === 1 ? holding[0] : undefined;
    const span =
      storeId === null ? (forAll ?? only) : (holding.find((one) => one.storeIds.includes(storeId)) ?? forAll);
    const calendar = span && this.#calendars.get(span.calendarId);
    if (!span || !calendar) return nothing;
    const version = calendar.versions.findLast((v) => v.validFrom <= at) ?? calendar.versions[0]!;
    const measure = { terms: `${span.contractId}:${span.version}`, calendar: `${calendar.id}:${version.version}` };
    this.#terms.set(measure.terms, {
      name: measure.terms,
      contract_id: span.contractId,
      contract_name: span.contractName,
      version: span.version,
      terms: span.sla,
    });
    this.#named.set(measure.calendar, {
      name: measure.calendar,
      calendar_id: calendar.id,
      calendar_name: calendar.name,
      version: version.version,
      data: version.data,
    });
    return measure;
  }
}

/** An entry of a log that says what else is agreed from an instant on. */
export type Turn = { at: number } & (
  | { kind: 'terms_changed'; terms: string }
  | { kind: 'calendar_changed'; calendar: string }
);

/**
 * What is agreed from some instant on, where it is not what the clock was measured by: at the turns that passed since it
 * was looked at, and now, where its client or store is another one or a turn was written down late.
 */
export function turnsFor(
  agreed: Agreed,
  clock: Measure & { client_id: string | null; store_id: string | null; agreed_at: number },
  now: number,
): { entries: Turn[]; held: Measure; until: number | null } {
  const { client_id, store_id, agreed_at } = clock;
  const turns = agreed.turnsOf(client_id);
  const entries: Turn[] = [];
  let held: Measure = { terms: clock.terms, calendar: clock.calendar };
  for (const at of [...turns.filter((turn) => turn >= agreed_at && turn <= now), now]) {
    const next = agreed.heldBy(client_id, store_id, at);
    if (next.terms !== held.terms) entries.push({ at, kind: 'terms_changed', terms: next.terms });
    if (next.terms !== 'none' && next.calendar !== held.calendar)
      entries.push({ at, kind: 'calendar_changed', calendar: next.calendar });
    held = next.terms === 'none' ? { ...held, terms: 'none' } : next;
  }
  return { entries, held, until: turns.find((turn) => turn > now) ?? null };
}
