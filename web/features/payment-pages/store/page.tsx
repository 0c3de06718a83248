import { Alert, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { type PaymentWatch, readPaymentPages } from '#contract/payment-pages';
import type { ResponseOf } from '#contract/endpoint';
import { useAddress } from '../../../app/address.tsx';
import { NotFound } from '../../../app/errors.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { LookNow, useIsLooking } from '../look-now.tsx';
import classes from '../payment-pages.module.css';
import { LastLook, Standing } from '../standing.tsx';
import { paymentWords } from '../words.ts';
import { Approvals } from './approvals.tsx';
import { Changes } from './changes.tsx';
import { Leaving } from './leaving.tsx';
import { Reviews } from './reviews.tsx';
import { Scripts } from './scripts.tsx';
import { Steps } from './steps.tsx';
import { Visits } from './visits.tsx';
import { WatchSettings } from './watch-settings.tsx';

/** `/payment-pages/stores/$id`: what waits for a judgement, what runs there, where it leaves to, reviews, and the watch itself. */
export default function StorePaymentPages() {
  const t = useWords(paymentWords);
  const id = useAddress().params.id!;
  const answer = useCall(
    readPaymentPages,
    { params: { id } },
    { live: ['audit'], about: id, everyMs: (watch) => (watch?.looking ? 3000 : 0) },
  );
  const watch = answer.data;
  if (answer.error && !watch)
    return answer.error.status === 404 || answer.error.status === 422 ? (
      <NotFound />
    ) : (
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
    );
  if (!watch) return <Skeleton height={420} />;
  const isSet = watch.cart !== null || watch.checkout !== null;
  return (
    <Page
      title={t('pagesOf', { store: watch.store.name })}
      crumbs={[
        { label: t('title'), to: '/payment-pages' },
        { label: watch.store.name, to: `/stores/${id}` },
      ]}
      actions={<LookNow of={watch} />}
    >
      {isSet ? <Watched watch={watch} /> : <Begin watch={watch} />}
    </Page>
  );
}

function Begin({ watch }: { watch: PaymentWatch }) {
  const t = useWords(paymentWords);
  const can = useCan()('audits.run');
  return (
    <Stack gap="md" maw={680}>
      <Panel>
        <EmptyState icon={IconCreditCard} title={t('unwatchedTitle')}>
          {t(can ? 'unwatchedText' : 'unwatchedRead')}
        </EmptyState>
      </Panel>
      {can && <WatchSettings watch={watch} />}
    </Stack>
  );
}

function Watched({ watch }: { watch: ResponseOf<typeof readPaymentPages> }) {
  const t = useWords(paymentWords);
  const { id } = watch.store;
  return (
    <Stack gap="md">
      <HowFar watch={watch} />
      {watch.latest?.trouble && (
        <Alert color="gray" variant="light" title={t('couldNotLook')}>
          {watch.latest.trouble}
          <Steps steps={watch.latest.steps} />
        </Alert>
      )}
      <div className={classes.two}>
        <Stack gap="md">
          <Panel title={t('now')}>
            <div className={classes.now}>
              <Standing of={watch} />
              <LastLook of={watch} />
              <Text size="sm" c="dimmed">
                {t('scope')}
              </Text>
            </div>
          </Panel>
          <Changes storeId={id} isSeen={watch.pages.length > 0} />
        </Stack>
        <WatchSettings watch={watch} />
      </div>
      {watch.pages.length > 0 && (
        <>
          <Scripts storeId={id} pages={watch.pages} />
          <Leaving storeId={id} pages={watch.pages} />
        </>
      )}
      <Reviews storeId={id} reviewedAt={watch.reviewedAt} />
      <Approvals storeId={id} pages={watch.pages} />
      <Visits looks={watch.looks} />
    </Stack>
  );
}

function HowFar({ watch }: { watch: PaymentWatch }) {
  const t = useWords(paymentWords);
  if (!useIsLooking(watch)) return null;
  return (
    <Panel title={t('looking')}>
      <Progress value={100} animated aria-label={t('looking')} />
      <Text size="sm" mt={8} aria-live="polite">
        {t(watch.looking ? 'lookingText' : 'lookingSoon')}
      </Text>
    </Panel>
  );
}
