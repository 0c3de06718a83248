import { Button, Group, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { listPaymentReviews } from '#contract/payment-pages';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { ReportMenu } from '../../../kit/ReportMenu.tsx';
import { useWords } from '../../../kit/words.ts';
import { ReviewDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';

/** Who looked through it all and when, each with its evidence to take away. */
export function Reviews({ storeId, reviewedAt }: { storeId: string; reviewedAt: string | null }) {
  const t = useWords(paymentWords);
  const f = useFormat();
  const can = useCan()('findings.write');
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useCall(
    listPaymentReviews,
    { params: { id: storeId }, query: { limit: 60 } },
    { live: ['audit'], about: storeId },
  );
  return (
    <Panel
      title={t('reviews')}
      actions={
        can && (
          <Button size="compact-sm" leftSection={<IconChecklist size={14} />} onClick={() => setAsking(true)}>
            {t('review')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {t(data?.items.length === 0 ? 'noReviews' : 'reviewsText')}
      </Text>
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      <ul className={classes.lines} data-scrolls>
        {data?.items.map(({ id, at, since, by, note }) => (
          <li key={id}>
            <Group justify="space-between" gap="6px 14px">
              <div className={classes.grows}>
                <Text size="sm" fw={600}>
                  {f.short(at)}, {by}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('covers', { from: f.date(since), to: f.date(at) })}
                </Text>
                {note && (
                  <Text size="sm" className={classes.wraps}>
                    {note}
                  </Text>
                )}
              </div>
              <ReportMenu
                label={t('evidence')}
                href={(ending, language) => `/api/payment-reviews/${id}/report.${ending}?language=${language}`}
              />
            </Group>
          </li>
        ))}
      </ul>
      <ReviewDialog opened={asking} onClose={() => setAsking(false)} storeId={storeId} reviewedAt={reviewedAt} />
    </Panel>
  );
}
