import { Select } from '@mantine/core';
import { listClients } from '#contract/stores';
import { useCall } from '../../app/query.ts';
import { useWords } from '../../kit/words.ts';
import { storeWords } from './words.ts';

/** Which client; null leaves it to the server (a new one is made). */
export function ClientSelect({
  value,
  onChange,
  required = false,
  error,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  required?: boolean;
  error?: string | undefined;
}) {
  const t = useWords(storeWords);
  const clients = useCall(listClients, { query: { limit: 500 } }).data?.items ?? [];
  return (
    <Select
      label={t('client')}
      description={required ? undefined : t('clientHint')}
      placeholder={required ? t('chooseClient') : t('newClient')}
      searchable
      clearable={!required}
      allowDeselect={!required}
      limit={100}
      error={error}
      data={clients.map((client) => ({ value: client.id, label: client.name }))}
      value={value}
      onChange={onChange}
    />
  );
}
