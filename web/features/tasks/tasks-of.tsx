import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { listTasks } from '#contract/tasks';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { TaskStateBadge } from './badges.tsx';
import classes from './task/task.module.css';
import { taskWords } from './words.ts';

/** Tasks that were made from a request or an incident, and the way to make one. */
export function TasksOf(of: { requestId: string } | { incidentId: string }) {
  const t = useWords(taskWords);
  const can = useCan()('tasks.write');
  const { data } = useCall(listTasks, { query: { ...of, limit: 50 } }, { live: ['task'] });
  if (!can && !data?.total) return null;
  return (
    <Panel
      title={t('tasks')}
      actions={
        can && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            renderRoot={asLink(`/tasks/new?${new URLSearchParams(of).toString()}`)}
          >
            {t('make')}
          </Button>
        )
      }
    >
      {data?.total === 0 && (
        <Text size="sm" c="dimmed">
          {t('noneOfIt')}
        </Text>
      )}
      <ul className={classes.items}>
        {data?.items.map((task) => (
          <li key={task.id}>
            <Group gap="2px 8px">
              <Text size="sm">
                <Link to={`/tasks/${task.id}`}>
                  #{task.number} {task.title}
                </Link>
              </Text>
              <TaskStateBadge state={task.state} />
            </Group>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
