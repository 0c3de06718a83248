import {
  Button,
  Chip,
  Group,
  Input,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { DateTimePicker, TimePicker } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { createMaintenance, listMaintenance, listMonitors, readWall } from '#contract/monitoring';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useTimeZone } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useNow } from '../../../kit/time.tsx';
import { Toggle } from '../../../kit/Toggle.tsx';
import { instantOf, wallOf } from '../../../kit/wall-time.ts';
import { useWords } from '../../../kit/words.ts';
import { ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { StoreSelect } from '../store-select.tsx';
import { cronOf, type Plan } from './plan.ts';
import { PlanPreview } from './plan-preview.tsx';
import { maintenanceWords } from './words.ts';

const hour = 3_600_000;
const days = [
  ['1', 'mon'],
  ['2', 'tue'],
  ['3', 'wed'],
  ['4', 'thu'],
  ['5', 'fri'],
  ['6', 'sat'],
  ['0', 'sun'],
] as const;

/** Plan a window, once or again and again, in a zone; what comes of it is shown before it is saved. */
export default function NewMaintenancePage() {
  const t = useWords(maintenanceWords);
  const { search, go } = useAddress();
  const zone = useTimeZone();
  const [title, setTitle] = useState('');
  const [storeId, setStoreId] = useState<string | null>(search.storeId ?? null);
  const [monitorIds, setMonitorIds] = useState<string[]>([]);
  const [shown, setShown] = useState(true);
  const [plan, setPlan] = useState<Plan>(() => ({
    kind: 'once',
    begins: wallOf(Math.ceil(Date.now() / hour) * hour, zone),
    time: '03:00',
    days: ['1'],
    cron: '0 3 * * 1',
    minutes: 60,
    zone,
  }));
  const back = storeId && search.storeId ? `/stores/${storeId}?tab=maintenance` : '/maintenance';
  const create = useChange(createMaintenance, {
    quiet: true,
    stale: [listMaintenance, listMonitors, readWall],
    onDone: () => {
      notifications.show({ message: t('planned'), color: 'petrol' });
      go(back);
    },
  });
  const window = windowOf(plan);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (window)
      create.mutate({
        body: { title, storeId, monitorIds: storeId ? monitorIds : [], shownOnStatusPage: shown, ...window },
      });
  };
  return (
    <Page title={t('plan')} crumbs={[{ label: t('title'), to: '/maintenance' }]}>
      <form onSubmit={submit} style={{ maxWidth: 720 }}>
        <Stack gap="md">
          <Panel>
            <Stack gap="md">
              <TextInput
                label={t('name')}
                placeholder={t('namePlaceholder')}
                required
                maxLength={150}
                value={title}
                onChange={(e) => setTitle(e.currentTarget.value)}
                name="title"
                data-autofocus
              />
              <StoreSelect
                label={t('store')}
                placeholder={t('storeHint')}
                value={storeId}
                onChange={(id) => {
                  setStoreId(id);
                  setMonitorIds([]);
                }}
              />
              {storeId && <MonitorsChoice storeId={storeId} value={monitorIds} onChange={setMonitorIds} />}
              <Toggle label={t('shown')} checked={shown} onChange={(e) => setShown(e.currentTarget.checked)} />
            </Stack>
          </Panel>
          <Panel title={t('when')}>
            <When plan={plan} onChange={setPlan} />
          </Panel>
          <PlanPreview plan={plan} />
          <ErrorNote error={create.error} />
          <Group gap="xs">
            <Button type="submit" loading={create.isPending} disabled={!title.trim() || !window}>
              {t('create')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => go(back)}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

/** The part of the API's body that says when; null while the plan is incomplete. */
function windowOf(plan: Plan) {
  if (!(plan.minutes > 0)) return null;
  if (plan.kind === 'once') {
    const from = instantOf(plan.begins, plan.zone);
    return from === null
      ? null
      : {
          from,
          to: new Date(Date.parse(from) + plan.minutes * 60_000).toISOString(),
          recurrence: null,
        };
  }
  const cron = cronOf(plan);
  return cron === null
    ? null
    : { from: null, to: null, recurrence: { cron, durationMinutes: plan.minutes, timeZone: plan.zone } };
}

function MonitorsChoice({
  storeId,
  value,
  onChange,
}: {
  storeId: string;
  value: string[];
  onChange: (ids: string[]) => void;
}) {
  const t = useWords(maintenanceWords);
  const monitors = useCall(listMonitors, { query: { storeId, limit: 500 } }).data?.items ?? [];
  return (
    <MultiSelect
      label={t('monitors')}
      description={t('monitorsHint')}
      searchable
      clearable
      value={value}
      onChange={onChange}
      data={monitors.map((m) => ({ value: m.id, label: m.name }))}
    />
  );
}

function When({ plan, onChange }: { plan: Plan; onChange: (plan: Plan) => void }) {
  const t = useWords(maintenanceWords);
  const now = useNow();
  const set = (changes: Partial<Plan>) => onChange({ ...plan, ...changes });
  const lasts = (
    <NumberInput
      label={t('lasts')}
      suffix={` ${t('minutes')}`}
      value={plan.minutes}
      min={1}
      max={7 * 1440}
      step={15}
      allowDecimal={false}
      onChange={(n) => set({ minutes: Number(n) })}
      w={200}
    />
  );
  return (
    <Stack gap="md">
      <SegmentedControl
        className="wraps"
        aria-label={t('kind')}
        value={plan.kind}
        onChange={(kind) => set({ kind: kind })}
        data={(['once', 'weekly', 'cron'] as const).map((kind) => ({ value: kind, label: t(kind) }))}
      />
      {plan.kind === 'once' && (
        <Group align="flex-end" gap="sm">
          <DateTimePicker
            label={t('begins')}
            value={plan.begins}
            onChange={(begins) => set({ begins })}
            valueFormat="DD.MM.YYYY HH:mm"
            w={220}
            error={plan.begins ? undefined : t('needBegin')}
          />
          <Button
            variant="default"
            onClick={() => set({ begins: wallOf(Math.floor(now / 60_000) * 60_000, plan.zone) })}
          >
            {t('now')}
          </Button>
          {lasts}
        </Group>
      )}
      {plan.kind === 'weekly' && (
        <>
          <Input.Wrapper label={t('days')} error={plan.days.length ? undefined : t('wholeDay')}>
            <Chip.Group multiple value={plan.days} onChange={(chosen) => set({ days: chosen })}>
              <Group gap={6} mt={4}>
                {days.map(([value, key]) => (
                  <Chip key={value} value={value} size="sm" radius="md">
                    {t(key)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Group align="flex-end" gap="sm">
            <TimePicker label={t('at')} value={plan.time} onChange={(time) => set({ time })} w={120} />
            {lasts}
          </Group>
        </>
      )}
      {plan.kind === 'cron' && (
        <Group align="flex-start" gap="sm">
          <TextInput
            label={t('cron')}
            value={plan.cron}
            onChange={(e) => set({ cron: e.currentTarget.value })}
            error={cronOf(plan) === null ? t('badCron') : undefined}
            w={220}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          {lasts}
        </Group>
      )}
      {plan.kind === 'cron' && (
        <Text size="sm" c="dimmed">
          {t('cronHint')}
        </Text>
      )}
      <ZoneSelect label={t('zone')} value={plan.zone} onChange={(zone) => set({ zone })} />
    </Stack>
  );
}
