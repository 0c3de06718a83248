import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import {
  answerSwap,
  type CoverChange,
  listCoverChanges,
  listSchedules,
  makeCoverFeed,
  readCover,
  readMyCover,
  revokeCoverFeed,
} from '#contract/cover';
import { useCall, useChange } from '../../app/query.ts';
import { CopyField } from '../../kit/CopyField.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useFormat } from '../../kit/format.ts';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { coverWords } from './words.ts';

const shown = 12;

/** Own shifts, what colleagues ask, and the address for calendar programs. */
export function MyShifts() {
  const t = useWords(coverWords);
  const f = useFormat();
  const answer = useCall(readMyCover, undefined, { live: ['cover'] });
  const mine = answer.data;
  return (
    <Panel title={t('mine')}>
      <Stack gap="sm">
        <ErrorNote error={answer.error} onRetry={answer.refetch} />
        {mine?.askedOfMe.map((swap) => (
          <Asked key={swap.id} swap={swap} />
        ))}
        {mine?.askedByMe.map((swap) => (
          <Text key={swap.id} size="sm">
            {f.short(swap.from)} – {f.short(swap.to)} → {swap.person.name}:{' '}
            {t(swap.state === 'asked' ? 'waiting' : swap.state)}
          </Text>
        ))}
        {mine?.shifts.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noShifts')}
          </Text>
        )}
        {mine && mine.shifts.length > 0 && (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {mine.shifts.slice(0, shown).map((shift) => (
              <li key={`${shift.scheduleId} ${shift.from}`} className="figures">
                {f.weekday(shift.from)} {f.short(shift.from)} – {f.weekday(shift.to)} {f.short(shift.to)} ·{' '}
                {shift.scheduleName}
              </li>
            ))}
          </ul>
        )}
        {mine && <Feed since={mine.feedSince} />}
      </Stack>
    </Panel>
  );
}

function Asked({ swap }: { swap: CoverChange }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const answer = useChange(answerSwap, { stale: [readMyCover, listSchedules, readCover, listCoverChanges] });
  const say = (accept: boolean) => answer.mutate({ params: { id: swap.id }, body: { accept } });
  const values = {
    who: swap.givenBy?.name ?? '',
    from: f.short(swap.from),
    to: f.short(swap.to),
    schedule: swap.scheduleName,
  };
  return (
    <Group gap="xs">
      <Text size="sm">
        {t('askedOfMe', values)}
        {swap.note && ` · ${swap.note}`}
      </Text>
      <Button size="xs" loading={answer.isPending} onClick={() => say(true)}>
        {t('accept')}
      </Button>
      <Button size="xs" variant="default" disabled={answer.isPending} onClick={() => say(false)}>
        {t('decline')}
      </Button>
    </Group>
  );
}

function Feed({ since }: { since: string | null }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const [address, setAddress] = useState<string | null>(null);
  const make = useChange(makeCoverFeed, { stale: [readMyCover], onDone: (made) => setAddress(made.address) });
  const revoke = useChange(revokeCoverFeed, { stale: [readMyCover], onDone: () => setAddress(null) });
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('feed')}
      </Text>
      <Text size="sm" c="dimmed" mb={6}>
        {address ? t('feedOnce') : since ? t('feedSince', { when: f.date(since) }) : t('feedHint')}
      </Text>
      {address && <CopyField value={address} />}
      <Group gap="xs" mt={6}>
        <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate()}>
          {t(since ? 'feedAnew' : 'feedMake')}
        </Button>
        {since && (
          <Button size="xs" variant="subtle" color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('feedRevoke')}
          </Button>
        )}
      </Group>
    </div>
  );
}
