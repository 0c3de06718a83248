import { Select } from '@mantine/core';
import type { Area, Severity } from '#core/inspection';
import { useAddress } from '../../app/address.tsx';
import { useWords } from '../../kit/words.ts';
import { auditWords } from './words.ts';

type Value = Severity | Area | 'new' | 'back' | 'still';

/** One way to sift findings, kept in the address. */
export function Narrow({
  by,
  any,
  values,
}: {
  by: 'severity' | 'area' | 'news';
  any: string;
  values: readonly Value[];
}) {
  const t = useWords(auditWords);
  const { search, setSearch } = useAddress();
  return (
    <Select
      aria-label={t(by)}
      placeholder={any}
      clearable
      w={{ base: '100%', sm: 190 }}
      value={search[by] ?? null}
      onChange={(value) => setSearch({ [by]: value ?? undefined, page: undefined })}
      data={values.map((value) => ({ value, label: t(value) }))}
    />
  );
}
