import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { readTask } from '#contract/tasks';
import { listTime, removeTime, type TimeEntry } from '#contract/time';
import { Link } from '../../../app/address.tsx';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { CheckForgotten } from './check-forgotten.tsx';
import { useSpent } from './spent.ts';
import classes from './time.module.css';
import { timeWords } from './words.ts';

export function Entries({
  items,
  withDate = false,
  withPerson = false,
}: {
  items: readonly TimeEntry[];
  withDate?: boolean;
  withPerson?: boolean;
}) {
  const t = useWords(timeWords);
  const f = useFormat();
  const spent = useSpent();
  const can = useCan()('time.write');
  const [gone, setGone] = useState<TimeEntry | null>(null);
  const remove = useChange(removeTime, { stale: [listTime, readTask], quiet: true, onDone: () => setGone(null) });
  const day = (entry: TimeEntry) => f.day(`${entry.date}T12:00:00Z`);
  return (
    <ul className={classes.entries}>
      {items.map((entry) => (
        <li key={entry.id}>
          <div className={classes.entry}>
            <Text size="sm" component="div">
              <b className="figures">{spent(entry.minutes)}</b>{' '}
              <Text component="span" size="sm" c="dimmed">
                {[
                  withDate ? day(entry) : null,
                  entry.from && entry.to ? `${f.clock(entry.from)}–${f.clock(entry.to)}` : null,
                  withPerson ? entry.person.name : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </Text>
            {!withPerson && <About entry={entry} />}
            {entry.note && (
              <Text size="sm" className="plain">
                {entry.note}
              </Text>
            )}
            <Group gap="3px 8px" mt={2}>
              <Counted entry={entry} />
            </Group>
            <Text size="xs" c="dimmed" className="plain">
              {entry.why}
            </Text>
            {entry.toCheck && can && <CheckForgotten entry={entry} />}
          </div>
          {entry.locked ? (
            <IconLock size={15} aria-label={t('locked')} color="var(--mantine-color-dimmed)" />
          ) : (
            can && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`${t('remove')}: ${spent(entry.minutes)}`}
                onClick={() => setGone(entry)}
              >
                <IconTrash size={15} />
              </ActionIcon>
            )
          )}
        </li>
      ))}
      <Confirm
        opened={gone !== null}
        onClose={() => setGone(null)}
        title={t('removeTitle')}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => gone && remove.mutate({ params: { id: gone.id } })}
      >
        {gone && t('removeText', { time: spent(gone.minutes), date: day(gone) })}
      </Confirm>
    </ul>
  );
}

function About({ entry: { task, client, store } }: { entry: TimeEntry }) {
  const t = useWords(timeWords);
  const whose = store?.name ?? client?.name;
  return (
    <Text size="sm" component="div">
      {task && (
        <Link to={`/tasks/${task.id}`}>
          #{task.number} {task.title}
        </Link>
      )}
      {task && whose && ' · '}
      {whose ?? (!task && t('own'))}
    </Text>
  );
}

/** What it counts by the contract; each reason for more or nothing as a mark. */
function Counted({ entry }: { entry: TimeEntry }) {
  const t = useWords(timeWords);
  const spent = useSpent();
  return (
    <>
      {entry.toCheck && (
        <Badge size="sm" color="orange" variant="light">
          {t('toCheck')}
        </Badge>
      )}
      {entry.outOfHours && (
        <Badge size="sm" color="grape" variant="light">
          {t('outOfHours')}
        </Badge>
      )}
      {entry.urgent && (
        <Badge size="sm" color="red" variant="light">
          {t('urgent')}
        </Badge>
      )}
      {!entry.billable && !entry.toCheck && (
        <Badge size="sm" color="gray" variant="light">
          {t('free')}
        </Badge>
      )}
      {entry.billable && entry.counted && (
        <Text size="xs" className="figures">
          {t('counts', { time: spent(entry.counted.counted) })}
          {entry.counted.multiplier !== 100 && ` (${spent(entry.counted.rounded)} × ${entry.counted.multiplier} %)`}
        </Text>
      )}
    </>
  );
}
