import { Group, Select } from '@mantine/core';
import { useStoreOptions } from '../../app/store-options.ts';
import { useWords } from '../../kit/words.ts';
import { useClientOptions } from './options.ts';
import { taskWords } from './words.ts';

interface WhoseIs {
  clientId: string | null;
  storeId: string | null;
}

/** For which client, and which of its stores; neither: the team's own work. */
export function Whose({ value, onChange }: { value: WhoseIs; onChange: (value: WhoseIs) => void }) {
  const t = useWords(taskWords);
  return (
    <Group grow>
      <Select
        label={t('client')}
        placeholder={t('own')}
        clearable
        {...useClientOptions()}
        value={value.clientId}
        onChange={(clientId) => onChange({ clientId, storeId: null })}
      />
      <Select
        label={t('store')}
        clearable
        {...useStoreOptions(value.clientId)}
        value={value.storeId}
        onChange={(storeId) => onChange({ ...value, storeId })}
      />
    </Group>
  );
}
