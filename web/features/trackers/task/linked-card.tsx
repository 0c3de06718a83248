import { ActionIcon, Anchor, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { listTaskCards, retryTaskCard, unlinkTaskCard, type TaskCard } from '#contract/trackers';
import { useChange } from '../../../app/query.ts';
import { Confirm } from '../../../kit/Confirm.tsx';
import { StateShape } from '../../../kit/StateBadge.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { TrackerIcon } from '../kind-icon.tsx';
import classes from './cards.module.css';
import { cardWords } from './words.ts';

const stale = [listTaskCards];

/** A card there: the way to it, whether it is in step, and why it is not. */
export function LinkedCard({ card }: { card: TaskCard }) {
  const t = useWords(cardWords);
  const retry = useChange(retryTaskCard, { stale });
  return (
    <li>
      <TrackerIcon kind={card.tracker.kind} />
      <div className={classes.about}>
        <Text size="sm">
          {card.url && (
            <>
              <Anchor href={card.url} target="_blank" rel="noreferrer noopener" inherit fw={550}>
                {card.key} <IconExternalLink size={13} style={{ verticalAlign: -1 }} />
              </Anchor>
              {' · '}
            </>
          )}
          {card.tracker.name}
        </Text>
        <State card={card} />
        {card.trouble && (
          <Text size="xs" c={card.state === 'failed' ? 'var(--down)' : 'var(--degraded)'} className="plain">
            {card.trouble}
          </Text>
        )}
        {card.gone && (
          <Text size="xs" c="dimmed">
            {t('goneText')}
          </Text>
        )}
        {card.trouble && !card.gone && (
          <Button
            mt={6}
            size="compact-xs"
            variant="default"
            loading={retry.isPending}
            onClick={() => retry.mutate({ params: { id: card.id } })}
          >
            {t('retry')}
          </Button>
        )}
      </div>
      <Unlink card={card} />
    </li>
  );
}

function State({ card: { state, trouble, key, nextTryAt, gone } }: { card: TaskCard }) {
  const t = useWords(cardWords);
  const status = gone || state === 'failed' ? 'down' : state === 'linked' ? 'up' : trouble ? 'degraded' : 'pending';
  const words = {
    down: gone ? 'gone' : 'failed',
    up: 'linked',
    degraded: 'waiting',
    pending: key ? 'sending' : 'making',
  } as const;
  return (
    <Group gap="0 6px" className="state" data-status={status} data-bare>
      <StateShape status={status} /> <span>{t(words[status])}</span>
      {status === 'degraded' && nextTryAt && (
        <Text span size="xs" c="dimmed" fw={400}>
          {t('next')} <Age of={nextTryAt} />
        </Text>
      )}
    </Group>
  );
}

function Unlink({ card }: { card: TaskCard }) {
  const t = useWords(cardWords);
  const [asking, ask] = useDisclosure();
  const unlink = useChange(unlinkTaskCard, { stale, quiet: true, onDone: ask.close });
  const named = { card: card.key ?? t('theCard'), tracker: card.tracker.name };
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('unlink', named)} onClick={ask.open}>
        <IconX size={14} />
      </ActionIcon>
      <Confirm
        opened={asking}
        onClose={ask.close}
        title={t('unlinkTitle', named)}
        verb={t('unlinkVerb')}
        pending={unlink.isPending}
        error={unlink.error}
        onConfirm={() => unlink.mutate({ params: { id: card.id } })}
      >
        {t('unlinkText', named)}
      </Confirm>
    </>
  );
}
