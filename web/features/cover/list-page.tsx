import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus, IconPhoneCall } from '@tabler/icons-react';
import { listSchedules, type Schedule } from '#contract/cover';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useFormat } from '../../kit/format.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { Absences } from './absences.tsx';
import { Gaps } from './lanes.tsx';
import { MyShifts } from './my-shifts.tsx';
import { coverWords } from './words.ts';

/** `/on-call`: who is on duty now, the gaps ahead, one's own shifts, who is away. */
export default function OnCallPage() {
  const t = useWords(coverWords);
  const can = useCan()('cover.write');
  const answer = useCall(listSchedules, { query: { limit: 100 } }, { live: ['cover'], everyMs: 60_000 });
  const add = can && (
    <Button leftSection={<IconPlus size={16} />} renderRoot={asLink('/on-call/new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
      actions={add}
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!answer.data && !answer.error && <Skeleton height={240} />}
      {answer.data?.total === 0 && (
        <EmptyState icon={IconPhoneCall} title={t('empty')} action={add}>
          {t('emptyHint')}
        </EmptyState>
      )}
      {answer.data && answer.data.total > 0 && (
        <Stack gap="md">
          <Panel title={t('now')}>
            <Stack gap="md">
              {answer.data.items.map((schedule) => (
                <Standing key={schedule.id} schedule={schedule} />
              ))}
            </Stack>
          </Panel>
          <MyShifts />
          <Absences />
        </Stack>
      )}
    </Page>
  );
}

function Standing({ schedule }: { schedule: Schedule }) {
  const t = useWords(coverWords);
  const { now, gaps } = schedule;
  return (
    <div>
      <Group gap={8} align="baseline">
        <Link to={`/on-call/${schedule.id}`}>{schedule.name}</Link>
        <OnDutyNow now={now} />
      </Group>
      {gaps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noGaps')}
        </Text>
      ) : (
        <>
          <Text size="sm" fw={600} c="var(--down)">
            {t('gaps', { n: gaps.length })}
          </Text>
          <Gaps gaps={gaps} shown={2} />
        </>
      )}
    </div>
  );
}

/** The name in bold, or that there is nobody; and until when. */
export function OnDutyNow({ now }: { now: Schedule['now'] }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const until = now.until && t('until', { when: `${f.weekday(now.until)} ${f.short(now.until)}` });
  return (
    <Text component="span" size="sm">
      {now.person ? (
        <b>{now.person.name}</b>
      ) : (
        <Text component="b" size="sm" c={now.needed ? 'var(--down)' : 'dimmed'}>
          {t(now.needed ? 'nobody' : 'notNeeded')}
        </Text>
      )}{' '}
      <Text component="span" size="sm" c="dimmed">
        {until}
      </Text>
    </Text>
  );
}
