import { type Feed, sayTrouble } from '#advisories';
import type { AdvisoryFeed } from '#contract/advisories';
import type { Language } from '#core/words';
import type { FeedRow } from './tables.ts';

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function present(feed: Feed, row: FeedRow, now: number, language: Language): AdvisoryFeed {
  const { label, about } = feed.words[language];
  return {
    name: row.name,
    label,
    about,
    enabled: row.enabled,
    needsKey: feed.needsKey,
    hasKey: row.key !== null,
    address: row.address,
    usualAddress: feed.address,
    advisories: row.advisories,
    fetchedAt: iso(row.fetched_at),
    checkedAt: iso(row.checked_at),
    dueAt: row.enabled ? iso(row.due_at) : null,
    working: row.claimed_until !== null && row.claimed_until > now,
    trouble: row.trouble && sayTrouble(row.trouble, label, language),
  };
}

/** One that nobody touched yet: nothing is asked of strangers before somebody wants it. */
export const untouched = (name: string): FeedRow => ({
  name,
  enabled: false,
  address: null,
  key: null,
  etag: null,
  last_modified: null,
  fetched_at: null,
  checked_at: null,
  advisories: 0,
  trouble: null,
  attempts: 0,
  due_at: 0,
  claimed_until: null,
});
