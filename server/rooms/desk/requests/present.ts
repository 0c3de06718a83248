import type { Request, RequestDetail } from '#contract/desk';
import { severityReasons } from '#core/request';
import { type Language, say } from '#core/words';
import type { App } from '#kit/app';
import { incidentById, titleOf } from '#rooms/incidents';
import { clientsByIds, storesByIds } from '#rooms/stores';
import { summariesOf } from '../clocks/present.ts';
import type { SeverityOrigin } from '../tables.ts';
import { ratingOf } from '../mail/answers/store.ts';
import { mailSides, withLead } from '../mail/present-mail.ts';
import { changes, names, severityBy } from '../words.ts';
import { incidentsOf, type MessageRow, messagesOf, type RequestRow, unansweredAmong } from './store.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const ids = (all: readonly (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];

export async function presentRequests(app: App, rows: readonly RequestRow[]): Promise<Request[]> {
  const [clients, stores, owed, clocks] = await Promise.all([
    clientsByIds(app.db, ids(rows.map((row) => row.client_id))),
    storesByIds(app.db, ids(rows.map((row) => row.store_id))),
    unansweredAmong(app.db, ids(rows.map((row) => row.id))),
    summariesOf(
      app.db,
      'request',
      rows.map((row) => row.id),
      app.clock.now(),
    ),
  ]);
  const named = (of: readonly { id: string; name: string }[], id: string | null) =>
    id === null ? null : { id, name: of.find((one) => one.id === id)?.name ?? '–' };
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    client: named(clients, row.client_id),
    store: named(stores, row.store_id),
    topic: row.topic,
    severity: row.severity,
    state: row.state,
    source: row.source,
    requester: row.requester_name,
    openedAt: iso(row.opened_at),
    changedAt: iso(row.changed_at),
    answeredAt: isoOrNull(row.answered_at),
    solvedAt: isoOrNull(row.solved_at),
    reopened: row.reopened,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '–' },
    turn: turnOf(row.state, owed.has(row.id)),
    unanswered: owed.has(row.id),
    clock: clocks.get(row.id) ?? null,
  }));
}

function turnOf(state: RequestRow['state'], owed: boolean): Request['turn'] {
  if (owed || state === 'open') return 'team';
  if (state === 'waiting_client') return 'client';
  return state === 'waiting_third' ? 'third' : null;
}

/** @param internal whether the reader may see the team's own notes */
export async function presentRequest(
  app: App,
  row: RequestRow,
  language: Language,
  internal: boolean,
): Promise<RequestDetail> {
  const [[shown], messages, linked, rating = null] = await Promise.all([
    presentRequests(app, [row]),
    messagesOf(app.db, row.id, { internal }),
    incidentsOf(app.db, row.id),
    ratingOf(app.db, row.id),
  ]);
  const incidents = await Promise.all(linked.map((id) => incidentById(app.db, id)));
  const mailed = await mailSides(app.db, ids(messages.map((message) => message.id)), language, internal);
  return {
    ...shown!,
    severityReason: whySo(row.severity_reason, language),
    mergedInto: row.merged_into,
    rating: rating && { score: rating.score, comment: rating.comment, at: iso(rating.at) },
    messages: messages.map((message) => ({
      id: message.id,
      at: iso(message.at),
      kind: message.kind,
      side: message.side,
      author: message.author,
      text: message.kind === 'change' ? sentence(message, language) : withLead(message, language),
      ...mailed(message.id),
    })),
    incidents: incidents.flatMap((one) =>
      one
        ? [{ id: one.id, number: one.number, title: titleOf(one, language), severity: one.severity, state: one.state }]
        : [],
    ),
  };
}

function whySo(origin: SeverityOrigin, language: Language): string {
  if (origin.by === 'answers') return severityReasons[language][origin.because];
  const t = severityBy[language];
  if (origin.by === 'mail' || origin.by === 'telegram') return t[origin.by];
  return say(origin.why ? t.person_why : t.person, { name: origin.name, why: origin.why }, language);
}

/** States and severities are named in the reader's language; what a person wrote stands as it is. */
function sentence({ values }: MessageRow, language: Language): string {
  const { what, ...rest } = values;
  const name = (value: string | number) => (names[language] as Record<string, string>)[String(value)] ?? value;
  const coded = what === 'state' || what === 'reopened' || what === 'severity';
  const said = coded ? Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, name(value)])) : rest;
  return say((changes[language] as Record<string, string>)[String(what)] ?? String(what), said, language);
}
