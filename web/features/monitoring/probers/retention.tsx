import { Button, Group, NumberInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import { changeRetention, readRetention, type retention } from '#contract/monitoring';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { retentionWords } from './retention.words.ts';

type Retention = z.infer<typeof retention>;
const fields = ['resultDays', 'fiveMinuteDays', 'hourDays', 'dayDays'] as const;

/** How long results of probes are kept, from the finest to the coarsest. */
export function RetentionPanel() {
  const can = useCan();
  const answer = useCall(readRetention, undefined, { enabled: can('settings.read') });
  return answer.data ? <RetentionForm key={JSON.stringify(answer.data)} kept={answer.data} /> : null;
}

function RetentionForm({ kept }: { kept: Retention }) {
  const t = useWords(retentionWords);
  const may = useCan()('settings.write');
  const [draft, setDraft] = useState<Record<keyof Retention, number | string>>(kept);
  const change = useChange(changeRetention, {
    quiet: true,
    stale: [readRetention],
    onDone: () => notifications.show({ message: t('saved'), color: 'petrol' }),
  });
  const { at, rest } = refusedFields(change.error, [...fields]);
  const changed = fields.filter((field) => draft[field] !== kept[field]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: Object.fromEntries(changed.map((field) => [field, Number(draft[field])])) });
  };
  return (
    <form onSubmit={submit}>
      <Panel title={t('title')}>
        <Text size="sm" c="dimmed" mb="md" maw={720}>
          {t('hint')}
        </Text>
        <Group align="flex-start" gap="md">
          {fields.map((field) => (
            <NumberInput
              key={field}
              w={190}
              label={t(field)}
              suffix={` ${t('days', { n: Number(draft[field]) })}`}
              disabled={!may}
              min={1}
              allowDecimal={false}
              value={draft[field]}
              error={at(field)}
              onChange={(days) => setDraft({ ...draft, [field]: days })}
            />
          ))}
        </Group>
        <ErrorNote error={rest} />
        {may && (
          <Button
            type="submit"
            mt="md"
            loading={change.isPending}
            disabled={changed.length === 0 || fields.some((field) => draft[field] === '')}
          >
            {t('save')}
          </Button>
        )}
      </Panel>
    </form>
  );
}
