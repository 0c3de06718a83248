import { ActionIcon, Button, Chip, Group, Stack, Text } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ScheduleData } from '#contract/cover';
import { useWords } from '../../kit/words.ts';
import { coverWords } from './words.ts';

type Hours = ScheduleData['needed'];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days of the week with hours on the wall; midnight at the end is the day's end. */
export function HoursFields({
  label,
  hint,
  value,
  onChange,
}: {
  label: string;
  hint: string;
  value: Hours;
  onChange: (hours: Hours) => void;
}) {
  const t = useWords(coverWords);
  const set = (i: number, part: Partial<Hours[number]>) =>
    onChange(value.map((row, j) => (i === j ? { ...row, ...part } : row)));
  return (
    <Stack gap="xs">
      <div>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      </div>
      {value.map((row, i) => (
        <Group key={i} gap="xs">
          <Chip.Group
            multiple
            value={row.days}
            onChange={(chosen) => set(i, { days: days.filter((day) => chosen.includes(day)) })}
          >
            <Group gap={4}>
              {days.map((day) => (
                <Chip key={day} value={day} size="xs" radius="md">
                  {t(day)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TimePicker aria-label={t('from')} value={row.from} onChange={(from) => set(i, { from })} w={96} />
          <TimePicker
            aria-label={t('to')}
            value={row.to === '24:00' ? '00:00' : row.to}
            onChange={(to) => set(i, { to: to === '00:00' ? '24:00' : to })}
            w={96}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('removeHours')}
            onClick={() => onChange(value.filter((_, j) => j !== i))}
          >
            <IconX size={15} />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...value, { days: [...days], from: '09:00', to: '18:00' }])}
        >
          {t('addHours')}
        </Button>
      </div>
    </Stack>
  );
}
