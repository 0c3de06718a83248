import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { listDeadJobs, retryDeadJob } from '#contract/notify';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { PlainBlock } from '../../../kit/Evidence.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { PageFoot, usePaging } from '../../../kit/Paged.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './dead-jobs.module.css';
import { whose } from './whose-job.ts';
import { settingsWords } from './words.ts';

/** Jobs of our own that stopped after their last try. */
export function DeadJobs() {
  const t = useWords(settingsWords);
  const can = useCan();
  const { query } = usePaging(20);
  const jobs = useCall(listDeadJobs, { query }, { everyMs: 60_000, keep: true });
  const again = useChange(retryDeadJob, {
    stale: [listDeadJobs],
    onDone: () => notifications.show({ message: t('queuedAgain') }),
  });
  if (!jobs.data) return <ErrorNote error={jobs.error} onRetry={jobs.refetch} />;
  if (jobs.data.total === 0)
    return (
      <Panel title={t('deadJobs')}>
        <Text size="sm" c="dimmed">
          {t('noDeadJobs')}
        </Text>
      </Panel>
    );
  return (
    <Panel title={`${t('deadJobs')} (${jobs.data.total})`}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('deadJobsText')}
      </Text>
      {jobs.data.items.map((job) => (
        <div key={job.id} className={classes.job}>
          <Stack gap={4} style={{ flex: '1 1 320px', minWidth: 0 }}>
            <Text size="sm" fw={550}>
              {t(whose(job.task))}
            </Text>
            <Text size="xs" c="dimmed">
              <span style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>{job.task}</span> ·{' '}
              <Instant of={job.at} /> · {t('attempts', { n: job.attempts })}
            </Text>
            <PlainBlock>{job.error}</PlainBlock>
          </Stack>
          {can('settings.write') && (
            <Button
              size="compact-sm"
              variant="default"
              loading={again.isPending && again.variables?.params.id === job.id}
              onClick={() => again.mutate({ params: { id: job.id } })}
            >
              {t('runAgain')}
            </Button>
          )}
        </div>
      ))}
      <PageFoot total={jobs.data.total} limit={20} />
    </Panel>
  );
}
