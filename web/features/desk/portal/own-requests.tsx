import { Button, Skeleton, Text } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { listRequests } from '#contract/desk';
import { asLink, Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Age } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { RequestStateBadge } from '../badges.tsx';
import classes from './portal.module.css';
import { portalWords } from './words.ts';

/** What was asked for and is not done; what waits for the reader stands first. */
export function OwnRequests() {
  const t = useWords(portalWords);
  const can = useCan();
  const requests = useCall(
    listRequests,
    { query: { state: 'active', limit: 50 } },
    { live: ['request'], enabled: can('requests.read') },
  );
  const { data, error } = requests;
  if (!can('requests.read')) return null;
  if (error && !data) return <ErrorNote error={error} onRetry={requests.refetch} />;
  if (!data) return <Skeleton height={140} />;
  const mineFirst = data.items.toSorted((a, b) => Number(b.turn === 'client') - Number(a.turn === 'client'));
  return (
    <Panel
      title={t('requests')}
      actions={
        <Link to="/requests?state=all" size="sm">
          {t('all')}
        </Link>
      }
    >
      {data.total === 0 && (
        <EmptyState
          icon={IconMessages}
          title={t('noRequests')}
          action={
            can('requests.open') && (
              <Button variant="default" renderRoot={asLink('/requests/new')}>
                {t('write')}
              </Button>
            )
          }
        >
          {t('noRequestsText')}
        </EmptyState>
      )}
      <ul className={classes.lines}>
        {mineFirst.map((request) => (
          <li key={request.id} data-mine={request.turn === 'client' || undefined}>
            <span className={classes.what}>
              <Link plain fw={550} to={`/requests/${request.id}`}>
                #{request.number} {request.topic}
              </Link>
              <Text size="xs" c="dimmed" component="span">
                {[request.store?.name, request.requester].filter(Boolean).join(' · ')} · <Age of={request.changedAt} />
              </Text>
            </span>
            <RequestStateBadge request={request} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
