import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconBrandTelegram } from '@tabler/icons-react';
import { useState } from 'react';
import { createTelegramLink, listTelegramChats, removeTelegramChat, type TelegramChat } from '#contract/desk-telegram';
import { useCall, useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { CopyField } from '../../../kit/CopyField.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../mail/mail.module.css';
import { telegramWords } from './words.ts';

/** On the account of a client's person. */
export function OwnTelegram() {
  const t = useWords(telegramWords);
  return (
    <Panel title={t('mine')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('mineText')}
      </Text>
      <ConnectTelegram />
    </Panel>
  );
}

/** Chats of a person and a link that connects another; without a person: one's own. */
export function ConnectTelegram({ person }: { person?: { id: string; name: string } }) {
  const t = useWords(telegramWords);
  const f = useFormat();
  const query = person ? { personId: person.id } : {};
  const chats = useCall(listTelegramChats, { query }, { live: ['request'] });
  const link = useChange(createTelegramLink, { quiet: true });
  const [before, setBefore] = useState<string | undefined>();
  const { data } = chats;
  if (!data) return <ErrorNote error={chats.error} onRetry={chats.refetch} />;
  if (data.bots.length === 0 && data.items.length === 0)
    return <Text size="sm">{t(person ? 'noBotsTeam' : 'noBots')}</Text>;
  const newest = data.items[0]?.connectedAt;
  const ask = (botId: string) => {
    setBefore(newest);
    link.mutate({ body: { botId, ...(person ? { personId: person.id } : {}) } });
  };
  // A link that was used is no use any more.
  const made = newest === before ? link.data : undefined;
  const until = made ? f.date(made.expiresAt) : '';
  return (
    <Stack gap="sm">
      {data.items.length > 0 ? (
        <ul className={classes.boxes}>
          {data.items.map((chat) => (
            <Chat key={chat.id} chat={chat} />
          ))}
        </ul>
      ) : (
        <Text size="sm">{t('notConnected')}</Text>
      )}
      {made ? (
        <>
          <Text size="sm">
            {person ? t('linkReadyFor', { person: person.name, until }) : t('linkReady', { until })}
          </Text>
          <CopyField value={made.url} />
          {!person && (
            <Anchor href={made.url} target="_blank" rel="noreferrer" size="sm">
              {t('openIt')}
            </Anchor>
          )}
        </>
      ) : (
        <Group gap="xs">
          {data.bots.map((bot) => (
            <Button
              key={bot.id}
              variant="default"
              leftSection={<IconBrandTelegram size={16} />}
              loading={link.isPending}
              onClick={() => ask(bot.id)}
            >
              {data.bots.length > 1 ? t('connectWith', { name: bot.username }) : t('connect')}
            </Button>
          ))}
        </Group>
      )}
      <ErrorNote error={link.error} />
    </Stack>
  );
}

function Chat({ chat }: { chat: TelegramChat }) {
  const t = useWords(telegramWords);
  const f = useFormat();
  const [asked, ask] = useState(false);
  const remove = useChange(removeTelegramChat, { stale: [listTelegramChats], quiet: true, onDone: () => ask(false) });
  return (
    <li>
      <div>
        <Text fw={600} size="sm" className="plain">
          {chat.name}
        </Text>
        <Text size="xs" c="dimmed">
          {t('since', { bot: chat.bot.username, when: f.date(chat.connectedAt) })}
        </Text>
      </div>
      <Button size="compact-sm" variant="default" onClick={() => ask(true)}>
        {t('disconnect')}
      </Button>
      <Confirm
        opened={asked}
        onClose={() => ask(false)}
        title={t('disconnectTitle', { name: chat.name })}
        verb={t('disconnect')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: chat.id } })}
      >
        {t('disconnectText')}
      </Confirm>
    </li>
  );
}
