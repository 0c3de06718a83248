import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowsExchange, IconDots, IconPencil, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { deleteTracker, listTaskCards, listTrackers, type Tracker } from '#contract/trackers';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { StateShape } from '../../kit/StateBadge.tsx';
import { Age } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { TrackerIcon } from './kind-icon.tsx';
import { Seen } from './seen.tsx';
import { StatesDialog } from './states-dialog.tsx';
import { trackerWords } from './words.ts';

interface CardProps {
  tracker: Tracker;
  /** What its kind is called. */
  label: string;
  trying: boolean;
  onTry: () => void;
  onEdit: () => void;
}

/** A connection: where it leads, and whether it works. */
export function ConnectionCard({ tracker, label, trying, onTry, onEdit }: CardProps) {
  const t = useWords(trackerWords);
  const mayWrite = useCan()('settings.write');
  const { name, look, trouble } = tracker;
  return (
    <section className="panel" aria-label={name}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <TrackerIcon kind={tracker.kind} size={26} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fw={620} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
        </div>
        {mayWrite && <CardMenu tracker={tracker} onEdit={onEdit} />}
      </Group>
      <Group justify="space-between" mt="md" gap="xs" wrap="nowrap">
        <State tracker={tracker} />
        {mayWrite && (
          <Button
            size="xs"
            variant="default"
            style={{ flex: 'none' }}
            leftSection={<IconPlugConnected size={15} />}
            loading={trying}
            onClick={onTry}
          >
            {t('try')}
          </Button>
        )}
      </Group>
      {trouble && (
        <Text size="sm" c="var(--down)" className="plain" mt={6}>
          {trouble}
          {tracker.troubleSince && (
            <>
              {' '}
              {t('since')} <Age of={tracker.troubleSince} />
            </>
          )}
        </Text>
      )}
      <InStep tracker={tracker} />
      {look && (
        <div style={{ marginTop: 14 }}>
          <Seen look={look} chosen={tracker.states} />
        </div>
      )}
    </section>
  );
}

function State({ tracker: { look, trouble, lookedAt } }: { tracker: Tracker }) {
  const t = useWords(trackerWords);
  const status = trouble ? 'down' : look ? 'up' : 'pending';
  const words = { down: 'fails', up: 'works', pending: 'notTried' } as const;
  return (
    <Group gap="0 6px" className="state" data-status={status} data-bare>
      <StateShape status={status} /> <span>{t(words[status])}</span>
      {lookedAt && (
        <Text span size="xs" c="dimmed" fw={400}>
          {t('tried')} <Age of={lookedAt} />
        </Text>
      )}
    </Group>
  );
}

/** When it was last in step, both ways. */
function InStep({ tracker: { lastReadAt, lastSentAt } }: { tracker: Tracker }) {
  const t = useWords(trackerWords);
  if (!lastReadAt && !lastSentAt)
    return (
      <Text size="xs" c="dimmed" mt={6}>
        {t('notInStep')}
      </Text>
    );
  return (
    <Group gap="0 14px" mt={6}>
      {[['lastRead', lastReadAt] as const, ['lastSent', lastSentAt] as const].map(([what, at]) => (
        <Text key={what} size="xs" c="dimmed">
          {t(what)} {at ? <Age of={at} /> : t('never')}
        </Text>
      ))}
    </Group>
  );
}

function CardMenu({ tracker, onEdit }: { tracker: Tracker; onEdit: () => void }) {
  const t = useWords(trackerWords);
  const [asking, ask] = useDisclosure();
  const [choosing, choose] = useDisclosure();
  const remove = useChange(deleteTracker, { stale: [listTrackers, listTaskCards], quiet: true, onDone: ask.close });
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('actions')}: ${tracker.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowsExchange size={16} />} onClick={choose.open}>
            {t('statesEdit')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconPlugConnectedX size={16} />} onClick={ask.open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <StatesDialog tracker={tracker} opened={choosing} onClose={choose.close} />
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeTitle', { name: tracker.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: tracker.id } })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
