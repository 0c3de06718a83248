import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClockPlus, IconPlayerPlay } from '@tabler/icons-react';
import type { TaskDetail } from '#contract/tasks';
import { listTime, readTimer, startTimer } from '#contract/time';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { Entries } from './entries.tsx';
import { useSpent } from './spent.ts';
import { timeWords } from './words.ts';

/** The time of a task: how much in all, the entries that one may see, the timer. */
export function TimeOfTask({ task }: { task: TaskDetail }) {
  const t = useWords(timeWords);
  const spent = useSpent();
  const can = useCan()('time.write');
  const [opened, { open, close }] = useDisclosure();
  const timer = useCall(readTimer, undefined, { live: ['time'], enabled: can });
  const entries = useCall(listTime, { query: { taskId: task.id, limit: 50 } }, { live: ['time'] });
  const start = useChange(startTimer, { stale: [readTimer, listTime] });
  // An engineer sees the sum of all, and entries of their own.
  const others = can && entries.data ? Math.max(0, (task.minutes ?? 0) - entries.data.minutes) : 0;
  const runs = timer.data?.running?.task?.id === task.id;
  if (!can && task.minutes === null) return null;
  return (
    <Panel
      title={t('onTask')}
      actions={
        <Text size="sm" fw={600} className="figures">
          {spent(task.minutes ?? 0)}
        </Text>
      }
    >
      {entries.data?.total === 0 && others === 0 && (
        <Text size="sm" c="dimmed">
          {t('noTime')}
        </Text>
      )}
      <Entries items={entries.data?.items ?? []} withDate withPerson />
      {others > 0 && (
        <Text size="sm" c="dimmed">
          {t('byOthers', { time: spent(others) })}
        </Text>
      )}
      {can && (
        <Group gap="xs" mt="sm">
          {!runs && (
            <Button
              size="compact-sm"
              leftSection={<IconPlayerPlay size={14} />}
              loading={start.isPending}
              onClick={() => start.mutate({ body: { taskId: task.id } })}
            >
              {t('start')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" leftSection={<IconClockPlus size={14} />} onClick={open}>
            {t('enter')}
          </Button>
        </Group>
      )}
      <EntryDialog opened={opened} onClose={close} task={task} />
    </Panel>
  );
}
