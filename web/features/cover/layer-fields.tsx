import { ActionIcon, Group, MultiSelect, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ScheduleData } from '#contract/cover';
import { Panel } from '../../kit/Page.tsx';
import { Toggle } from '../../kit/Toggle.tsx';
import { useWords } from '../../kit/words.ts';
import { ZoneSelect } from '../../kit/ZoneSelect.tsx';
import { HoursFields } from './hours-fields.tsx';
import { usePeople } from './people.ts';
import { coverWords } from './words.ts';

type Layer = ScheduleData['layers'][number];
type Unit = Layer['turn']['unit'];

/** One layer: who takes turns, from when, how long, at which hours. */
export function LayerFields({
  layer,
  n,
  count,
  onChange,
  onMove,
  onRemove,
}: {
  layer: Layer;
  n: number;
  count: number;
  onChange: (layer: Layer) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const t = useWords(coverWords);
  const people = usePeople();
  const set = (part: Partial<Layer>) => onChange({ ...layer, ...part });
  const units: { value: Unit; label: string }[] = [
    { value: 'hours', label: t('hours') },
    { value: 'days', label: t('days') },
    { value: 'weeks', label: t('weeksUnit') },
  ];
  return (
    <Panel
      title={t('layer', { n: n + 1 })}
      actions={
        <Group gap={4}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('up')} disabled={n === 0} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('down')}
            disabled={n === count - 1}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="red" aria-label={t('remove')} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      }
    >
      <Stack gap="md" maw={720}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          maxLength={100}
          value={layer.name}
          onChange={(e) => set({ name: e.currentTarget.value })}
        />
        <MultiSelect
          label={t('people')}
          searchable
          data={people}
          value={layer.people}
          onChange={(chosen) => set({ people: chosen })}
        />
        <Group gap="sm" align="flex-end">
          <DateTimePicker
            label={t('starts')}
            value={`${layer.starts.replace('T', ' ')}:00`}
            valueFormat="DD.MM.YYYY HH:mm"
            onChange={(wall) => wall && set({ starts: wall.slice(0, 16).replace(' ', 'T') })}
            w={190}
          />
          <NumberInput
            label={t('length')}
            value={layer.turn.length}
            min={1}
            allowDecimal={false}
            onChange={(length) => set({ turn: { ...layer.turn, length: Number(length) || 1 } })}
            w={120}
          />
          <Select
            aria-label={t('unit')}
            data={units}
            value={layer.turn.unit}
            allowDeselect={false}
            onChange={(unit) => unit && set({ turn: { ...layer.turn, unit } })}
            w={100}
          />
        </Group>
        <Text size="xs" c="dimmed" mt={-8}>
          {t('handOver')}
        </Text>
        <ZoneSelect label={t('zone')} value={layer.timeZone} onChange={(timeZone) => set({ timeZone })} />
        <Toggle
          label={t('standIn')}
          checked={layer.standIn}
          onChange={(e) => set({ standIn: e.currentTarget.checked })}
        />
        <HoursFields
          label={t('restrictions')}
          hint={t('restrictionsHint')}
          value={layer.hours}
          onChange={(hours) => set({ hours })}
        />
      </Stack>
    </Panel>
  );
}
