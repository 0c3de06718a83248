import { ActionIcon, Button, Group, Menu, Modal, Skeleton, Text } from '@mantine/core';
import { IconBrandTelegram, IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { listTelegramBots, removeTelegramBot, updateTelegramBot, type TelegramBot } from '#contract/desk-telegram';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../mail/mail.module.css';
import { BotForm } from './bot-form.tsx';
import { telegramWords } from './words.ts';

/** Bots to which people of clients write, and whether they work. */
export function TelegramBots() {
  const t = useWords(telegramWords);
  const can = useCan();
  const [edited, edit] = useState<TelegramBot | 'new' | null>(null);
  const bots = useCall(listTelegramBots, { query: { limit: 100 } }, { live: ['request'], everyMs: 30_000 });
  const { data, error } = bots;
  if (error && !data) return <ErrorNote error={error} onRetry={bots.refetch} />;
  if (!data) return <Skeleton height={160} />;
  const add = can('notices.write') && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => edit('new')}>
      {t('add')}
    </Button>
  );
  const name = edited === 'new' ? '' : (edited?.username ?? '');
  return (
    <>
      <Panel title={t('title')}>
        {data.items.length === 0 ? (
          <EmptyState icon={IconBrandTelegram} title={t('none')} action={add}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <>
            <Text size="sm" c="dimmed" mb="sm" maw={640}>
              {t('text')}
            </Text>
            <ul className={classes.boxes}>
              {data.items.map((bot) => (
                <Bot key={bot.id} bot={bot} onEdit={() => edit(bot)} />
              ))}
            </ul>
            <Group mt="sm">{add}</Group>
          </>
        )}
      </Panel>
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        title={edited === 'new' ? t('add') : t('newTokenTitle', { name })}
      >
        {edited && <BotForm bot={edited === 'new' ? null : edited} onClose={() => edit(null)} />}
      </Modal>
    </>
  );
}

const words = { paused: 'off', pending: 'notYet', up: 'works', down: 'fails' } as const;

function Bot({ bot, onEdit }: { bot: TelegramBot; onEdit: () => void }) {
  const t = useWords(telegramWords);
  const can = useCan();
  const { works, lookedAt, why } = bot.state;
  const status = !bot.enabled ? 'paused' : works === null ? 'pending' : works ? 'up' : 'down';
  return (
    <li>
      <div>
        <Text fw={600} size="sm">
          {bot.name} · @{bot.username}
        </Text>
        <Group gap={6} className="state" data-status={status} data-bare wrap="nowrap">
          <StateShape status={status} /> {t(words[status])}
          {lookedAt && bot.enabled && (
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
          {bot.chats > 0 ? t('chats', { n: bot.chats }) : t('chatsNone')}
        </Text>
      </div>
      {can('notices.write') && <BotMenu bot={bot} onEdit={onEdit} />}
    </li>
  );
}

function BotMenu({ bot, onEdit }: { bot: TelegramBot; onEdit: () => void }) {
  const t = useWords(telegramWords);
  const [removing, ask] = useState(false);
  const change = useChange(updateTelegramBot, { stale: [listTelegramBots] });
  const remove = useChange(removeTelegramBot, { stale: [listTelegramBots], quiet: true, onDone: () => ask(false) });
  const params = { id: bot.id };
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={`${t('more')}: @${bot.username}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onEdit}>{t('newToken')}</Menu.Item>
          <Menu.Item onClick={() => change.mutate({ params, body: { enabled: !bot.enabled } })}>
            {t(bot.enabled ? 'disable' : 'enable')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => ask(true)}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={removing}
        onClose={() => ask(false)}
        title={t('removeTitle', { name: bot.username })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params })}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}
