import { Button, Checkbox, Select, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type AuditSchedule, listAuditedStores, readAuditSchedule, setAuditSchedule } from '#contract/audits';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan, useTimeZone } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { ZoneSelect } from '../../../kit/ZoneSelect.tsx';
import { auditWords } from '../words.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When a store is audited by itself. Who may only read is told the next moment. */
export function Schedule({ storeId }: { storeId: string }) {
  const t = useWords(auditWords);
  const f = useFormat();
  const can = useCan()('audits.run');
  const { data, error, refetch } = useCall(
    readAuditSchedule,
    { params: { id: storeId } },
    { live: ['audit'], about: storeId },
  );
  return (
    <Panel title={t('schedule')}>
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={120} />}
      {data && can && <ScheduleForm key={JSON.stringify(data)} storeId={storeId} schedule={data} />}
      {data && !can && <Text size="sm">{t(data.rhythm)}</Text>}
      {data?.next && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('nextAt', { when: f.short(data.next) })}
        </Text>
      )}
    </Panel>
  );
}

function ScheduleForm({ storeId, schedule }: { storeId: string; schedule: AuditSchedule }) {
  const t = useWords(auditWords);
  const zone = useTimeZone();
  // Nobody chose a zone for what is off: ours is the likelier one.
  const { next: _, ...known } = schedule;
  const [value, setValue] = useState(known.rhythm === 'off' ? { ...known, timeZone: zone } : known);
  const save = useChange(setAuditSchedule, {
    stale: [readAuditSchedule, listAuditedStores],
    quiet: true,
    onDone: () => notifications.show({ color: 'green', message: t('saved') }),
  });
  const choose = <Name extends keyof typeof value>(name: Name, to: (typeof value)[Name]) =>
    setValue((before) => ({ ...before, [name]: to }));
  const numbers = (from: number, to: number, label: (n: number) => string) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), label: label(from + i) }));
  const { rhythm } = value;
  return (
    <Form onSubmit={() => save.mutate({ params: { id: storeId }, body: value })}>
      <Stack gap="sm">
        <Select
          aria-label={t('schedule')}
          allowDeselect={false}
          value={rhythm}
          onChange={(to) => to && choose('rhythm', to)}
          data={(['off', 'weekly', 'monthly'] as const).map((one) => ({ value: one, label: t(one) }))}
        />
        {rhythm === 'weekly' && (
          <Select
            label={t('weekday')}
            allowDeselect={false}
            value={String(value.weekday)}
            onChange={(to) => choose('weekday', Number(to))}
            data={numbers(1, 7, (n) => t(weekdays[n - 1]!))}
          />
        )}
        {rhythm === 'monthly' && (
          <Select
            label={t('day')}
            allowDeselect={false}
            value={String(value.day)}
            onChange={(to) => choose('day', Number(to))}
            data={numbers(1, 28, String)}
          />
        )}
        {rhythm !== 'off' && (
          <>
            <Select
              label={t('hour')}
              allowDeselect={false}
              value={String(value.hour)}
              onChange={(to) => choose('hour', Number(to))}
              data={numbers(0, 23, (n) => `${String(n).padStart(2, '0')}:00`)}
            />
            <ZoneSelect label={t('zone')} value={value.timeZone} onChange={(to) => choose('timeZone', to)} />
            <Checkbox
              label={t('browser')}
              checked={value.extras.includes('browser')}
              onChange={(e) => choose('extras', e.currentTarget.checked ? ['browser'] : [])}
            />
          </>
        )}
        <ErrorNote error={save.error} />
        <Button type="submit" variant="default" loading={save.isPending} style={{ alignSelf: 'start' }}>
          {t('save')}
        </Button>
      </Stack>
    </Form>
  );
}
