import { Skeleton, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { listTasks, moveTask, type Task, type TaskState } from '#contract/tasks';
import { Link } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { taskWords } from '../words.ts';
import classes from './board.module.css';
import { Card } from './card.tsx';
import { useFilters } from './filters.tsx';

export const columns = ['todo', 'doing', 'waiting', 'review', 'done'] as const;
type Column = (typeof columns)[number];
/** What is done is looked for in the list; here it is the latest that counts. */
const shownOf = (state: Column): number => (state === 'done' ? 10 : 50);

export type Move = (task: Task, state: TaskState, beforeId: string | null) => void;

/** Columns side by side; a card is dragged, or moved by its menu. */
export function Board() {
  const [dragged, setDragged] = useState<Task | null>(null);
  const change = useChange(moveTask, { stale: [listTasks] });
  const move: Move = (task, state, beforeId) => change.mutate({ params: { id: task.id }, body: { state, beforeId } });
  return (
    <div className={classes.board}>
      {columns.map((state) => (
        <Cards key={state} state={state} dragged={dragged} onDrag={setDragged} move={move} />
      ))}
    </div>
  );
}

function Cards({
  state,
  dragged,
  onDrag,
  move,
}: {
  state: Column;
  dragged: Task | null;
  onDrag: (task: Task | null) => void;
  move: Move;
}) {
  const t = useWords(taskWords);
  const can = useCan()('tasks.write');
  const [before, setBefore] = useState<string | null | undefined>(undefined);
  const filters = useFilters();
  const shown = shownOf(state);
  const query = { ...filters, state, limit: shown, sort: state === 'done' ? 'changed' : 'board' } as const;
  const { data, error, refetch } = useCall(listTasks, { query }, { live: ['task'], keep: true });
  const over = (event: DragEvent) => {
    if (!dragged) return;
    event.preventDefault();
    const id = (event.target as Element).closest<HTMLElement>('[data-task]')?.dataset['task'];
    setBefore(state === 'done' ? null : (id ?? null));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (dragged && before !== dragged.id) move(dragged, state, before ?? null);
    setBefore(undefined);
    onDrag(null);
  };
  return (
    <section
      className={classes.column}
      aria-label={t(`state_${state}`)}
      data-over={before !== undefined || undefined}
      onDragOver={over}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node) && setBefore(undefined)}
      onDrop={drop}
    >
      <div className={classes.head}>
        <span>{t(`state_${state}`)}</span>
        <Text component="span" size="sm" c="dimmed" className="figures">
          {data?.total}
        </Text>
      </div>
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={90} />}
      <ul className={classes.cards}>
        {data?.items.map((task, i) => (
          <Card
            key={task.id}
            task={task}
            isBefore={before === task.id && dragged?.id !== task.id}
            dragged={dragged?.id === task.id}
            onDrag={can ? onDrag : undefined}
            move={move}
            above={data.items[i - 1]?.id}
            afterNext={state === 'done' || i === data.items.length - 1 ? undefined : (data.items[i + 2]?.id ?? null)}
          />
        ))}
      </ul>
      {data?.total === 0 && (
        <Text size="xs" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {data && data.total > shown && (
        <Text size="xs" c="dimmed" mt={8}>
          <Link plain to={`/tasks?view=list&state=${state}`}>
            {t('more', { n: data.total - shown })}
          </Link>
        </Text>
      )}
    </section>
  );
}
