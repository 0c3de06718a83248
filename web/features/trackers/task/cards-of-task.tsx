import { Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink, IconPlus } from '@tabler/icons-react';
import { linkTaskCard, listTaskCards, listTrackers, type Tracker } from '#contract/trackers';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { TrackerIcon } from '../kind-icon.tsx';
import classes from './cards.module.css';
import { LinkDialog } from './link-dialog.tsx';
import { LinkedCard } from './linked-card.tsx';
import { cardWords } from './words.ts';

/** Cards of outside trackers that stand for a task: for the team, and where a tracker is connected. */
export function CardsOfTask({ taskId }: { taskId: string }) {
  const can = useCan();
  const enabled = can('tasks.write') && can('settings.read');
  const trackers = useCall(listTrackers, { query: { limit: 500 } }, { enabled });
  const known = trackers.data?.items ?? [];
  return known.length > 0 && <Cards taskId={taskId} trackers={known} />;
}

const soonMs = 4_000;
const laterMs = 20_000;

function Cards({ taskId, trackers }: { taskId: string; trackers: Tracker[] }) {
  const t = useWords(cardWords);
  const cards = useCall(
    listTaskCards,
    { params: { id: taskId } },
    {
      live: ['task'],
      // Sending goes on beside the work, and tells of it to nobody.
      everyMs: (seen) => (seen?.items.some(({ state }) => state === 'waiting') ? soonMs : laterMs),
    },
  );
  const items = cards.data?.items;
  if (!items) return null;
  const free = trackers.filter(({ id }) => !items.some(({ tracker }) => tracker.id === id));
  return (
    <Panel title={t('title')}>
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {items.length > 0 && (
        <ul className={classes.cards}>
          {items.map((card) => (
            <LinkedCard key={card.id} card={card} />
          ))}
        </ul>
      )}
      {free.length > 0 && <Add taskId={taskId} trackers={free} />}
    </Panel>
  );
}

function Add({ taskId, trackers }: { taskId: string; trackers: Tracker[] }) {
  const t = useWords(cardWords);
  const [opened, { open, close }] = useDisclosure();
  const create = useChange(linkTaskCard, { stale: [listTaskCards] });
  const createIn = ({ id }: Tracker) => create.mutate({ params: { id: taskId }, body: { trackerId: id } });
  const only = trackers.length === 1 ? trackers[0]! : null;
  const button = (
    <Button
      size="compact-sm"
      leftSection={<IconPlus size={14} />}
      loading={create.isPending}
      {...(only ? { onClick: () => createIn(only) } : {})}
    >
      {only ? t('createIn', { tracker: only.name }) : t('create')}
    </Button>
  );
  return (
    <Group gap="xs" mt="sm">
      {only ? (
        button
      ) : (
        <Menu position="bottom-start">
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            {trackers.map((tracker) => (
              <Menu.Item
                key={tracker.id}
                leftSection={<TrackerIcon kind={tracker.kind} size={16} />}
                onClick={() => createIn(tracker)}
              >
                {tracker.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="compact-sm" variant="default" leftSection={<IconLink size={14} />} onClick={open}>
        {t('link')}
      </Button>
      <LinkDialog taskId={taskId} trackers={trackers} opened={opened} onClose={close} />
    </Group>
  );
}
