import { Button, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { listSpeed, readSpeed, setSpeedPlan, speedDevices, speedKinds, type SpeedStanding } from '#contract/speed';
import { readDiscovery } from '#contract/stores';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { browserZone, ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { speedWords } from '../words.ts';

type Kind = (typeof speedKinds)[number];
const rhythms = ['off', 'weekly', 'daily'] as const;

/** Which pages are measured, how often, and when by itself. */
export function Plan({ of }: { of: SpeedStanding }) {
  const t = useWords(speedWords);
  const f = useFormat();
  const can = useCan()('audits.run');
  const isNew = of.plan.pages.length === 0;
  const { data: seen, isLoading } = useCall(readDiscovery, { params: { id: of.store.id } }, { enabled: can && isNew });
  const urlOf = (kind: Kind) =>
    (of.plan.pages.find((page) => page.kind === kind) ?? seen?.pages.find((page) => page.kind === kind))?.url ?? '';
  const urls = Object.fromEntries(speedKinds.map((kind) => [kind, urlOf(kind)])) as Record<Kind, string>;
  return (
    <Panel title={t('plan')}>
      {can ? !isLoading && <PlanForm key={JSON.stringify([urls, of.plan])} of={of} urls={urls} /> : t(of.plan.rhythm)}
      {of.plan.next && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('next', { at: f.short(of.plan.next) })}
        </Text>
      )}
    </Panel>
  );
}

function PlanForm({ of: { store, plan }, urls }: { of: SpeedStanding; urls: Record<Kind, string> }) {
  const t = useWords(speedWords);
  const f = useFormat();
  const [value, setValue] = useState({
    ...{ rhythm: plan.rhythm, weekday: plan.weekday, hour: plan.hour, runs: plan.runs, urls },
    ...{ device: plan.devices.length === 2 ? ('both' as const) : plan.devices[0]! },
    timeZone: plan.pages.length === 0 && plan.rhythm === 'off' ? browserZone() : plan.timeZone,
  });
  const set = (change: Partial<typeof value>) => setValue((before) => ({ ...before, ...change }));
  const save = useChange(setSpeedPlan, {
    stale: [readSpeed, listSpeed],
    quiet: true,
    onDone: () => notifications.show({ color: 'green', message: t('saved') }),
  });
  const submit = () => {
    const { urls: typed, device, ...rest } = value;
    const pages = speedKinds.flatMap((kind) => (typed[kind].trim() ? [{ kind, url: typed[kind].trim() }] : []));
    const devices = device === 'both' ? [...speedDevices] : [device];
    save.mutate({ params: { id: store.id }, body: { ...rest, pages, devices } });
  };
  const both = `${t('phone')} + ${t('desktop')}`;
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label={t('rhythm')}
          allowDeselect={false}
          value={value.rhythm}
          onChange={(to) => set({ rhythm: rhythms.find((one) => one === to)! })}
          data={rhythms.map((one) => ({ value: one, label: t(one) }))}
        />
        {value.rhythm === 'weekly' && (
          <Select
            label={t('weekday')}
            allowDeselect={false}
            value={String(value.weekday)}
            onChange={(to) => set({ weekday: Number(to) })}
            data={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: f.weekday(dayIn(day)) }))}
          />
        )}
        {value.rhythm !== 'off' && (
          <>
            <Select
              label={t('hour')}
              allowDeselect={false}
              value={String(value.hour)}
              onChange={(to) => set({ hour: Number(to) })}
              data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))}
            />
            <ZoneSelect label={t('zone')} value={value.timeZone} onChange={(timeZone) => set({ timeZone })} />
          </>
        )}
        <Select
          label={t('device')}
          allowDeselect={false}
          value={value.device}
          onChange={(to) => set({ device: speedDevices.find((one) => one === to) ?? 'both' })}
          data={[{ value: 'both', label: both }, ...speedDevices.map((one) => ({ value: one, label: t(one) }))]}
        />
        <NumberInput
          label={t('runs')}
          description={t('runsHint')}
          min={1}
          max={15}
          allowDecimal={false}
          value={value.runs}
          onChange={(to) => set({ runs: Number(to) || 1 })}
        />
        {speedKinds.map((kind) => (
          <TextInput
            key={kind}
            type="url"
            label={t(kind)}
            placeholder={t('pageHint')}
            maxLength={2000}
            value={value.urls[kind]}
            onChange={(e) => set({ urls: { ...value.urls, [kind]: e.currentTarget.value } })}
          />
        ))}
        <ErrorNote error={save.error} />
        <Button type="submit" variant="default" loading={save.isPending} style={{ alignSelf: 'start' }}>
          {t('save')}
        </Button>
      </Stack>
    </Form>
  );
}

/** Noon of a day of that name; 1 is Monday. */
const dayIn = (weekday: number): number => Date.UTC(2024, 0, weekday, 12);
