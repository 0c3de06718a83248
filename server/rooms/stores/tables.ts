import type { Trade } from '#core/inspection';
import type { Language } from '#core/words';
import type { platforms } from '#contract/stores';

export type PlatformName = (typeof platforms)[number];

export type ClientRow = { id: string; name: string; language: Language; created_at: number };

export type StoreRow = {
  id: string;
  client_id: string;
  name: string;
  url: string;
  platform: PlatformName;
  platform_version: string | null;
  platform_confidence: number | null;
  languages: string[];
  currencies: string[];
  trade: Trade | null;
  created_at: number;
};

export type DiscoveryRow = {
  id: string;
  store_id: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  progress: number;
  /** `Step[]`, and what was found; jsonb, written as text and read as values. */
  steps: string;
  result: string | null;
  started_at: number;
  finished_at: number | null;
  by_staff: boolean;
  attempt: number;
  beat_at: number;
};

export type StoresTables = { clients: ClientRow; stores: StoreRow; discoveries: DiscoveryRow };
