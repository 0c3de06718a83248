import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listStores } from '#contract/stores';
import { useCall } from './query.ts';

/** Stores for a Select or MultiSelect: `{...useStoreOptions()}`. The server searches where they are many. */
export function useStoreOptions(clientId?: string | null) {
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), 200);
  const all = useCall(listStores, { query: { limit: 500, ...(clientId ? { clientId } : {}) } });
  const isMany = (all.data?.total ?? 0) > 500;
  const found = useCall(
    listStores,
    { query: { limit: 50, q: searched, ...(clientId ? { clientId } : {}) } },
    { enabled: isMany && searched !== '', keep: true },
  );
  const stores = new Map(
    [...(all.data?.items ?? []), ...(found.data?.items ?? [])].map((store) => [store.id, store.name]),
  );
  return {
    data: [...stores].map(([value, label]) => ({ value, label })),
    searchable: true as const,
    limit: 100,
    ...(isMany ? { onSearchChange: setTyped } : {}),
  };
}
