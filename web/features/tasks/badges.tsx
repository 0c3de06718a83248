import { Badge, Text } from '@mantine/core';
import { IconFlag, IconLock } from '@tabler/icons-react';
import type { Task, TaskState } from '#contract/tasks';
import { useFormat } from '../../kit/format.ts';
import { useNow } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { taskWords } from './words.ts';

const tones: Record<TaskState, string> = {
  todo: 'pending',
  doing: 'maintenance',
  waiting: 'degraded',
  review: 'maintenance',
  done: 'up',
  dropped: 'paused',
};

export function TaskStateBadge({ state }: { state: TaskState }) {
  const t = useWords(taskWords);
  return (
    <span className="state" data-status={tones[state]}>
      {t(`state_${state}`)}
    </span>
  );
}

/** Only what is out of the ordinary. */
export function PriorityBadge({ priority }: { priority: Task['priority'] }) {
  const t = useWords(taskWords);
  if (priority === 'normal') return null;
  const color = { urgent: 'red', high: 'orange', low: 'gray' }[priority];
  return (
    <Badge size="sm" variant="light" color={color} leftSection={<IconFlag size={11} />}>
      {t(`priority_${priority}`)}
    </Badge>
  );
}

/** Until when; red where that day is over and it is not done. */
export function Due({ task }: { task: Pick<Task, 'due' | 'state'> }) {
  const t = useWords(taskWords);
  const f = useFormat();
  const now = useNow();
  if (!task.due) return null;
  const over = task.state !== 'done' && task.state !== 'dropped' && Date.parse(`${task.due}T23:59:59Z`) < now;
  const date = f.day(`${task.due}T12:00:00Z`);
  return (
    <Text component="span" size="xs" c={over ? 'var(--down)' : 'dimmed'} fw={over ? 600 : 400}>
      {t(over ? 'overdue' : 'dueOn', { date })}
    </Text>
  );
}

export function Blocked({ n }: { n: number }) {
  const t = useWords(taskWords);
  if (n === 0) return null;
  return (
    <Text
      component="span"
      size="xs"
      c="var(--degraded)"
      style={{ display: 'inline-flex', gap: 4, alignItems: 'center' }}
    >
      <IconLock size={12} /> {t('blocked', { n })}
    </Text>
  );
}
