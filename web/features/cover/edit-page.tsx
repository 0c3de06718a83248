import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  createSchedule,
  listSchedules,
  previewCover,
  readCover,
  readMyCover,
  readSchedule,
  type Schedule,
  type ScheduleData,
  updateSchedule,
} from '#contract/cover';
import { asLink, useAddress } from '../../app/address.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { useTimeZone } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Form } from '../../kit/Form.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { withoutName } from '../../kit/refused-field.ts';
import { useNow } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { browserZone, ZoneSelect } from '../../kit/ZoneSelect.tsx';
import { HoursFields } from './hours-fields.tsx';
import { Lanes } from './lanes.tsx';
import { LayerFields } from './layer-fields.tsx';
import { rangeFrom } from './window.ts';
import { coverWords } from './words.ts';

/** `/on-call/new` and `/on-call/$id/edit`. */
export default function EditSchedulePage() {
  const t = useWords(coverWords);
  const { params } = useAddress();
  const answer = useCall(readSchedule, { params: { id: params.id ?? '' } }, { enabled: params.id !== undefined });
  const title = params.id ? t('editTitle', { name: answer.data?.name ?? '' }) : t('newTitle');
  return (
    <Page title={title} crumbs={[{ label: t('title'), to: '/on-call' }]}>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {params.id && !answer.data ? (
        !answer.error && <Skeleton height={320} />
      ) : (
        <ScheduleForm key={answer.data?.id ?? 'new'} schedule={params.id ? answer.data : undefined} />
      )}
    </Page>
  );
}

type Layer = ScheduleData['layers'][number];

const newLayer = (name: string, timeZone: string): Layer => ({
  id: crypto.randomUUID(),
  name,
  timeZone,
  people: [],
  starts: `${new Date().toISOString().slice(0, 10)}T09:00`,
  turn: { unit: 'weeks', length: 1 },
  hours: [],
  standIn: false,
});

function ScheduleForm({ schedule }: { schedule: Schedule | undefined }) {
  const t = useWords(coverWords);
  const { go } = useAddress();
  const [name, setName] = useState(schedule?.name ?? '');
  const [basedOn] = useState(schedule?.version);
  const [data, setData] = useState<ScheduleData>(
    () =>
      schedule?.data ?? {
        timeZone: browserZone(),
        needed: [],
        layers: [newLayer(t('layer', { n: 1 }), browserZone())],
      },
  );
  const options = {
    quiet: true,
    stale: [listSchedules, readSchedule, readCover, readMyCover],
    onDone: (saved: Schedule) => {
      notifications.show({ message: t('saved') });
      go(`/on-call/${saved.id}`);
    },
  };
  const create = useChange(createSchedule, options);
  const update = useChange(updateSchedule, options);
  const { error, isPending } = schedule ? update : create;
  const submit = () => {
    if (!schedule) return create.mutate({ body: { name, data } });
    const body = { name, data, ...(basedOn === undefined ? {} : { basedOn }) };
    return update.mutate({ params: { id: schedule.id }, body });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <Panel>
          <Stack gap="md" maw={720}>
            <TextInput
              label={t('name')}
              placeholder={t('namePlaceholder')}
              required
              withAsterisk={false}
              maxLength={100}
              value={name}
              error={error?.field === 'name' && withoutName(error.message, 'name')}
              onChange={(e) => setName(e.currentTarget.value)}
            />
            <ZoneSelect
              label={t('zone')}
              value={data.timeZone}
              onChange={(timeZone) => setData({ ...data, timeZone })}
            />
            <HoursFields
              label={t('needed')}
              hint={t('neededHint')}
              value={data.needed}
              onChange={(needed) => setData({ ...data, needed })}
            />
          </Stack>
        </Panel>
        <Layers data={data} onChange={setData} />
        <Preview data={data} scheduleId={schedule?.id ?? null} />
        {error?.field !== 'name' && <ErrorNote error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" renderRoot={asLink(schedule ? `/on-call/${schedule.id}` : '/on-call')}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function Layers({ data, onChange }: { data: ScheduleData; onChange: (data: ScheduleData) => void }) {
  const t = useWords(coverWords);
  const { layers } = data;
  const set = (next: Layer[]) => onChange({ ...data, layers: next });
  const move = (i: number, by: 1 | -1) => {
    const next = [...layers];
    next.splice(i + by, 0, ...next.splice(i, 1));
    set(next);
  };
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('layersHint')}
      </Text>
      {layers.map((layer, i) => (
        <LayerFields
          key={layer.id}
          layer={layer}
          n={i}
          count={layers.length}
          onChange={(changed) => set(layers.map((other, j) => (i === j ? changed : other)))}
          onMove={(by) => move(i, by)}
          onRemove={() => set(layers.filter((_, j) => j !== i))}
        />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={layers.length === 10}
          onClick={() => set([...layers, newLayer(t('layer', { n: layers.length + 1 }), data.timeZone)])}
        >
          {t('addLayer')}
        </Button>
      </div>
    </>
  );
}

/** Two weeks as they would be; the server reckons, nothing is saved. */
function Preview({ data, scheduleId }: { data: ScheduleData; scheduleId: string | null }) {
  const t = useWords(coverWords);
  const zone = useTimeZone();
  const range = rangeFrom(useNow(), 14, zone);
  const [settled] = useDebouncedValue(data, 400);
  const complete = settled.layers.every((layer) => layer.people.length > 0 && layer.name.trim() !== '');
  const answer = useCall(
    previewCover,
    { body: { ...range, scheduleId, data: { ...settled, layers: complete ? settled.layers : [] } } },
    { keep: true },
  );
  return (
    <Panel title={t('preview')}>
      <ErrorNote error={answer.error} />
      {answer.data && <Lanes cover={answer.data} />}
    </Panel>
  );
}
