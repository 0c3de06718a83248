import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import {
  addOverride,
  askSwap,
  type CoverChange,
  listCoverChanges,
  listSchedules,
  readCover,
  readMyCover,
  readSchedule,
  removeCoverChange,
} from '#contract/cover';
import { useCall, useChange } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useFormat } from '../../kit/format.ts';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { WindowDialog } from './window-dialog.tsx';
import { coverWords } from './words.ts';

const stale = [listCoverChanges, listSchedules, readCover, readMyCover, readSchedule];

/** Overrides and swaps that are not over. */
export function Changes({ scheduleId }: { scheduleId: string }) {
  const t = useWords(coverWords);
  const can = useCan()('cover.write');
  const [adding, setAdding] = useState<'override' | 'swap' | null>(null);
  const answer = useCall(listCoverChanges, { params: { id: scheduleId } }, { live: ['cover'] });
  const close = () => setAdding(null);
  return (
    <Panel
      title={t('changes')}
      actions={
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={() => setAdding('swap')}>
            {t('askSwap')}
          </Button>
          {can && (
            <Button variant="default" size="xs" onClick={() => setAdding('override')}>
              {t('addOverride')}
            </Button>
          )}
        </Group>
      }
    >
      <Stack gap={4}>
        <ErrorNote error={answer.error} onRetry={answer.refetch} />
        <Text size="sm" c="dimmed">
          {t(answer.data?.items.length === 0 ? 'noChanges' : 'changesHint')}
        </Text>
        {answer.data?.items.map((change) => (
          <Row key={change.id} change={change} />
        ))}
      </Stack>
      {adding === 'override' && <OverrideDialog scheduleId={scheduleId} onClose={close} />}
      {adding === 'swap' && <SwapDialog scheduleId={scheduleId} onClose={close} />}
    </Panel>
  );
}

function Row({ change }: { change: CoverChange }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const me = useSession().person.id;
  const own = change.kind === 'swap' && [change.person.id, change.givenBy?.id].includes(me);
  const can = useCan()('cover.write') || own;
  const remove = useChange(removeCoverChange, { stale });
  const state = change.kind === 'swap' && t(change.state === 'asked' ? 'waiting' : change.state);
  return (
    <Group gap={8} wrap="nowrap">
      <Text size="sm">
        {t(change.kind)} · {f.short(change.from)} – {f.short(change.to)} ·{' '}
        {change.givenBy && `${change.givenBy.name} → `}
        <b>{change.person.name}</b>
        {state && ` · ${state}`}
        {change.note && ` · ${change.note}`}
      </Text>
      {can && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('remove')}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id: change.id } })}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </Group>
  );
}

function OverrideDialog({ scheduleId, onClose }: { scheduleId: string; onClose: () => void }) {
  const t = useWords(coverWords);
  const add = useChange(addOverride, { stale, quiet: true, onDone: onClose });
  return (
    <WindowDialog
      title={t('addOverride')}
      verb={t('save')}
      choosesPerson
      error={add.error}
      pending={add.isPending}
      onClose={onClose}
      onDone={({ personId, ...window }) =>
        personId && add.mutate({ params: { id: scheduleId }, body: { ...window, personId } })
      }
    />
  );
}

function SwapDialog({ scheduleId, onClose }: { scheduleId: string; onClose: () => void }) {
  const t = useWords(coverWords);
  const me = useSession().person.id;
  const asked = () => {
    notifications.show({ message: t('asked') });
    onClose();
  };
  const ask = useChange(askSwap, { stale, quiet: true, onDone: asked });
  return (
    <WindowDialog
      title={t('askSwap')}
      hint={t('swapHint')}
      verb={t('ask')}
      choosesPerson
      except={me}
      error={ask.error}
      pending={ask.isPending}
      onClose={onClose}
      onDone={({ personId, ...window }) =>
        personId && ask.mutate({ params: { id: scheduleId }, body: { ...window, takenBy: personId } })
      }
    />
  );
}
