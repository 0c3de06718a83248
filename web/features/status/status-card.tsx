import { ActionIcon, Badge, Button, CopyButton, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconExternalLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { deleteStatusPage, listStatusPages, type StatusPage } from '#contract/status';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { useWords } from '../../kit/words.ts';
import classes from './status.module.css';
import { statusWords } from './words.ts';

/** A public page: whose, where, how many follow it. */
export function StatusCard({
  page,
  client,
  onEdit,
}: {
  page: StatusPage;
  client: string | undefined;
  onEdit: () => void;
}) {
  const t = useWords(statusWords);
  const can = useCan()('status.write');
  const stores = page.storeIds.length ? t('storesCount', { n: page.storeIds.length }) : t('allStores');
  const subscribers = page.subscribers ? t('subscribers', { n: page.subscribers }) : t('noSubscribers');
  return (
    <section className={`panel ${classes.card}`} style={{ borderTopColor: page.color, opacity: page.shown ? 1 : 0.7 }}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        {page.logo && <img className={classes.logo} src={page.logo} alt="" />}
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap={8}>
            <Text fw={620} style={{ overflowWrap: 'anywhere' }}>
              {page.title}
            </Text>
            {!page.shown && (
              <Badge size="sm" color="gray" variant="light">
                {t('hidden')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {[client, stores, subscribers].filter(Boolean).join(' · ')}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {page.url}
          </Text>
        </div>
        {can && <PageMenu page={page} onEdit={onEdit} />}
      </Group>
      <Group mt="md" gap="xs">
        <Button
          size="xs"
          variant="default"
          component="a"
          href={page.url}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconExternalLink size={15} />}
        >
          {t('visit')}
        </Button>
        <CopyButton value={page.url}>
          {({ copied, copy }) => (
            <Button size="xs" variant="subtle" leftSection={<IconCopy size={15} />} onClick={copy}>
              {t(copied ? 'copied' : 'copyLink')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </section>
  );
}

function PageMenu({ page, onEdit }: { page: StatusPage; onEdit: () => void }) {
  const t = useWords(statusWords);
  const [asking, ask] = useDisclosure();
  const remove = useChange(deleteStatusPage, {
    stale: [listStatusPages],
    quiet: true,
    onDone: () => {
      ask.close();
      notifications.show({ message: t('removed') });
    },
  });
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('actions')}: ${page.title}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={ask.open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeTitle', { title: page.title })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: page.id } })}
      >
        {page.subscribers ? t('removeSubscribers', { n: page.subscribers }) : t('removeText')}
      </Confirm>
    </>
  );
}
