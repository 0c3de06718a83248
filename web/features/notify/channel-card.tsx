import { ActionIcon, Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconPencil, IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react';
import { useDisclosure } from '@mantine/hooks';
import { deleteChannel, listChannels, listRules, updateChannel, type Channel, type Rule } from '#contract/notify';
import type { Person } from '#contract/people';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Confirm } from '../../kit/Confirm.tsx';
import { Age } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { channelWords } from './channel.words.ts';
import { KindIcon } from './kind-icon.tsx';

interface CardProps {
  channel: Channel;
  channels: Channel[];
  kinds: { name: string; label: string }[];
  people: Person[];
  rules: Rule[];
  onEdit: () => void;
  onTest: () => void;
}

/** A channel: what it is, whose, whether the last notice arrived. */
export function ChannelCard({ channel, channels, kinds, people, rules, onEdit, onTest }: CardProps) {
  const t = useWords(channelWords);
  const can = useCan();
  const fallback = channels.find((other) => other.id === channel.fallbackId);
  const person = people.find((p) => p.id === channel.personId);
  const about = [
    kinds.find((kind) => kind.name === channel.kind)?.label ?? channel.kind,
    person && t('of', { name: person.name }),
    fallback && t('fallbackTo', { name: fallback.name }),
  ].filter(Boolean);
  return (
    <section className="panel" style={channel.enabled ? undefined : { opacity: 0.65 }}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <KindIcon kind={channel.kind} size={26} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Group gap={8}>
            <Text fw={620} style={{ overflowWrap: 'anywhere' }}>
              {channel.name}
            </Text>
            {!channel.enabled && (
              <Badge size="sm" color="gray" variant="light">
                {t('off')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {about.join(' · ')}
          </Text>
        </div>
        {can('notices.write') && <ChannelMenu channel={channel} rules={rules} onEdit={onEdit} />}
      </Group>
      <Group justify="space-between" mt="md" gap="xs" align="flex-end">
        <LastDelivery channel={channel} />
        {can('notices.write') && (
          <Button size="xs" variant="default" leftSection={<IconSend size={15} />} onClick={onTest}>
            {t('test')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function LastDelivery({ channel: { lastDelivery } }: { channel: Channel }) {
  const t = useWords(channelWords);
  if (!lastDelivery)
    return (
      <Text size="xs" c="dimmed">
        {t('neverSent')}
      </Text>
    );
  const bad = lastDelivery.state === 'dead' || lastDelivery.state === 'retrying';
  return (
    <div style={{ flex: '1 1 160px', minWidth: 0 }}>
      <Text size="xs" c={bad ? 'var(--down)' : 'dimmed'} component="div">
        {t('lastSent', { when: '' })}
        <Age of={lastDelivery.at} />
      </Text>
      {bad && lastDelivery.text && (
        <Text size="xs" c="var(--down)" lineClamp={2} className="plain">
          {lastDelivery.text}
        </Text>
      )}
    </div>
  );
}

function ChannelMenu({ channel, rules, onEdit }: { channel: Channel; rules: Rule[]; onEdit: () => void }) {
  const t = useWords(channelWords);
  const [asking, ask] = useDisclosure();
  const turn = useChange(updateChannel, { stale: [listChannels] });
  const remove = useChange(deleteChannel, { stale: [listChannels, listRules], quiet: true, onDone: ask.close });
  const orphans = rules.filter((rule) => rule.channelIds.every((id) => id === channel.id)).map((rule) => rule.name);
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('actions')}: ${channel.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t('edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={channel.enabled ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
            onClick={() => turn.mutate({ params: { id: channel.id }, body: { enabled: !channel.enabled } })}
          >
            {t(channel.enabled ? 'turnOff' : 'turnOn')}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={ask.open}>
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('removeChannel', { name: channel.name })}
        verb={t('remove')}
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ params: { id: channel.id } })}
      >
        {t('removeChannelText')}
        {orphans.length > 0 && (
          <Text size="sm" fw={600} mt="xs" c="var(--down)">
            {t('removeChannelLast', { rules: orphans.join(', ') })}
          </Text>
        )}
      </Confirm>
    </>
  );
}
