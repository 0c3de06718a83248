import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useWords } from '../../../kit/words.ts';
import { type Day, type Draft, week } from './draft.ts';
import { calendarWords } from './words.ts';

const workdays = new Set<Day>(['mon', 'tue', 'wed', 'thu', 'fri']);
const presets = [
  ['preset247', () => '00:00–24:00'],
  ['presetOffice', (day: Day) => (workdays.has(day) ? '09:00–18:00' : '')],
  ['presetLunch', (day: Day) => (workdays.has(day) ? '09:00–13:00, 14:00–18:00' : '')],
] as const;

/** One line of hours for each weekday, any number of intervals in it. */
export function WeekFields({
  value,
  wrong,
  refused,
  onChange,
}: {
  value: Draft['hours'];
  wrong: string[];
  refused: { day: string; message: string } | null;
  onChange: (hours: Draft['hours']) => void;
}) {
  const t = useWords(calendarWords);
  const errorOf = (day: Day) => {
    if (wrong.includes(day)) return t('unread');
    return refused?.day === day ? refused.message : undefined;
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('hoursHint')}
      </Text>
      <Group gap="xs">
        {presets.map(([key, hoursOf]) => (
          <Button
            key={key}
            size="xs"
            variant="default"
            onClick={() => onChange(Object.fromEntries(week.map((day) => [day, hoursOf(day)])) as Draft['hours'])}
          >
            {t(key)}
          </Button>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {week.map((day) => (
          <TextInput
            key={day}
            label={t(day)}
            placeholder={t('closed')}
            className="figures"
            autoComplete="off"
            maxLength={300}
            value={value[day]}
            error={errorOf(day)}
            onChange={(e) => onChange({ ...value, [day]: e.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
