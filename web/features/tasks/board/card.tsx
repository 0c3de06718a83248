import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react';
import { type Task, taskStates } from '#contract/tasks';
import { Link } from '../../../app/address.tsx';
import { useIsClient } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { Blocked, Due, PriorityBadge } from '../badges.tsx';
import { taskWords } from '../words.ts';
import type { Move } from './board.tsx';
import classes from './board.module.css';

interface Props {
  task: Task;
  isBefore: boolean;
  dragged: boolean;
  /** Absent: the reader may not move it. */
  onDrag: ((task: Task | null) => void) | undefined;
  move: Move;
  /** The card above it in the column. */
  above: string | undefined;
  /** The card before which it stands after one step down; null: the end; undefined: there is no step down. */
  afterNext: string | null | undefined;
}

export function Card({ task, isBefore, dragged, onDrag, move, above, afterNext }: Props) {
  const isClient = useIsClient();
  const t = useWords(taskWords);
  return (
    <li
      className={classes.card}
      data-task={task.id}
      data-before={isBefore || undefined}
      data-dragged={dragged || undefined}
      draggable={onDrag !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', `#${task.number}`);
        event.dataTransfer.effectAllowed = 'move';
        onDrag?.(task);
      }}
      onDragEnd={() => onDrag?.(null)}
    >
      <div className={classes.top}>
        <Text size="sm" fw={600} component="div">
          <Link plain to={`/tasks/${task.id}`}>
            #{task.number} {task.title}
          </Link>
        </Text>
        {onDrag && <MoveMenu task={task} move={move} above={above} afterNext={afterNext} />}
      </div>
      {!isClient && (
        <Text size="xs" c="dimmed">
          {[task.store?.name ?? task.client?.name ?? t('own'), task.owner?.name].filter(Boolean).join(' · ')}
        </Text>
      )}
      <div className={classes.facts}>
        <PriorityBadge priority={task.priority} />
        <Due task={task} />
        <Blocked n={task.blocked} />
        {task.checked.of > 0 && (
          <Text component="span" size="xs" c="dimmed" className="figures">
            {task.checked.done}/{task.checked.of}
          </Text>
        )}
        {task.late && (
          <Text component="span" size="xs" c="var(--degraded)">
            {t('late')}
          </Text>
        )}
      </div>
    </li>
  );
}

/** What dragging does, by keys and on a phone. */
function MoveMenu({ task, move, above, afterNext }: Pick<Props, 'task' | 'move' | 'above' | 'afterNext'>) {
  const t = useWords(taskWords);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('move', { number: task.number })}>
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {above !== undefined && task.state !== 'done' && (
          <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => move(task, task.state, above)}>
            {t('up')}
          </Menu.Item>
        )}
        {afterNext !== undefined && (
          <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => move(task, task.state, afterNext)}>
            {t('down')}
          </Menu.Item>
        )}
        <Menu.Label>{t('moveTo')}</Menu.Label>
        {taskStates
          .filter((state) => state !== task.state)
          .map((state) => (
            <Menu.Item key={state} onClick={() => move(task, state, null)}>
              {t(`state_${state}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
