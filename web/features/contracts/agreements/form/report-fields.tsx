import { Checkbox, Select, SimpleGrid } from '@mantine/core';
import type { ContractTerms } from '#contract/contracts';
import { useWords } from '../../../../kit/words.ts';
import { contractWords } from '../words.ts';

type Report = ContractTerms['report'];
const rhythms = ['none', 'weekly', 'monthly', 'quarterly'] as const;
const forms = ['page', 'pdf', 'email', 'call'] as const;

/** How often the client hears what was done, and in which form. */
export function ReportFields({ value, onChange }: { value: Report; onChange: (report: Report) => void }) {
  const t = useWords(contractWords);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <Select
        label={t('rhythm')}
        allowDeselect={false}
        data={rhythms.map((rhythm) => ({ value: rhythm, label: t(`rhythm_${rhythm}`) }))}
        value={value.rhythm}
        onChange={(rhythm) => rhythm && onChange({ ...value, rhythm })}
      />
      <Select
        label={t('form')}
        allowDeselect={false}
        disabled={value.rhythm === 'none'}
        data={forms.map((form) => ({ value: form, label: t(`form_${form}`) }))}
        value={value.form}
        onChange={(form) => form && onChange({ ...value, form })}
      />
      <Checkbox
        label={t('showTasks')}
        checked={value.shows.tasks}
        onChange={(event) => onChange({ ...value, shows: { ...value.shows, tasks: event.currentTarget.checked } })}
      />
      <Checkbox
        label={t('showTime')}
        checked={value.shows.time}
        onChange={(event) => onChange({ ...value, shows: { ...value.shows, time: event.currentTarget.checked } })}
      />
    </SimpleGrid>
  );
}
