import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { readTask } from '#contract/tasks';
import { correctTime, listTime, type TimeEntry } from '#contract/time';
import { useChange } from '../../../app/query.ts';
import { useWords } from '../../../kit/words.ts';
import { timeWords } from './words.ts';

/** How long the work of a forgotten timer really was. */
export function CheckForgotten({ entry }: { entry: TimeEntry }) {
  const t = useWords(timeWords);
  const [minutes, setMinutes] = useState<number | string>('');
  const change = useChange(correctTime, { stale: [listTime, readTask] });
  const submit = () =>
    typeof minutes === 'number' &&
    change.mutate({ params: { id: entry.id }, body: { minutes, basedOn: entry.version } });
  return (
    <Group gap="xs" align="flex-end" mt={4}>
      <NumberInput
        size="xs"
        label={t('reallyMinutes')}
        min={1}
        max={1440}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
      />
      <Button size="xs" disabled={typeof minutes !== 'number'} loading={change.isPending} onClick={submit}>
        {t('enterIt')}
      </Button>
    </Group>
  );
}
