import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { useForm } from './context.ts';
import { useShown, type FieldProps } from './shown.ts';

/** Names with values, as headers of a request. Rows without a name are not given away. */
export function Pairs(props: FieldProps) {
  const t = useWords(kitWords);
  const { problem } = useForm();
  const shown = useShown(props);
  const [rows, setRows] = useState(() =>
    Object.entries((props.value ?? props.schema.default ?? {}) as Record<string, string>),
  );
  const change = (next: [string, string][]) => {
    setRows(next);
    const named = next.filter(([name]) => name.trim());
    props.onChange(named.length ? Object.fromEntries(named.map(([name, value]) => [name.trim(), value])) : undefined);
  };
  const replace = (i: number, pair: [string, string]) => change(rows.map((row, j) => (j === i ? pair : row)));
  const wrong =
    problem && (problem.field === props.path || problem.field.startsWith(`${props.path}.`))
      ? problem.message
      : undefined;
  return (
    <Input.Wrapper label={shown.label} description={shown.description} withAsterisk={shown.withAsterisk} error={wrong}>
      <Stack gap={6} mt={6}>
        {rows.map(([name, value], i) => (
          <Group key={i} wrap="nowrap" gap={6}>
            <TextInput
              flex={2}
              value={name}
              placeholder={t('name')}
              aria-label={t('name')}
              autoComplete="off"
              disabled={shown.disabled}
              onChange={(e) => replace(i, [e.currentTarget.value, value])}
            />
            <TextInput
              flex={3}
              value={value}
              placeholder={t('value')}
              aria-label={t('value')}
              autoComplete="off"
              disabled={shown.disabled}
              onChange={(e) => replace(i, [name, e.currentTarget.value])}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeRow')}
              disabled={shown.disabled}
              onClick={() => change(rows.filter((_, j) => j !== i))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            disabled={shown.disabled}
            leftSection={<IconPlus size={14} />}
            onClick={() => setRows([...rows, ['', '']])}
          >
            {t('addRow')}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
