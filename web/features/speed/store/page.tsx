import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { readSpeed } from '#contract/speed';
import { useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { HowFar, MeasureNow } from '../measure.tsx';
import classes from '../speed.module.css';
import { speedWords } from '../words.ts';
import { Figures } from './figures.tsx';
import { Plan } from './plan.tsx';
import { Slowdowns } from './slowdowns.tsx';
import { Trend } from './trend.tsx';

/** `/speed/stores/$id`: what got slower, the latest figures, how they changed, and when it is measured. */
export default function StoreSpeed() {
  const t = useWords(speedWords);
  const id = useAddress().params.id!;
  const answer = useCall(
    readSpeed,
    { params: { id } },
    { live: ['audit'], about: id, everyMs: (speed) => (speed?.under ? 3000 : 0) },
  );
  const speed = answer.data;
  if (answer.error && !speed)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  if (!speed) return <Skeleton height={420} />;
  const isMeasured = speed.measured.length > 0;
  return (
    <Page
      title={t('speedOf', { store: speed.store.name })}
      crumbs={[
        { label: t('title'), to: '/speed' },
        { label: speed.store.name, to: `/stores/${id}` },
      ]}
      actions={<MeasureNow of={speed} />}
    >
      <div className={classes.two}>
        <Stack gap="md">
          <HowFar of={speed} />
          {speed.latest?.trouble && (
            <Alert color="gray" variant="light" title={t('failed')}>
              {speed.latest.trouble}
            </Alert>
          )}
          {isMeasured ? (
            <>
              <Slowdowns of={speed.slowdowns} />
              <Figures of={speed.measured} />
              <Trend of={speed} />
            </>
          ) : (
            <Panel>
              <EmptyState icon={IconGauge} title={t('unmeasured')}>
                {t('unmeasuredText')}
              </EmptyState>
            </Panel>
          )}
        </Stack>
        <Plan of={speed} />
      </div>
    </Page>
  );
}
