import { Button, Collapse, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronRight } from '@tabler/icons-react';
import { listChannels, listDeliveries, retryDelivery, type Delivery } from '#contract/notify';
import { Link } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Facts, PlainBlock } from '../../kit/Evidence.tsx';
import { Age, Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { deliveryWords } from './delivery.words.ts';
import classes from './log.module.css';

/** One notice; opened, it shows the text, the receipt, the error and the tries. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const t = useWords(deliveryWords);
  const [opened, { toggle }] = useDisclosure();
  const key = `kind_${delivery.kind}`;
  const kind = key in deliveryWords.en ? t(key as 'kind_opened') : delivery.kind;
  const about = delivery.incidentNumber === null ? kind : `${kind} #${delivery.incidentNumber}`;
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.line} onClick={toggle} aria-expanded={opened}>
        <span className={classes.state} data-state={delivery.state}>
          {t(`state_${delivery.state}`)}
        </span>
        <span style={{ minWidth: 0 }}>
          <Text size="sm" fw={550} lineClamp={2}>
            {about} → {delivery.channelName || t('gone')}
          </Text>
          <Text
            size="xs"
            c={delivery.error && delivery.state !== 'sent' && delivery.state !== 'skipped' ? 'var(--down)' : 'dimmed'}
            lineClamp={2}
          >
            {delivery.state === 'sent'
              ? delivery.text.split('\n')[0]
              : (delivery.error ?? delivery.text.split('\n')[0])}
          </Text>
        </span>
        <Text size="xs" c="dimmed" component="span">
          <Instant of={delivery.sentAt ?? delivery.createdAt} />
        </Text>
        <IconChevronRight size={16} className={classes.arrow} data-opened={opened || undefined} />
      </UnstyledButton>
      <Collapse expanded={opened}>{opened && <Inside delivery={delivery} />}</Collapse>
    </li>
  );
}

function Inside({ delivery }: { delivery: Delivery }) {
  const t = useWords(deliveryWords);
  const can = useCan();
  const again = useChange(retryDelivery, {
    stale: [listDeliveries, listChannels],
    onDone: () => notifications.show({ message: t('retried') }),
  });
  const tries = (
    <>
      {t('attempts', { n: delivery.attempts })}
      {delivery.nextTryAt && delivery.state === 'retrying' && (
        <>
          , {t('nextTry', { when: '' })}
          <Age of={delivery.nextTryAt} />
        </>
      )}
    </>
  );
  const about = delivery.incidentId && (
    <Link to={`/incidents/${delivery.incidentId}`}>{t('incident', { number: delivery.incidentNumber ?? '' })}</Link>
  );
  return (
    <div className={classes.inside}>
      <Facts
        of={[
          [t('receipt'), delivery.receipt],
          [t('error'), delivery.error],
          [t('tries'), tries],
          [t('about'), about],
        ]}
      />
      {delivery.text && <PlainBlock label={t('message')}>{delivery.text}</PlainBlock>}
      {delivery.state === 'dead' && can('notices.write') && (
        <div>
          <Button size="xs" loading={again.isPending} onClick={() => again.mutate({ params: { id: delivery.id } })}>
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
