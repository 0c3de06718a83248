import { Group, Text } from '@mantine/core';
import { listDeliveries, type Delivery } from '#contract/notify';
import type { IncidentDetail } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from './page.module.css';
import { incidentPageWords } from './words.ts';

/** Who was told, and whether it arrived. */
export function WhoKnows({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const deliveries = useCall(
    listDeliveries,
    { query: { incidentId: incident.id, limit: 50 } },
    { live: ['delivery', 'incident'] },
  );
  const { data } = deliveries;
  return (
    <Panel title={t('whoKnows')}>
      <ErrorNote error={deliveries.error} onRetry={deliveries.refetch} />
      {data?.items.length === 0 && (
        <>
          <Text size="sm" c="dimmed">
            {t('noNotices')}
          </Text>
          <Text size="sm" mt={4}>
            <Link to="/channels/rules">{t('toRules')}</Link>
          </Text>
        </>
      )}
      {data?.items.map((delivery) => (
        <Told key={delivery.id} delivery={delivery} />
      ))}
    </Panel>
  );
}

const tone = (state: Delivery['state']) =>
  state === 'sent'
    ? 'var(--up)'
    : state === 'dead'
      ? 'var(--down)'
      : state === 'retrying'
        ? 'var(--degraded)'
        : undefined;

function Told({ delivery }: { delivery: Delivery }) {
  const t = useWords(incidentPageWords);
  return (
    <div className={classes.monitor}>
      <Group justify="space-between" gap="2px 12px">
        <Text size="sm" fw={550}>
          {delivery.channelName}
        </Text>
        <Text size="xs" fw={600} c={tone(delivery.state) ?? 'dimmed'}>
          {t(`told_${delivery.state}`)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" component="div">
        <Instant of={delivery.sentAt ?? delivery.createdAt} />
        {delivery.receipt && (
          <>
            {' '}
            · <span className="plain">{delivery.receipt}</span>
          </>
        )}
      </Text>
      {delivery.error && delivery.state !== 'sent' && (
        <Text size="xs" c={delivery.state === 'skipped' ? 'dimmed' : 'var(--down)'} className="plain">
          {delivery.error}
        </Text>
      )}
    </div>
  );
}
