import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconRefresh } from '@tabler/icons-react';
import { type AdvisoryFeed, changeAdvisoryFeed, listAdvisoryFeeds, refreshAdvisoryFeed } from '#contract/advisories';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { StateShape } from '../../kit/StateBadge.tsx';
import { Age } from '../../kit/time.tsx';
import { Toggle } from '../../kit/Toggle.tsx';
import { useWords } from '../../kit/words.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { feedWords } from './words.ts';

const stale = [listAdvisoryFeeds];

/** A feed: whether it is read, how old its data are, and what is wrong with it. */
export function FeedCard({ feed }: { feed: AdvisoryFeed }) {
  const t = useWords(feedWords);
  const mayWrite = useCan()('settings.write');
  const [setting, set] = useDisclosure();
  const change = useChange(changeAdvisoryFeed, { stale });
  const refresh = useChange(refreshAdvisoryFeed, { stale });
  const { name, label, about, enabled, trouble, working } = feed;
  // Without its key it would only fail: that is asked for first.
  const turn = (on: boolean) =>
    on && feed.needsKey && !feed.hasKey ? set.open() : change.mutate({ params: { name }, body: { enabled: on } });
  return (
    <section className="panel" aria-label={label}>
      <Text fw={620}>{label}</Text>
      <Text size="sm" c="dimmed">
        {about}
      </Text>
      <Toggle
        mt="md"
        label={t('on')}
        disabled={!mayWrite || change.isPending}
        checked={change.isPending ? (change.variables.body.enabled ?? enabled) : enabled}
        {...(feed.needsKey && !feed.hasKey ? { description: t('noKey') } : {})}
        onChange={(e) => turn(e.currentTarget.checked)}
      />
      <Group justify="space-between" mt="md" gap="xs">
        <State feed={feed} />
        {mayWrite && (
          <Group gap="xs">
            <Button size="xs" variant="default" leftSection={<IconKey size={15} />} onClick={set.open}>
              {t('set')}
            </Button>
            {enabled && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconRefresh size={15} />}
                loading={refresh.isPending}
                disabled={working}
                onClick={() => refresh.mutate({ params: { name } })}
              >
                {t('refresh')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {enabled && trouble && (
        <Text size="sm" c="var(--down)" className="plain" mt={6}>
          {trouble}
        </Text>
      )}
      {!enabled && feed.advisories > 0 && (
        <Text size="sm" c="dimmed" mt={6}>
          {t('keptOff')}
        </Text>
      )}
      <FeedDialog feed={feed} opened={setting} onClose={set.close} />
    </section>
  );
}

function State({ feed: { enabled, working, trouble, checkedAt, advisories } }: { feed: AdvisoryFeed }) {
  const t = useWords(feedWords);
  const [status, word] = !enabled
    ? (['paused', 'off'] as const)
    : working
      ? (['pending', 'working'] as const)
      : trouble
        ? (['down', 'fails'] as const)
        : checkedAt
          ? (['up', 'fresh'] as const)
          : (['pending', 'waits'] as const);
  return (
    <Group gap="0 6px" className="state" data-status={status} data-bare>
      <StateShape status={status} /> <span>{t(word)}</span>
      {checkedAt && (
        <Text span size="xs" c="dimmed" fw={400}>
          {t('kept', { n: advisories })}, {t('checked')} <Age of={checkedAt} />
        </Text>
      )}
    </Group>
  );
}
