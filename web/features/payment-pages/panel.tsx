import { Button, Group, Stack, Text } from '@mantine/core';
import { listPaymentPages } from '#contract/payment-pages';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { LookNow } from './look-now.tsx';
import { LastLook, Standing } from './standing.tsx';
import { paymentWords } from './words.ts';

/** On the store's own page: how its payment pages stand, or the way to begin to watch them. */
export function PaymentPagesOfStore({ storeId }: { storeId: string }) {
  const t = useWords(paymentWords);
  const can = useCan()('audits.run');
  const { data } = useCall(listPaymentPages, { query: { storeId, limit: 1 } }, { live: ['audit'], about: storeId });
  if (!data) return null;
  const [row] = data.items;
  const to = `/payment-pages/stores/${storeId}`;
  return (
    <Panel
      title={t('title')}
      actions={
        row && (
          <Link to={to} size="sm">
            {t('whatRuns')}
          </Link>
        )
      }
    >
      {row ? (
        <Group justify="space-between" gap="sm">
          <Group gap="6px 18px">
            <Standing of={row} />
            <LastLook of={row} />
          </Group>
          <LookNow quiet of={row} />
        </Group>
      ) : (
        <Stack gap="sm" align="start">
          <Text size="sm" c="dimmed">
            {t('unwatched')}
          </Text>
          {can && (
            <Button variant="default" size="compact-sm" renderRoot={asLink(to)}>
              {t('begin')}
            </Button>
          )}
        </Stack>
      )}
    </Panel>
  );
}
