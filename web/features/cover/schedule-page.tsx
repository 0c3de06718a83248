import { ActionIcon, Button, Menu, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteSchedule, listSchedules, readCover, readSchedule, type Schedule } from '#contract/cover';
import { asLink, useAddress } from '../../app/address.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { useCan, useTimeZone } from '../../app/session.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../kit/Page.tsx';
import { useNow } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { Changes } from './changes.tsx';
import { Lanes } from './lanes.tsx';
import { OnDutyNow } from './list-page.tsx';
import { rangeFrom } from './window.ts';
import { coverWords } from './words.ts';

/** One schedule: who is on duty, the picture of the coming weeks, overrides and swaps. */
export default function SchedulePage() {
  const t = useWords(coverWords);
  const { params } = useAddress();
  const answer = useCall(readSchedule, { params: { id: params.id! } }, { live: ['cover'], everyMs: 60_000 });
  const schedule = answer.data;
  return (
    <Page
      title={schedule?.name ?? t('title')}
      crumbs={[{ label: t('title'), to: '/on-call' }]}
      below={schedule && <OnDutyNow now={schedule.now} />}
      actions={schedule && <Actions schedule={schedule} />}
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!schedule && !answer.error && <Skeleton height={320} />}
      {schedule && (
        <Stack gap="md">
          <Picture id={schedule.id} />
          <Changes scheduleId={schedule.id} />
        </Stack>
      )}
    </Page>
  );
}

function Picture({ id }: { id: string }) {
  const t = useWords(coverWords);
  const zone = useTimeZone();
  const now = useNow();
  const [weeks, setWeeks] = useState('1');
  const query = rangeFrom(now, Number(weeks) * 7, zone);
  const answer = useCall(readCover, { params: { id }, query }, { live: ['cover'], keep: true });
  return (
    <Panel
      title={t('picture')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('picture')}
          value={weeks}
          onChange={setWeeks}
          data={['1', '2', '4'].map((value) => ({ value, label: t('weeks', { n: Number(value) }) }))}
        />
      }
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {answer.data ? <Lanes cover={answer.data} /> : !answer.error && <Skeleton height={120} />}
    </Panel>
  );
}

function Actions({ schedule }: { schedule: Schedule }) {
  const t = useWords(coverWords);
  const { go } = useAddress();
  const [asking, ask] = useDisclosure();
  const can = useCan()('cover.write');
  const remove = useChange(deleteSchedule, { stale: [listSchedules], quiet: true, onDone: () => go('/on-call') });
  if (!can) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} />}
        renderRoot={asLink(`/on-call/${schedule.id}/edit`)}
      >
        {t('edit')}
      </Button>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={ask.open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeTitle', { name: schedule.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: schedule.id } })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
