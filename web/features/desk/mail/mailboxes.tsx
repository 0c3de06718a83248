import { ActionIcon, Button, Group, Menu, Modal, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconMailbox, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listMailboxes, removeMailbox, tryMailbox, updateMailbox, type Mailbox } from '#contract/desk-mail';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { MailboxForm } from './mailbox-form.tsx';
import classes from './mail.module.css';
import { mailboxWords } from './words.ts';

/** Where mails are taken from, and whether that works. */
export function Mailboxes() {
  const t = useWords(mailboxWords);
  const can = useCan();
  const [edited, edit] = useState<Mailbox | 'new' | null>(null);
  const boxes = useCall(listMailboxes, { query: { limit: 100 } }, { live: ['request'], everyMs: 30_000 });
  const { data, error } = boxes;
  if (error && !data) return <ErrorNote error={error} onRetry={boxes.refetch} />;
  if (!data) return <Skeleton height={160} />;
  const add = can('notices.write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => edit('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <Panel title={t('mailboxes')}>
        {data.items.length === 0 ? (
          <EmptyState icon={IconMailbox} title={t('none')} action={add}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <>
            <ul className={classes.boxes}>
              {data.items.map((box) => (
                <Box key={box.id} box={box} onEdit={() => edit(box)} />
              ))}
            </ul>
            <Group mt="sm">{add}</Group>
          </>
        )}
      </Panel>
      <Modal opened={edited !== null} onClose={() => edit(null)} title={t(edited === 'new' ? 'add' : 'editTitle')}>
        {edited && <MailboxForm box={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
      </Modal>
    </>
  );
}

function Box({ box, onEdit }: { box: Mailbox; onEdit: () => void }) {
  const t = useWords(mailboxWords);
  const can = useCan();
  const tried = useChange(tryMailbox, {
    onDone: ({ ok, text }) => notifications.show({ color: ok ? 'green' : 'red', message: text }),
  });
  const { works, lookedAt, why } = box.state;
  const status = !box.enabled ? 'paused' : works === null ? 'pending' : works ? 'up' : 'down';
  const words = { paused: 'off', pending: 'notYet', up: 'works', down: 'fails' } as const;
  return (
    <li>
      <div>
        <Text fw={600} size="sm">
          {box.name} · {box.address}
        </Text>
        <Group gap={6} className="state" data-status={status} data-bare wrap="nowrap">
          <StateShape status={status} /> {t(words[status])}
          {lookedAt && box.enabled && (
            <Text span size="xs" c="dimmed" fw={400}>
              {t('looked')} <Age of={lookedAt} />
            </Text>
          )}
        </Group>
        {status === 'down' && why && (
          <Text size="sm" c="var(--down)" className="plain">
            {why}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {[t(`kind_${box.kind}`), box.client?.name, t(`unknown_${box.unknown}`)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {can('notices.write') && (
        <Group gap="xs" wrap="nowrap">
          {box.kind === 'imap' && (
            <Button
              size="xs"
              variant="default"
              loading={tried.isPending}
              onClick={() => tried.mutate({ params: { id: box.id } })}
            >
              {t('try')}
            </Button>
          )}
          <BoxMenu box={box} onEdit={onEdit} />
        </Group>
      )}
    </li>
  );
}

function BoxMenu({ box, onEdit }: { box: Mailbox; onEdit: () => void }) {
  const t = useWords(mailboxWords);
  const [removing, ask] = useState(false);
  const change = useChange(updateMailbox, { stale: [listMailboxes] });
  const remove = useChange(removeMailbox, { stale: [listMailboxes], quiet: true, onDone: () => ask(false) });
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('edit')}</Menu.Item>
          <Menu.Item onClick={() => change.mutate({ params: { id: box.id }, body: { enabled: !box.enabled } })}>
            {t(box.enabled ? 'disable' : 'enable')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => ask(true)}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={removing}
        onClose={() => ask(false)}
        title={t('removeTitle', { name: box.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: box.id } })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
