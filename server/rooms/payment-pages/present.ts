import type {
  PaymentApproval,
  PaymentChange,
  PaymentInventory,
  PaymentLook,
  PaymentReview,
  PaymentWatch,
} from '#contract/payment-pages';
import type { Language } from '#core/words';
import type { Db } from '#kit/db/db';
import type { IncidentRow } from '#rooms/incidents';
import type { StoreWithClient } from '#rooms/stores';
import { approvalsNow, looksOf, openAlarms, reviewsOf } from './store.ts';
import type { ApprovalRow, ChangeRow, LookRow, ReviewRow, WatchRow } from './tables.ts';
import { meaningWords } from './meaning.words.ts';
import { sayStep } from './say-step.ts';
import { changeWords, troubleWords } from './words.ts';

const iso = (at: number): string => new Date(at).toISOString();

export const unwatched = { product: null, cart: null, checkout: null, every_hours: 0, next_at: null };

export const presentLook = (row: LookRow, language: Language): PaymentLook => ({
  id: row.id,
  at: iso(row.done_at ?? row.asked_at),
  done: row.done_at !== null,
  trouble: row.trouble && troubleWords[language][row.trouble],
  fault: faultOf(row),
  scripts: row.scripts,
  steps: row.steps.map(({ kind, status, ...step }) => ({
    ...step,
    page: kind,
    status: status === 0 ? null : status,
    text: sayStep({ ...step, kind, status }, language),
  })),
});

/** A store is blamed only for what it was seen to do. */
function faultOf({ trouble, steps }: LookRow): PaymentLook['fault'] {
  if (trouble === null) return null;
  if (trouble !== 'not_opened') return 'ours';
  return (['store', 'ours'] as const).find((one) => steps.some(({ fault }) => fault === one)) ?? 'unclear';
}

/** The latest visit that saw something. */
export const lastSeen = (looks: readonly LookRow[]): LookRow | undefined => looks.find(({ pages }) => pages.length > 0);

export async function presentWatch(
  db: Db,
  store: StoreWithClient,
  watch: Omit<WatchRow, 'store_id'>,
  language: Language,
): Promise<PaymentWatch> {
  const looks = await looksOf(db, store.id, { most: 10 });
  const reviews = await reviewsOf(db, store.id, { limit: 1, offset: 0 });
  const pages = inventoryOf(looks, await approvalsNow(db, store.id));
  const done = looks.find(({ done_at }) => done_at !== null);
  const waiting = pages.flatMap(({ scripts }) => scripts.filter(({ approval }) => approval === null));
  return {
    store: { id: store.id, name: store.name },
    client: { id: store.client_id, name: store.client_name },
    product: watch.product,
    cart: watch.cart,
    checkout: watch.checkout,
    everyHours: watch.every_hours,
    next: watch.next_at === null ? null : iso(watch.next_at),
    latest: done ? presentLook(done, language) : null,
    looking: looks[0]?.done_at === null,
    alarms: await openAlarms(db, store.id),
    toApprove: new Set(waiting.map(({ id }) => id)).size,
    reviewedAt: reviews.rows[0] ? iso(reviews.rows[0].at) : null,
  };
}

/** What the latest visit saw, with who let it be. */
export function inventoryOf(looks: readonly LookRow[], approvals: readonly ApprovalRow[]): PaymentInventory[] {
  const latest = lastSeen(looks);
  if (!latest) return [];
  const of = (kind: ApprovalRow['kind'], about: string) =>
    approvals.find((one) => one.kind === kind && one.about === about);
  const shown = (row: ApprovalRow | undefined) => (row ? presentApproval(row) : null);
  const first = firstSeen(looks);
  return latest.pages.map(({ kind, url, inventory }) => {
    const heard = Map.groupBy(inventory.listeners, ({ script }) => script);
    const scripts = [...new Map(inventory.scripts.map((script) => [script.id, script])).values()];
    return {
      page: kind,
      url,
      seenAt: iso(latest.done_at!),
      scripts: scripts.map((script) => {
        // What stands in the page is approved by itself: its host is that of the shop.
        const row = of('script', script.id) ?? (script.kind === 'inline' ? undefined : of('host', script.host));
        const { id, host, start, by } = script;
        const hears = [...new Set((heard.get(id) ?? []).map(({ event }) => event))];
        return {
          ...{ id, kind: script.kind, host, url: script.url, start, by, listens: heard.has(id), hears },
          ...{ firstAt: iso(first.get(id)!), approval: shown(row) },
        };
      }),
      frames: inventory.frames.map((one) => ({ ...one, approval: shown(of('host', one.host)) })),
      forms: inventory.forms,
      cards: inventory.leaks.map((one) => ({ ...one, approval: shown(of('card', one.host)) })),
      destinations: inventory.destinations.map((one) => ({ ...one, approval: shown(of('host', one.host)) })),
      policy: inventory.headers.policy,
      headers: inventory.headers.others,
    };
  });
}

/** When each script was seen first, of visits that are still kept, the newest first. */
const firstSeen = (looks: readonly LookRow[]): Map<string, number> =>
  new Map(
    looks.flatMap(({ pages, done_at }) =>
      pages.flatMap(({ inventory }) => inventory.scripts.map(({ id }) => [id, done_at!] as const)),
    ),
  );

export const presentApproval = (row: ApprovalRow): PaymentApproval => ({
  id: row.id,
  kind: row.kind,
  about: row.about,
  why: row.why,
  by: row.approved_by,
  at: iso(row.approved_at),
  withdrawn:
    row.withdrawn_at === null ? null : { at: iso(row.withdrawn_at), by: row.withdrawn_by!, why: row.withdrawn_why! },
});

/** @param incidents of payment pages of the store, the oldest first */
export const presentChange = (
  row: ChangeRow,
  incidents: readonly IncidentRow[],
  language: Language,
): PaymentChange => ({
  id: row.id,
  page: row.page,
  kind: row.kind,
  text: changeWords[language][row.kind],
  meaning: meaningWords[language][row.kind],
  weight: row.weight,
  about: row.about,
  detail: row.detail,
  firstAt: iso(row.first_at),
  lastAt: iso(row.last_at),
  state: row.state,
  judged: row.judged_at === null ? null : { at: iso(row.judged_at), by: row.judged_by!, why: row.judged_why! },
  incident: incidentOf(row, incidents),
});

/** An alarm is told a moment after it was written down. */
const momentMs = 60_000;

function incidentOf(row: ChangeRow, incidents: readonly IncidentRow[]): PaymentChange['incident'] {
  if (row.weight !== 'alarm') return null;
  const found = incidents.find(
    ({ headline, started_at, resolved_at }) =>
      headline.part === row.page && started_at <= row.last_at + momentMs && (resolved_at ?? Infinity) >= row.first_at,
  );
  return found ? { id: found.id, number: found.number } : null;
}

export const presentReview = (row: ReviewRow): PaymentReview => ({
  id: row.id,
  at: iso(row.at),
  since: iso(row.since),
  by: row.reviewed_by,
  note: row.note,
});
