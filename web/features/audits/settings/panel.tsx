import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type AuditSettings, changeAuditSettings, readAuditSettings } from '#contract/audit-settings';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { Toggle } from '../../../kit/Toggle.tsx';
import { useWords } from '../../../kit/words.ts';
import { settingsWords } from './words.ts';

/** In the settings: whether a new store is audited by itself, and how long details of audits are kept. */
export function AuditSettingsPanel() {
  const t = useWords(settingsWords);
  const answer = useCall(readAuditSettings);
  return (
    <Panel title={t('title')}>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {answer.data && <Fields key={JSON.stringify(answer.data)} kept={answer.data} />}
    </Panel>
  );
}

const fields = ['keepDays', 'keepMonths'] as const;
const bounds = { keepDays: [7, 3650, 'days'], keepMonths: [0, 120, 'months'] } as const;

function Fields({ kept }: { kept: AuditSettings }) {
  const t = useWords(settingsWords);
  const may = useCan()('settings.write');
  const [draft, setDraft] = useState<Record<(typeof fields)[number], number | string>>(kept);
  const change = useChange(changeAuditSettings, {
    stale: [readAuditSettings],
    quiet: true,
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const { at, rest } = refusedFields(change.error, [...fields]);
  const changed = fields.filter((field) => draft[field] !== kept[field]);
  return (
    <Stack gap="lg">
      <Toggle
        label={t('firstAudit')}
        description={t('firstAuditHint')}
        disabled={!may}
        checked={(change.isPending ? change.variables.body.firstAudit : undefined) ?? kept.firstAudit}
        onChange={(e) => change.mutate({ body: { firstAudit: e.currentTarget.checked } })}
      />
      <Form
        onSubmit={() =>
          change.mutate({ body: Object.fromEntries(changed.map((field) => [field, Number(draft[field])])) })
        }
      >
        <Text size="sm" fw={500}>
          {t('kept')}
        </Text>
        <Text size="xs" c="dimmed" mb="xs">
          {t('keptHint')}
        </Text>
        <Group align="flex-start" gap="md">
          {fields.map((field) => {
            const [min, max, unit] = bounds[field];
            return (
              <NumberInput
                key={field}
                w={{ base: '100%', xs: 240 }}
                label={t(field)}
                suffix={` ${t(unit, { n: Number(draft[field]) })}`}
                disabled={!may}
                min={min}
                max={max}
                allowDecimal={false}
                value={draft[field]}
                error={at(field)}
                onChange={(value) => setDraft({ ...draft, [field]: value })}
              />
            );
          })}
        </Group>
        <ErrorNote error={rest} />
        {may && (
          <Button
            type="submit"
            variant="default"
            mt="md"
            loading={change.isPending}
            disabled={changed.length === 0 || fields.some((field) => draft[field] === '')}
          >
            {t('save')}
          </Button>
        )}
      </Form>
    </Stack>
  );
}
