import { Button, Group, Text } from '@mantine/core';
import { IconChecklist, IconPlus, IconRepeat } from '@tabler/icons-react';
import { listTasks, type Task, taskStates } from '#contract/tasks';
import { asLink, Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan, useIsClient } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { type Column, Paged, usePaging } from '../../../kit/Paged.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { Blocked, Due, PriorityBadge, TaskStateBadge } from '../badges.tsx';
import { planWords } from '../plans/words.ts';
import { taskWords } from '../words.ts';
import { Board } from './board.tsx';
import { filterNames, Filters, useFilters } from './filters.tsx';

/** `/tasks`: the board, or the list. */
export default function TasksPage() {
  const t = useWords(taskWords);
  const plan = useWords(planWords);
  const can = useCan()('tasks.write');
  const { search } = useAddress();
  const isClient = useIsClient();
  const view = (search.view ?? (isClient ? 'list' : 'board')) === 'list' ? 'list' : 'board';
  const add = can && (
    <Button leftSection={<IconPlus size={16} />} renderRoot={asLink('/tasks/new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      actions={
        add && (
          <>
            <Button variant="default" leftSection={<IconRepeat size={16} />} renderRoot={asLink('/tasks/plans')}>
              {plan('title')}
            </Button>
            {add}
          </>
        )
      }
    >
      <Filters view={view} />
      {view === 'board' ? (
        <Board />
      ) : (
        <TaskList
          empty={
            <EmptyState icon={IconChecklist} title={t(isClient ? 'mineNone' : 'none')} action={add}>
              {t(isClient ? 'mineNoneText' : 'noneText')}
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}

function TaskList({ empty }: { empty: React.ReactNode }) {
  const t = useWords(taskWords);
  const { search } = useAddress();
  const { query } = usePaging();
  const state = [...taskStates, 'all' as const].find((one) => one === search.state) ?? 'open';
  const tasks = useCall(
    listTasks,
    { query: { ...query, ...useFilters(), ...(state === 'all' ? {} : { state }) } },
    { live: ['task'], keep: true },
  );
  return (
    <Paged
      answer={tasks}
      columns={useColumns()}
      rowKey={(task) => task.id}
      filters={filterNames}
      label={t('title')}
      empty={empty}
    />
  );
}

function useColumns(): Column<Task>[] {
  const t = useWords(taskWords);
  const isClient = useIsClient();
  return [
    {
      key: 'title',
      head: t('title'),
      cell: (task) => (
        <div>
          <Text size="sm" fw={600} component="div">
            <Link plain to={`/tasks/${task.id}`}>
              #{task.number} {task.title}
            </Link>
          </Text>
          <Text size="xs" c="dimmed">
            {[t(`kind_${task.kind}`), isClient ? null : (task.client?.name ?? t('own')), task.store?.name]
              .filter((part, i, all) => part && all.indexOf(part) === i)
              .join(' · ')}
          </Text>
          <Group gap="2px 10px">
            <PriorityBadge priority={task.priority} />
            <Blocked n={task.blocked} />
          </Group>
        </div>
      ),
    },
    { key: 'state', head: t('state'), width: 150, cell: (task) => <TaskStateBadge state={task.state} /> },
    {
      key: 'owner',
      from: 'sm',
      head: t('owner'),
      width: 170,
      cell: (task) => <Text size="sm">{task.owner?.name ?? t('nobody')}</Text>,
    },
    { key: 'due', from: 'sm', head: t('due'), width: 170, cell: (task) => <Due task={task} /> },
    {
      key: 'changed',
      from: 'md',
      head: t('changed'),
      width: 140,
      cell: (task) => (
        <Text size="sm" c="dimmed" component="div">
          <Age of={task.changedAt} />
        </Text>
      ),
    },
  ];
}
