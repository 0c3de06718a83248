import type { Trouble } from '#advisories';

export type AdvisoriesTables = {
  advisory_feeds: {
    name: string;
    enabled: boolean;
    address: string | null;
    key: string | null;
    etag: string | null;
    last_modified: string | null;
    fetched_at: number | null;
    checked_at: number | null;
    advisories: number;
    trouble: Trouble | null;
    attempts: number;
    due_at: number;
    claimed_until: number | null;
  };
  advisories: {
    feed: string;
    software: string;
    advisory: string;
  };
};
export type FeedRow = AdvisoriesTables['advisory_feeds'];
