import { Button, Group, Menu, Skeleton, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconPencil } from '@tabler/icons-react';
import { listTasks, readTask, type TaskDetail, taskStates, updateTask } from '#contract/tasks';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan, useIsClient } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Facts } from '../../../kit/Evidence.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { CardsOfTask } from '../../trackers/index.ts';
import { Blocked, Due, PriorityBadge, TaskStateBadge } from '../badges.tsx';
import { TimeOfTask } from '../time/of-task.tsx';
import { taskWords } from '../words.ts';
import { Checklist } from './checklist.tsx';
import { Comments } from './comments.tsx';
import { Dependencies } from './dependencies.tsx';
import { EditDialog } from './edit.tsx';
import classes from './task.module.css';

/** `/tasks/:id`: what is to be done, how far it is, the time that it took. */
export default function TaskPage() {
  const t = useWords(taskWords);
  const { id } = useAddress().params as { id: string };
  const task = useCall(readTask, { params: { id } }, { live: ['task', 'time'] });
  const { data, error } = task;
  if (error && (error.status === 404 || error.status === 422))
    return (
      <EmptyState title={t('notFound')} action={<Link to="/tasks">{t('back')}</Link>}>
        {t('notFoundText')}
      </EmptyState>
    );
  if (error && !data) return <ErrorNote error={error} onRetry={task.refetch} />;
  if (!data) return <Skeleton height={420} />;
  return <Shown key={data.id} task={data} />;
}

function Shown({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const can = useCan()('tasks.write');
  return (
    <Page
      title={`#${task.number} ${task.title}`}
      crumbs={[{ label: t('title'), to: '/tasks' }]}
      below={
        <Group gap="6px 14px" mt={8}>
          <TaskStateBadge state={task.state} />
          <PriorityBadge priority={task.priority} />
          <Due task={task} />
          <Blocked n={task.blocked} />
        </Group>
      }
      actions={can && <Actions task={task} />}
    >
      <div className={classes.columns}>
        <div className={classes.side}>
          <Panel title={t('text')}>
            <Text size="sm" className="plain" c={task.text ? undefined : 'dimmed'}>
              {task.text || t('noText')}
            </Text>
          </Panel>
          <Checklist task={task} />
          <Comments task={task} />
          {task.history.length > 0 && (
            <div className={classes.last}>
              <History task={task} />
            </div>
          )}
        </div>
        <aside className={classes.side}>
          <About task={task} />
          <TimeOfTask task={task} />
          <CardsOfTask taskId={task.id} />
          {(can || task.blockedBy.length > 0 || task.blocks.length > 0) && <Dependencies task={task} />}
        </aside>
      </div>
    </Page>
  );
}

function Actions({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const [opened, { open, close }] = useDisclosure();
  const change = useChange(updateTask, { stale: [readTask, listTasks] });
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={open}>
        {t('edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} />} loading={change.isPending}>
            {t('moveTo')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {taskStates
            .filter((state) => state !== task.state)
            .map((state) => (
              <Menu.Item key={state} onClick={() => change.mutate({ params: { id: task.id }, body: { state } })}>
                {t(`state_${state}`)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <EditDialog task={task} opened={opened} onClose={close} />
    </>
  );
}

function About({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  const isClient = useIsClient();
  const { request, incident } = task;
  return (
    <Panel title={t('facts')}>
      <Facts
        of={[
          [t('kind'), t(`kind_${task.kind}`)],
          [t('client'), isClient ? null : (task.client?.name ?? t('own'))],
          [
            t('store'),
            task.store && (
              <Link key="store" to={`/stores/${task.store.id}`}>
                {task.store.name}
              </Link>
            ),
          ],
          [t('owner'), task.owner?.name ?? t('nobody')],
          [t('role'), task.role && t(`role_${task.role}`)],
          [
            t('request'),
            request && (
              <Link key="request" to={`/requests/${request.id}`}>
                #{request.number} {request.topic}
              </Link>
            ),
          ],
          [
            t('incident'),
            incident && (
              <Link key="incident" to={`/incidents/${incident.id}`}>
                #{incident.number} {incident.title}
              </Link>
            ),
          ],
        ]}
      />
    </Panel>
  );
}

function History({ task }: { task: TaskDetail }) {
  const t = useWords(taskWords);
  return (
    <Panel title={t('history')}>
      <ol className={classes.history}>
        {task.history.toReversed().map((entry) => (
          <li key={entry.id}>
            <Text size="sm" className="plain">
              {entry.text}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              {entry.author} · <Instant of={entry.at} />
            </Text>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
