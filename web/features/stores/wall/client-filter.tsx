import { Select } from '@mantine/core';
import { listClients } from '#contract/stores';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

/** Only where there is more than one client to choose from. */
export function ClientFilter() {
  const t = useWords(storeWords);
  const { search, setSearch } = useAddress();
  const clients = useCall(listClients, { query: { limit: 500 } }, { live: ['store'] }).data?.items ?? [];
  if (clients.length < 2) return null;
  return (
    <Select
      size="sm"
      w={{ base: '100%', sm: 190 }}
      placeholder={t('client')}
      aria-label={t('client')}
      searchable
      clearable
      value={search.client ?? null}
      limit={100}
      data={clients.map((client) => ({ value: client.id, label: client.name }))}
      onChange={(client) => setSearch({ client: client ?? undefined, page: undefined })}
    />
  );
}
