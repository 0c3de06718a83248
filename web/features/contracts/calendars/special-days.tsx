import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../kit/words.ts';
import { type Special, specialKinds } from './draft.ts';
import { calendarWords } from './words.ts';

interface Props {
  value: Special[];
  wrong: string[];
  onChange: (rows: Special[]) => void;
}

/** Closures, extra hours and breaks of single dates. */
export function SpecialDays({ value, wrong, onChange }: Props) {
  const t = useWords(calendarWords);
  const set = (at: number, change: Partial<Special>) =>
    onChange(value.map((row, i) => (i === at ? { ...row, ...change } : row)));
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('specialHint')}
      </Text>
      {value.map((row, i) => (
        <SpecialRow
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other name while they are typed
          key={i}
          row={row}
          wrong={wrong.includes(`special.${i}`)}
          onChange={(change) => set(i, change)}
          onRemove={() => onChange(value.filter((_, other) => other !== i))}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...value, { kind: 'off', date: '', hours: '', name: '' }])}
        >
          {t('addDay')}
        </Button>
      </div>
    </Stack>
  );
}

function SpecialRow({
  row,
  wrong,
  onChange,
  onRemove,
}: {
  row: Special;
  wrong: boolean;
  onChange: (change: Partial<Special>) => void;
  onRemove: () => void;
}) {
  const t = useWords(calendarWords);
  const hasHours = row.kind === 'hours' || row.kind === 'break';
  return (
    <Group gap="xs" align="flex-start" wrap="wrap">
      <TextInput
        type="date"
        w={160}
        aria-label={t('date')}
        value={row.date}
        error={wrong && row.date === '' ? t('needDate') : undefined}
        onChange={(e) => onChange({ date: e.currentTarget.value })}
      />
      <Select
        w={190}
        aria-label={t('what')}
        allowDeselect={false}
        data={specialKinds.map((kind) => ({ value: kind, label: t(`special_${kind}`) }))}
        value={row.kind}
        onChange={(kind) => kind && onChange({ kind })}
      />
      {hasHours && (
        <TextInput
          style={{ flex: '1 1 180px' }}
          aria-label={t('hoursOfDay')}
          placeholder={row.kind === 'hours' ? t('closed') : '12:00–12:30'}
          value={row.hours}
          error={wrong && row.date !== '' ? t('unread') : undefined}
          onChange={(e) => onChange({ hours: e.currentTarget.value })}
        />
      )}
      {row.kind === 'off' && (
        <TextInput
          style={{ flex: '1 1 180px' }}
          aria-label={t('why')}
          placeholder={t('why')}
          maxLength={120}
          value={row.name}
          onChange={(e) => onChange({ name: e.currentTarget.value })}
        />
      )}
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('removeDay')} onClick={onRemove}>
        <IconTrash size={17} />
      </ActionIcon>
    </Group>
  );
}
