import { ActionIcon, Group, Select, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { listTasks, readTask, type TaskDetail, updateTask } from '#contract/tasks';
import { Link } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { TaskStateBadge } from '../badges.tsx';
import { taskWords } from '../words.ts';
import classes from './task.module.css';

/** What it waits for, and what waits for it. A circle is refused by a notice. */
export function Dependencies({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const can = useCan()('tasks.write');
  const change = useChange(updateTask, { stale: [readTask, listTasks] });
  const ids = task.blockedBy.map((other) => other.id);
  const set = (blockedBy: string[]) => change.mutate({ params: { id: task.id }, body: { blockedBy } });
  return (
    <Panel title={t('waitsFor')}>
      <Links
        links={task.blockedBy}
        {...(can ? { onRemove: (id: string) => set(ids.filter((one) => one !== id)) } : {})}
      />
      {can && <Add task={task} onAdd={(id) => set([...ids, id])} />}
      {task.blocks.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="md">
            {t('blocks')}
          </Text>
          <Links links={task.blocks} />
        </>
      )}
    </Panel>
  );
}

function Links({ links, onRemove }: { links: TaskDetail['blocks']; onRemove?: (id: string) => void }) {
  const t = useWords(taskWords);
  return (
    <ul className={classes.items}>
      {links.map((other) => (
        <li key={other.id}>
          <Group gap="2px 8px">
            <Text size="sm">
              <Link to={`/tasks/${other.id}`}>
                #{other.number} {other.title}
              </Link>
            </Text>
            <TaskStateBadge state={other.state} />
          </Group>
          {onRemove && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('removeBlocker', { number: other.number })}
              onClick={() => onRemove(other.id)}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

function Add({ task, onAdd }: { task: TaskDetail; onAdd: (id: string) => void }) {
  const t = useWords(taskWords);
  const open = useCall(listTasks, { query: { state: 'open', limit: 200, sort: 'changed' } });
  const taken = new Set([task.id, ...task.blockedBy.map((other) => other.id)]);
  const others = (open.data?.items ?? []).filter((other) => !taken.has(other.id));
  if (others.length === 0) return null;
  return (
    <Select
      mt="xs"
      aria-label={t('addBlocker')}
      placeholder={t('addBlocker')}
      searchable
      value={null}
      data={others.map((other) => ({ value: other.id, label: `#${other.number} ${other.title}` }))}
      onChange={(id) => id && onAdd(id)}
    />
  );
}
