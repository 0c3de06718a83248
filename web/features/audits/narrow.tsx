import type { Area, Severity } from '#core/inspection';
import { Filter } from '../../kit/Filter.tsx';
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
  return <Filter name={by} label={t(by)} any={any} data={values.map((value) => ({ value, label: t(value) }))} />;
}
