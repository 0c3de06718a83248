import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { listStores, readStore } from '#contract/stores';
import { useCall } from '../../app/query.ts';
import { useWords } from '../../kit/words.ts';
import { formWords } from './form/words.ts';

/** Which store; the server searches, so any number of stores will do. */
export function StoreSelect({
  value,
  onChange,
  required = false,
  label,
  placeholder,
  error,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
  required?: boolean;
  label?: string;
  placeholder?: string;
  error?: string | undefined;
}) {
  const t = useWords(formWords);
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 200);
  const chosen = useCall(readStore, { params: { id: value ?? '' } }, { enabled: value !== null }).data;
  const found =
    useCall(
      listStores,
      { query: { limit: 50, ...(settled && settled !== chosen?.name ? { q: settled } : {}) } },
      { keep: true },
    ).data?.items ?? [];
  const offered = chosen && !found.some((store) => store.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label={label ?? t('store')}
      placeholder={placeholder ?? t('storeHint')}
      searchable
      clearable={!required}
      allowDeselect={!required}
      withAsterisk={required}
      error={error}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={offered.map((store) => ({ value: store.id, label: store.name }))}
    />
  );
}
