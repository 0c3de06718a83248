import type { z } from 'zod';
import type { client, Store } from '#contract/stores';
import type { ClientWithCount, StoreWithClient } from './store.ts';

export function presentStore(row: StoreWithClient): Store {
  return {
    id: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    name: row.name,
    url: row.url,
    platform: row.platform,
    platformVersion: row.platform_version,
    platformConfidence: row.platform_confidence,
    languages: row.languages,
    currencies: row.currencies,
    trade: row.trade,
    createdAt: new Date(row.created_at).toISOString(),
  };
}

export function presentClient(row: ClientWithCount): z.infer<typeof client> {
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    storeCount: row.store_count,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
