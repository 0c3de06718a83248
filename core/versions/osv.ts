import { compareBy, type Scheme, type Span } from './range.ts';

/** One of the four, as the OSV schema has it. `introduced: '0'` is before every version, `limit: '*'` none at all. */
export interface OsvEvent {
  introduced?: string;
  fixed?: string;
  last_affected?: string;
  limit?: string;
}

/**
 * The spans that the events of one OSV range leave: an introduction opens one, a fix ends it before itself, a last
 * affected version with itself; nothing at or beyond the highest limit counts. Events may come in any order.
 */
export function osvSpans(scheme: Scheme, events: readonly OsvEvent[]): Span[] {
  const spans: Span[] = [];
  let open: Span | null = null;
  for (const event of inOrder(scheme, events)) {
    if (event.introduced !== undefined) {
      open ??= {
        from: event.introduced === '0' ? null : event.introduced,
        fromIncluded: true,
        to: null,
        toIncluded: false,
      };
      continue;
    }
    if (open === null) continue;
    spans.push({ ...open, to: (event.fixed ?? event.last_affected)!, toIncluded: event.fixed === undefined });
    open = null;
  }
  if (open !== null) spans.push(open);
  const limit = limitOf(scheme, events);
  return limit === null ? spans : spans.map((span) => upTo(scheme, span, limit));
}

function inOrder(scheme: Scheme, events: readonly OsvEvent[]): OsvEvent[] {
  const at = (event: OsvEvent): string => (event.introduced ?? event.fixed ?? event.last_affected)!;
  return events
    .filter(({ introduced, fixed, last_affected }) =>
      [introduced, fixed, last_affected].some((one) => one !== undefined),
    )
    .toSorted((a, b) => {
      if (at(a) === '0' || at(b) === '0') return Number(at(a) !== '0') - Number(at(b) !== '0');
      return compareBy(scheme, at(a), at(b)) ?? 0;
    });
}

function limitOf(scheme: Scheme, events: readonly OsvEvent[]): string | null {
  const limits = events.flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
  if (limits.length === 0 || limits.includes('*')) return null;
  return limits.reduce((highest, one) => (compareBy(scheme, one, highest) === 1 ? one : highest));
}

const upTo = (scheme: Scheme, span: Span, limit: string): Span =>
  span.to !== null && (compareBy(scheme, span.to, limit) ?? -1) < 0 ? span : { ...span, to: limit, toIncluded: false };
